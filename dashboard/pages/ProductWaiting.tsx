import { useQuery } from '@tanstack/react-query'
import { ago, dateTime } from '../format.ts'
import { useMember } from '../me.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { waitingQuery } from '../queries.ts'
import type { ProductDetail } from '../shapes.ts'
import { t, tOf } from '../words.ts'

/** How many customers wait for a product to be back or cheaper, or hold it; and what they are about to be told. */
export function ProductWaiting({ product }: { product: ProductDetail }) {
  const { site } = useMember()
  const query = useQuery(waitingQuery(product.id))
  const variantOf = (id: string | undefined): string => {
    const variant = product.variants.find((known) => known.id === id)
    return variant === undefined || product.variants.length < 2 ? '' : Object.values(variant.options).join(', ')
  }
  return (
    <div className="section">
      <h3>{t('product.waiting')}</h3>
      <Loaded query={query} skeleton={<SkeletonLines lines={2} />}>
        {({ items, oldestAt, lastDrainedAt, settling }) => (
          <>
            {items.length === 0 ? (
              <p className="small muted">{t('product.waitingNone')}</p>
            ) : (
              <ul className="lines small">
                {items.map(({ kind, variantId, customers }) => (
                  <li key={`${kind}${variantId ?? ''}`} className="row">
                    <span className="medium num">{t('product.customers', { n: customers })}</span>
                    <span className="grow clip muted">
                      {[tOf('product.wait', kind), variantOf(variantId)].filter(Boolean).join(', ')}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {oldestAt === null ? null : <p className="help">{t('product.waitsSince', { when: ago(oldestAt) })}</p>}
            {lastDrainedAt === null ? null : (
              <p className="help">{t('product.toldAt', { when: ago(lastDrainedAt) })}</p>
            )}
            {settling.length === 0 ? null : (
              <p className="help">
                {t('product.settling', {
                  when: dateTime(Math.min(...settling.map(({ dueAt }) => dueAt)), site.timeZone),
                })}
              </p>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
