import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { dateTime, money, roundMoney } from '../format.ts'
import { useMember } from '../me.ts'
import { Chart, type Line } from '../parts/Chart.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { pricesQuery } from '../queries.ts'
import type { ProductDetail, VariantPrices } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { variantName } from './variantName.ts'

/** What a product cost day by day, the lowest of 30 days beside it, and each change with its moment. */
export function ProductHistory({ product }: { product: ProductDetail }) {
  const query = useQuery(pricesQuery(product.id))
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <div className="section">
      <h3>{t('catalog.priceHistory')}</h3>
      <Loaded query={query} skeleton={<SkeletonLines lines={4} />}>
        {({ items }) => {
          // The variant whose price moved most says most.
          const busiest = items.toSorted((a, b) => b.changes - a.changes)[0]
          const shown = items.find(({ variantId }) => variantId === chosen) ?? busiest
          if (shown === undefined || shown.changes === 0) return <p className="small muted">{t('catalog.noHistory')}</p>
          return (
            <>
              {items.length > 1 ? (
                <Select
                  size="xs"
                  aria-label={t('catalog.historyOf')}
                  allowDeselect={false}
                  data={items.map(({ variantId }) => ({ value: variantId, label: variantName(product, variantId) }))}
                  value={shown.variantId}
                  onChange={setChosen}
                  style={{ maxWidth: 220, marginBottom: 6 }}
                />
              ) : null}
              {shown.days.length > 1 ? <PriceChart prices={shown} /> : null}
              {shown.lowestPrice30 === undefined ? null : (
                <p className="small muted">
                  {t('price.lowest', { price: money(shown.lowestPrice30, shown.currency) })}
                </p>
              )}
            </>
          )
        }}
      </Loaded>
      <Changes product={product} />
    </div>
  )
}

function PriceChart({ prices }: { prices: VariantPrices }) {
  const { currency } = prices
  const days = useMemo(() => prices.days.map(({ day }) => day), [prices])
  const lines = useMemo<Line[]>(
    () => [
      { label: t('catalog.priceLine'), values: prices.days.map(({ price }) => price), colour: '--chart-1', area: true },
      {
        label: t('catalog.lowestLine'),
        values: prices.days.map(({ lowest }) => lowest),
        colour: '--chart-2',
        dashed: true,
      },
    ],
    [prices],
  )
  const format = useCallback((value: number) => roundMoney(value, currency), [currency])
  return <Chart label={t('catalog.priceHistory')} days={days} lines={lines} format={format} height={150} />
}

const shownChanges = 8

function Changes({ product }: { product: ProductDetail }) {
  const { site } = useMember()
  if (product.history === undefined || product.history.length === 0) return null
  return (
    <>
      <h3 style={{ marginTop: 10 }}>{t('catalog.history')}</h3>
      <ul className="lines small">
        {product.history.slice(0, shownChanges).map((change) => (
          <li key={`${change.at}${change.variantId ?? ''}`} className="row">
            <span className="dim num">{dateTime(change.at, site.timeZone)}</span>
            <span className="push num">
              {[
                money(change.price, change.currency),
                product.variants.length > 1 ? variantName(product, change.variantId) : '',
                change.availability === 'in-stock' ? '' : tOf('stock', change.availability),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
