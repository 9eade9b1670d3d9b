import { Button } from '@mantine/core'
import { IconChartLine, IconTable } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { serverNow } from '../serverClock.ts'
import { blockTitle } from '../blockTitle.ts'
import { dateTime, money, roundMoney, number, percent, zoneName } from '../format.ts'
import { useMember } from '../me.ts'
import { Card } from '../parts/Card.tsx'
import { Chart, type Line } from '../parts/Chart.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { blocksQuery, homeQuery } from '../queries.ts'
import type { Home as HomeData } from '../shapes.ts'
import { Segmented } from '../parts/Segmented.tsx'
import { t } from '../words.ts'
import { Attention, Checklist, Health } from './HomeHealth.tsx'
import { HomeSkeleton } from './HomeSkeleton.tsx'
import '../style/home.css'

const route = getRouteApi('/')

export function Home() {
  const { site } = useMember()
  const { days = '28' } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(homeQuery(days === '7' ? '7' : '28'))
  return (
    <Page
      title={t('nav.home')}
      subtitle={`${dateTime(serverNow(), site.timeZone)}, ${zoneName(site.timeZone)}`}
      actions={
        <Segmented
          label={t('home.period')}
          value={days}
          onChange={(value) => void navigate({ search: (old) => ({ ...old, days: value }) })}
          data={['7', '28'].map((value) => ({ value, label: t('home.days', { n: value }) }))}
        />
      }
    >
      <Loaded query={query} skeleton={<HomeSkeleton />}>
        {(home) => (
          <div className="homeGrid">
            <div className="homeLeft">
              <Numbers home={home} days={days} />
              <Earned home={home} />
            </div>
            <div className="homeRight">
              <Attention home={home} />
              <Health home={home} checkedAt={query.dataUpdatedAt} />
              <Checklist home={home} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Numbers({ home, days }: { home: HomeData; days: string }) {
  const { show = 'revenue', view = 'chart' } = route.useSearch()
  const navigate = route.useNavigate()
  const { totals, series } = home
  const inMoney = useCallback((value: number) => money(value, totals.currency), [totals.currency])
  const onAxis = useCallback((value: number) => roundMoney(value, totals.currency), [totals.currency])
  const at = useMemo(() => series.map(({ day }) => Date.parse(day)), [series])
  const lines = useMemo<Line[]>(
    () =>
      show === 'events'
        ? [{ label: t('home.events'), values: series.map(({ events }) => events), colour: '--chart-1', area: true }]
        : [
            { label: t('home.revenue'), values: series.map(({ revenue }) => revenue), colour: '--chart-1', area: true },
            {
              label: t('home.attributed'),
              values: series.map(({ attributedRevenue }) => attributedRevenue),
              colour: '--chart-2',
            },
          ],
    [series, show],
  )
  const attributed = series.reduce((sum, { attributedRevenue }) => sum + attributedRevenue, 0)
  return (
    <Card
      title={t(show === 'events' ? 'home.eventsTitle' : 'home.revenueTitle')}
      actions={
        <>
          <Segmented
            small
            label={t('home.what')}
            value={show}
            onChange={(value) => void navigate({ search: (old) => ({ ...old, show: value }) })}
            data={[
              { value: 'revenue', label: t('home.revenue') },
              { value: 'events', label: t('home.events') },
            ]}
          />
          <Button
            variant="subtle"
            leftSection={view === 'table' ? <IconChartLine size={16} /> : <IconTable size={16} />}
            onClick={() => void navigate({ search: (old) => ({ ...old, view: view === 'table' ? 'chart' : 'table' }) })}
          >
            {t(view === 'table' ? 'home.asChart' : 'home.asTable')}
          </Button>
        </>
      }
    >
      <dl className="numbers">
        <Figure
          label={t('home.revenueIn', { n: days })}
          value={inMoney(totals.revenue)}
          note={t('home.orders', { n: totals.orders })}
        />
        <Figure
          label={t('home.attributed')}
          value={inMoney(attributed)}
          note={
            totals.revenue > 0 ? t('home.share', { share: percent(attributed / totals.revenue) }) : t('home.noOrders')
          }
        />
        <Figure
          label={t('home.customers')}
          value={number(totals.customers)}
          note={t('home.eventsCount', { n: totals.events })}
        />
        <Figure
          label={t('home.messagesSent')}
          value={number(totals.messagesSent)}
          note={t('home.clicks', { n: totals.blockClicks })}
        />
      </dl>
      <div className="cardBody">
        {view === 'table' ? (
          <div className="chartTable" tabIndex={0} role="region" aria-label={t('home.asTable')}>
            <DataTable
              label={t('home.asTable')}
              rows={[...series].reverse()}
              rowId={({ day }) => day}
              columns={[
                { id: 'day', head: t('home.day'), cell: ({ day }) => day },
                { id: 'events', head: t('home.events'), right: true, cell: ({ events }) => number(events) },
                { id: 'orders', head: t('home.ordersHead'), right: true, cell: ({ orders }) => number(orders) },
                { id: 'revenue', head: t('home.revenue'), right: true, cell: ({ revenue }) => inMoney(revenue) },
                {
                  id: 'attributed',
                  head: t('home.attributed'),
                  right: true,
                  cell: ({ attributedRevenue }) => inMoney(attributedRevenue),
                },
              ]}
            />
          </div>
        ) : (
          <Chart label={t('home.chartLabel')} days={at} lines={lines} format={show === 'events' ? number : onAxis} />
        )}
      </div>
    </Card>
  )
}

const Figure = ({ label, value, note }: { label: string; value: string; note: string }) => (
  <div>
    <dt className="small muted">{label}</dt>
    <dd className="figure">{value}</dd>
    <dd className="small muted">{note}</dd>
  </div>
)

function Earned({ home }: { home: HomeData }) {
  const navigate = route.useNavigate()
  const known = useQuery(blocksQuery()).data?.items ?? []
  const titles = new Map(known.map((block) => [block.id, blockTitle(block)]))
  const rows = home.blocks.filter(({ impressions }) => impressions > 0)
  return (
    <Card title={t('home.earned')} note={t('home.earnedNote')}>
      {rows.length === 0 ? (
        <p className="cardBody muted">{t('home.earnedNone')}</p>
      ) : (
        <DataTable
          label={t('home.earned')}
          rows={rows}
          rowId={({ id }) => id}
          onOpen={({ id }) => void navigate({ to: '/blocks/$id', params: { id } })}
          columns={[
            {
              id: 'name',
              fill: true,
              head: t('home.block'),
              cell: ({ id }) => (
                <span className="medium" title={id}>
                  {titles.get(id) ?? id}
                </span>
              ),
            },
            { id: 'seen', head: t('home.seen'), right: true, cell: ({ impressions }) => number(impressions) },
            { id: 'clicks', head: t('home.clicksHead'), right: true, cell: ({ clicks }) => number(clicks) },
            {
              id: 'rate',
              head: t('home.rate'),
              right: true,
              wide: true,
              cell: ({ clicks, impressions }) => percent(clicks / impressions),
            },
            { id: 'orders', head: t('home.ordersHead'), right: true, wide: true, cell: ({ orders }) => number(orders) },
            {
              id: 'revenue',
              head: t('home.revenue'),
              right: true,
              cell: ({ revenue }) => <b className="strong">{money(revenue, home.totals.currency)}</b>,
            },
          ]}
        />
      )}
    </Card>
  )
}
