import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ago, dateTime, money, nameOf, number } from '../format.ts'
import { useMember } from '../me.ts'
import { CustomerName } from '../parts/CustomerName.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { CustomerSearch } from '../parts/CustomerSearch.tsx'
import { customersQuery } from '../queries.ts'
import type { CustomerRow } from '../shapes.ts'
import { LinkButton } from '../parts/LinkButton.tsx'
import { t } from '../words.ts'

const route = getRouteApi('/customers')

export function Customers() {
  const { site } = useMember()
  const { q = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(customersQuery({ q }))
  return (
    <Page
      title={t('nav.customers')}
      subtitle={t('customers.subtitle')}
      actions={
        <CustomerSearch value={q} onChange={(words) => void navigate({ search: { q: words }, replace: true })} />
      }
    >
      <section className="card">
        <Loaded query={query}>
          {({ pages }) => {
            const rows = pages.flatMap(({ items }) => items)
            return rows.length === 0 ? (
              <Empty
                icon={IconUsers}
                title={t(q === '' ? 'customers.none' : 'customers.noneFound')}
                text={t(q === '' ? 'customers.noneText' : 'customers.noneFoundText')}
              >
                {q === '' ? (
                  <LinkButton to="/settings" search={{ tab: 'keys' }}>
                    {t('live.getSnippet')}
                  </LinkButton>
                ) : (
                  <Button onClick={() => void navigate({ search: {} })}>{t('clearFilter')}</Button>
                )}
              </Empty>
            ) : (
              <>
                <List
                  rows={rows}
                  currency={site.currency}
                  open={(id) => void navigate({ to: '/customers/$id', params: { id } })}
                />
                {query.hasNextPage ? (
                  <div className="more">
                    <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                      {t('more')}
                    </Button>
                    <span className="small dim">{t('shown', { n: rows.length })}</span>
                  </div>
                ) : null}
              </>
            )
          }}
        </Loaded>
      </section>
    </Page>
  )
}

function List({
  rows,
  currency,
  open,
}: {
  rows: readonly CustomerRow[]
  currency: string
  open: (id: string) => void
}) {
  return (
    <DataTable
      label={t('nav.customers')}
      rows={rows}
      rowId={({ id }) => id}
      onOpen={({ id }) => open(id)}
      columns={[
        {
          id: 'name',
          fill: true,
          head: t('customers.name'),
          cell: ({ id, label, known }) => <CustomerName id={id} label={label} known={known} />,
        },
        {
          id: 'seen',
          head: t('customers.seen'),
          cell: ({ lastSeenAt }) => (
            <span className="muted" title={dateTime(lastSeenAt)}>
              {ago(lastSeenAt)}
            </span>
          ),
        },
        {
          id: 'where',
          head: t('customers.where'),
          wide: true,
          cell: ({ country, language }) => (
            <span className="muted">
              {[country ? nameOf('region', country) : '', language ? nameOf('language', language) : '']
                .filter(Boolean)
                .join(', ')}
            </span>
          ),
        },
        {
          id: 'cart',
          head: t('customers.cart'),
          right: true,
          wide: true,
          cell: ({ cartLines }) => (cartLines > 0 ? number(cartLines) : <span className="dim">–</span>),
        },
        { id: 'events', head: t('home.events'), right: true, wide: true, cell: ({ events }) => number(events) },
        { id: 'orders', head: t('home.ordersHead'), right: true, cell: ({ orders }) => number(orders) },
        {
          id: 'spent',
          head: t('customers.spent'),
          right: true,
          cell: (row) => money(row.spent, row.currency || currency),
        },
      ]}
    />
  )
}
