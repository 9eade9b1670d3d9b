import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { ago, money, number, percent } from '../format.ts'
import { Card } from '../parts/Card.tsx'
import { Chart, type Line } from '../parts/Chart.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Segmented } from '../parts/Segmented.tsx'
import { blockFunnelQuery } from '../queries.ts'
import type { BlockFunnelView } from '../shapes.ts'
import { t } from '../words.ts'
import '../style/funnel.css'

type View = 'chart' | 'days' | 'places'
type Days = '7' | '28' | '90'

/** What a live block did: seen, clicked, put into carts and bought, by day and by place. */
export function BlockFunnel({ id }: { id: string }) {
  const [days, setDays] = useState<Days>('28')
  const [view, setView] = useState<View>('chart')
  const query = useQuery(blockFunnelQuery(id, days))
  return (
    <Card
      title={t('funnel.title')}
      className="blockFunnel"
      actions={
        <>
          <Segmented
            small
            label={t('funnel.view')}
            value={view}
            onChange={setView}
            data={(['chart', 'days', 'places'] as const).map((value) => ({ value, label: t(`funnel.${value}`) }))}
          />
          <Segmented
            small
            label={t('funnel.window')}
            value={days}
            onChange={setDays}
            data={(['7', '28', '90'] as const).map((value) => ({ value, label: t('funnel.lastDays', { n: value }) }))}
          />
        </>
      }
    >
      <Loaded query={query}>{(funnel) => <Numbers funnel={funnel} view={view} />}</Loaded>
    </Card>
  )
}

function Numbers({ funnel, view }: { funnel: BlockFunnelView; view: View }) {
  return (
    <>
      <Steps funnel={funnel} />
      <div className="cardBody">
        {view === 'places' ? (
          <Places funnel={funnel} />
        ) : view === 'days' ? (
          <Days funnel={funnel} />
        ) : (
          <Course funnel={funnel} />
        )}
      </div>
    </>
  )
}

const rate = (share: number | null): string => (share === null ? '–' : percent(share))

/** Each step with its share of the one before, which is how long its bar is. */
function Steps({ funnel: { totals, currency } }: { funnel: BlockFunnelView }) {
  const steps = [
    {
      id: 'impressions',
      count: totals.impressions,
      share: totals.impressions > 0 ? 1 : 0,
      note: t('funnel.items', { n: totals.items }),
    },
    {
      id: 'clicks',
      count: totals.clicks,
      share: totals.clickRate ?? 0,
      note: t('funnel.perSeen', { share: rate(totals.clickRate) }),
    },
    {
      id: 'carts',
      count: totals.carts,
      share: totals.cartRate ?? 0,
      note: t('funnel.perClick', { share: rate(totals.cartRate) }),
    },
    {
      id: 'orders',
      count: totals.orders,
      share: totals.orderRate ?? 0,
      note: t('funnel.perClick', { share: rate(totals.orderRate) }),
    },
  ] as const
  return (
    <dl className="steps">
      {steps.map(({ id, count, share, note }) => (
        <div key={id}>
          <dt className="small muted">{t(`funnel.${id}`)}</dt>
          <dd className="figure">{number(count)}</dd>
          <dd className="stepBar" aria-hidden>
            {share > 0 ? <i style={{ width: `${Math.min(100, share * 100)}%` }} /> : null}
          </dd>
          <dd className="small muted">{note}</dd>
        </div>
      ))}
      <div>
        <dt className="small muted">{t('funnel.revenue')}</dt>
        <dd className="figure">{money(totals.revenue, currency)}</dd>
        <dd className="stepBar" aria-hidden />
        <dd className="small muted">
          {t('funnel.perThousand', {
            money: totals.revenuePerThousand === null ? '–' : money(totals.revenuePerThousand, currency),
          })}
        </dd>
      </div>
    </dl>
  )
}

function Course({ funnel: { days } }: { funnel: BlockFunnelView }) {
  const at = useMemo(() => days.map(({ day }) => Date.parse(day)), [days])
  const lines = useMemo<Line[]>(
    () => [
      { label: t('funnel.clicks'), values: days.map(({ clicks }) => clicks), colour: '--chart-1', area: true },
      { label: t('funnel.carts'), values: days.map(({ carts }) => carts), colour: '--chart-2' },
      { label: t('funnel.orders'), values: days.map(({ orders }) => orders), colour: '--chart-3', dashed: true },
    ],
    [days],
  )
  const format = useCallback((value: number) => number(value), [])
  return <Chart label={t('funnel.chartLabel')} days={at} lines={lines} format={format} height={180} />
}

function Days({ funnel: { days, currency } }: { funnel: BlockFunnelView }) {
  const count = (key: 'impressions' | 'items' | 'clicks' | 'carts' | 'orders') => ({
    id: key,
    head: t(`funnel.${key === 'items' ? 'itemsHead' : key}`),
    right: true,
    ...(key === 'items' ? { wide: true } : {}),
    cell: (row: BlockFunnelView['days'][number]) => number(row[key]),
  })
  return (
    <div className="funnelTable" tabIndex={0} role="region" aria-label={t('funnel.days')}>
      <DataTable
        label={t('funnel.days')}
        rows={[...days].reverse()}
        rowId={({ day }) => day}
        columns={[
          { id: 'day', head: t('home.day'), cell: ({ day }) => day },
          count('impressions'),
          count('items'),
          count('clicks'),
          {
            id: 'rate',
            head: t('home.rate'),
            right: true,
            cell: ({ clicks, impressions }) => (impressions > 0 ? percent(clicks / impressions) : '–'),
          },
          count('carts'),
          count('orders'),
          {
            id: 'revenue',
            head: t('funnel.revenue'),
            right: true,
            wide: true,
            cell: ({ revenue }) => money(revenue, currency),
          },
        ]}
      />
    </div>
  )
}

function Places({ funnel: { learnt, totals } }: { funnel: BlockFunnelView }) {
  if (learnt === null) return <p className="small muted">{t('funnel.noPlaces')}</p>
  return (
    <>
      <p className="small muted funnelNote">
        {t(`funnel.corrected.${learnt.correctedBy}`)} {t('funnel.learntAt', { when: ago(learnt.at) })}
      </p>
      <div className="funnelTable" tabIndex={0} role="region" aria-label={t('funnel.places')}>
        <DataTable
          label={t('funnel.places')}
          rows={learnt.places}
          rowId={({ place }) => String(place)}
          columns={[
            { id: 'place', head: t('funnel.place'), cell: ({ place }) => number(place) },
            { id: 'shown', head: t('funnel.itemsHead'), right: true, cell: ({ shown }) => number(shown) },
            { id: 'clicks', head: t('funnel.clicks'), right: true, cell: ({ clicks }) => number(clicks) },
            { id: 'rate', head: t('home.rate'), right: true, cell: ({ shown, clicks }) => percent(clicks / shown) },
            {
              id: 'looks',
              head: t('funnel.looks'),
              right: true,
              cell: ({ looks }) => (looks === undefined ? '–' : percent(looks)),
            },
          ]}
        />
      </div>
      <p className="small muted funnelNote">
        {t('funnel.tried', {
          shown: number(totals.tried),
          clicks: number(totals.triedClicks),
          share: totals.tried === 0 ? '–' : percent(totals.triedClicks / totals.tried),
        })}
      </p>
    </>
  )
}
