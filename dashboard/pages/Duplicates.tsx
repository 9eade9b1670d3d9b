import { Button } from '@mantine/core'
import { IconCopy, IconRefresh } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { send } from '../client.ts'
import { number } from '../format.ts'
import { Badge } from '../parts/Badge.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { Price } from '../parts/Price.tsx'
import { Segmented } from '../parts/Segmented.tsx'
import { Thumb } from '../parts/Thumb.tsx'
import { toast } from '../parts/toasts.ts'
import { duplicatesQuery } from '../queries.ts'
import type { DuplicateRow } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { May } from '../parts/May.tsx'

const route = getRouteApi('/catalog/duplicates')
const states = ['open', 'same', 'dismissed'] as const
type State = (typeof states)[number]

/** Products that look like one, surest first: people say whether they are. */
export function Duplicates() {
  const { state: asked } = route.useSearch()
  const state = states.find((one) => one === asked) ?? 'open'
  const navigate = route.useNavigate()
  const client = useQueryClient()
  const query = useInfiniteQuery(duplicatesQuery(state))
  const refresh = () => void client.invalidateQueries()
  const failed = (error: Error) => toast({ title: t('notSaved'), detail: error.message, tone: 'bad' })
  const find = useMutation({
    mutationFn: () => send('POST', '/api/jobs/find-duplicates'),
    onSuccess: refresh,
    onError: failed,
  })
  const decide = useMutation({
    mutationFn: ({ id, to }: { id: string; to: State }) =>
      send('PATCH', `/api/duplicates/${encodeURIComponent(id)}`, { state: to }),
    onSuccess: (_, { id, to }) => {
      refresh()
      if (to === state) return
      toast({ title: t(`duplicates.${to}Done`), tone: 'ok', undo: () => decide.mutate({ id, to: state }) })
    },
    onError: failed,
  })
  return (
    <Page
      title={t('duplicates.title')}
      changes="PATCH /api/duplicates/:id"
      crumb={<Link to="/catalog">{t('nav.catalog')}</Link>}
      subtitle={t('duplicates.help')}
      actions={
        <May call="POST /api/jobs/find-duplicates">
          <Button leftSection={<IconRefresh size={16} />} loading={find.isPending} onClick={() => find.mutate()}>
            {t('duplicates.find')}
          </Button>
        </May>
      }
    >
      <div className="filters">
        <Segmented
          label={t('duplicates.state')}
          value={state}
          onChange={(value) => void navigate({ search: { state: value }, replace: true })}
          data={states.map((one) => ({ value: one, label: t(`duplicates.${one}`) }))}
        />
      </div>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          return (
            <section className="card">
              {rows.length === 0 ? (
                <Empty icon={IconCopy} title={t('duplicates.none')} text={t('duplicates.noneText')} />
              ) : (
                <ul>
                  {rows.map((row) => (
                    <Pair key={row.id} row={row} state={state} decide={(to) => decide.mutate({ id: row.id, to })} />
                  ))}
                </ul>
              )}
              {query.hasNextPage ? (
                <div className="more">
                  <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('more')}
                  </Button>
                </div>
              ) : null}
            </section>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Pair({ row, state, decide }: { row: DuplicateRow; state: State; decide: (to: State) => void }) {
  return (
    <li className="section">
      {row.products.map((product) => (
        <Link
          key={product.id}
          to="/catalog"
          search={{ product: product.id }}
          className="row"
          style={{ padding: '4px 0' }}
        >
          <Thumb src={product.imageUrl} size={36} />
          <span className="grow">
            <span className="medium clip block" title={product.title}>
              {product.title}
            </span>
            <span className="small dim clip block">{[product.brand, product.id].filter(Boolean).join(' · ')}</span>
          </span>
          <Price price={product.price} regular={product.regularPrice} currency={product.currency} />
        </Link>
      ))}
      <p className="row wrap" style={{ marginTop: 6 }}>
        <span className="num small">{number(row.score, { style: 'percent' })}</span>
        {row.because.map((reason) => (
          <Badge key={reason}>{tOf('duplicates', reason)}</Badge>
        ))}
        <May call="PATCH /api/duplicates/:id">
          <span className="row push">
            {state === 'open' ? (
              <>
                <Button size="compact-sm" onClick={() => decide('dismissed')}>
                  {t('duplicates.dismiss')}
                </Button>
                <Button size="compact-sm" onClick={() => decide('same')}>
                  {t('duplicates.markSame')}
                </Button>
              </>
            ) : (
              <Button size="compact-sm" onClick={() => decide('open')}>
                {t('duplicates.reopen')}
              </Button>
            )}
          </span>
        </May>
      </p>
    </li>
  )
}
