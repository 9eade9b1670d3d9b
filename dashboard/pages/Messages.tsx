import { Button, Select } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { MessageStatus } from '../../worker/model/message.ts'
import { ago, dateTime, shortId } from '../format.ts'
import { useMember } from '../me.ts'
import { Badge, Code } from '../parts/Badge.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { messagesQuery, scenariosQuery } from '../queries.ts'
import { LinkButton } from '../parts/LinkButton.tsx'
import { statusTone } from '../statusTone.ts'
import { t, tOf } from '../words.ts'
import { MessagePanel } from './MessagePanel.tsx'
import '../style/messages.css'

const route = getRouteApi('/messages')

const statuses: readonly MessageStatus[] = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'opened',
  'clicked',
  'converted',
  'skipped',
  'deferred',
  'held-out',
  'failed',
  'parked',
  'bounced',
  'complained',
  'unsubscribed',
]

export function Messages() {
  const { site } = useMember()
  const { status, scenario, id, customer } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(messagesQuery({ status, scenario }))
  const scenarios = useQuery(scenariosQuery())
  const filtered = status !== undefined || scenario !== undefined
  const change = (part: { status?: string | undefined; scenario?: string | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true })
  return (
    <Page title={t('nav.messages')} subtitle={t('messages.subtitle')}>
      <div className="filters">
        <Select
          data-filter
          aria-label={t('messages.status')}
          placeholder={t('messages.anyStatus')}
          clearable
          data={statuses.map((value) => ({ value, label: tOf('status', value) }))}
          value={status ?? null}
          onChange={(value) => change({ status: value ?? undefined })}
          style={{ width: 220 }}
        />
        <Select
          aria-label={t('messages.scenario')}
          placeholder={t('messages.anyScenario')}
          clearable
          data={(scenarios.data?.items ?? []).map((row) => ({ value: row.id, label: tOf('scenario', row.id) }))}
          value={scenario ?? null}
          onChange={(value) => change({ scenario: value ?? undefined })}
          style={{ width: 260 }}
        />
      </div>
      <div className={id ? 'messageSplit' : ''}>
        <section className="card">
          <Loaded query={query}>
            {({ pages }) => {
              const rows = pages.flatMap(({ items }) => items)
              return rows.length === 0 ? (
                <Empty
                  icon={IconMail}
                  title={t(filtered ? 'messages.noneFound' : 'messages.none')}
                  text={t(filtered ? 'messages.noneFoundText' : 'messages.noneText')}
                >
                  {filtered ? (
                    <Button onClick={() => change({ status: undefined, scenario: undefined })}>
                      {t('clearFilter')}
                    </Button>
                  ) : (
                    <LinkButton to="/scenarios" variant="filled">
                      {t('home.goScenarios')}
                    </LinkButton>
                  )}
                </Empty>
              ) : (
                <>
                  <DataTable
                    label={t('nav.messages')}
                    rows={rows}
                    rowId={(row) => row.id}
                    chosen={id}
                    onOpen={(row) =>
                      void navigate({ search: (old) => ({ ...old, id: row.id, customer: row.customer }) })
                    }
                    columns={[
                      {
                        id: 'when',
                        head: t('messages.when'),
                        cell: ({ at }) => (
                          <span className="muted" title={dateTime(at, site.timeZone)}>
                            {ago(at)}
                          </span>
                        ),
                      },
                      {
                        id: 'what',
                        fill: true,
                        head: t('messages.what'),
                        cell: (row) => <span className="medium">{tOf('scenario', row.scenario)}</span>,
                      },
                      {
                        id: 'channel',
                        head: t('messages.channel'),
                        wide: true,
                        cell: ({ channel }) => (channel ? tOf('channel', channel) : <span className="dim">–</span>),
                      },
                      {
                        id: 'customer',
                        head: t('live.customer'),
                        wide: true,
                        cell: (row) => <span className="mono">{shortId(row.customer)}</span>,
                      },
                      {
                        id: 'status',
                        head: t('live.state'),
                        cell: (row) => <Badge tone={statusTone(row.status)}>{tOf('status', row.status)}</Badge>,
                      },
                      {
                        id: 'reason',
                        head: t('messages.reason'),
                        cell: ({ reason }) => (reason ? <Code title={tOf('reason', reason)}>{reason}</Code> : null),
                      },
                    ]}
                  />
                  {query.hasNextPage ? (
                    <div className="more">
                      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                        {t('more')}
                      </Button>
                    </div>
                  ) : null}
                </>
              )
            }}
          </Loaded>
        </section>
        {id ? (
          <MessagePanel
            key={id}
            id={id}
            customer={customer ?? ''}
            close={() =>
              void navigate({ search: (old) => ({ ...old, id: undefined, customer: undefined, tab: undefined }) })
            }
          />
        ) : null}
      </div>
    </Page>
  )
}
