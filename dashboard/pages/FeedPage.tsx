import { Button } from '@mantine/core'
import { IconRefresh, IconSettings, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { send } from '../client.ts'
import { ago, dateTime, everyText, number } from '../format.ts'
import { useMember } from '../me.ts'
import { Badge } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { JobProgress } from '../parts/JobLine.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Page } from '../parts/Page.tsx'
import { toast } from '../parts/toasts.ts'
import { feedQuery, isRunning, jobsQuery } from '../queries.ts'
import type { FeedDetail } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { FeedErrors } from './FeedErrors.tsx'
import { FeedLog } from './FeedLog.tsx'
import '../style/catalog.css'
import { May } from '../parts/May.tsx'

const route = getRouteApi('/catalog/feeds/$source')

/** One source: its health and set-up, what runs, what waits for a word, its errors and its log. */
export function FeedPage() {
  const { source } = route.useParams()
  const query = useQuery(feedQuery(source))
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: ({ method, path }: { method: 'POST' | 'DELETE'; path: string; done: string }) => send(method, path),
    onSuccess: (_, { done }) => {
      toast({ tone: 'ok', title: done })
      return queries.invalidateQueries()
    },
    onError: (error) => toast({ tone: 'bad', title: t('feeds.notSynced'), detail: error.message }),
  })
  const feed = query.data
  return (
    <Page
      title={source}
      changes="PUT /api/feeds/:id"
      crumb={<Link to="/catalog/feeds">{t('catalog.feeds')}</Link>}
      badges={
        feed ? (
          <Badge tone={feed.health.state}>
            {feed.health.because[0] === undefined ? t('feeds.stateOk') : tOf('feeds.because', feed.health.because[0])}
          </Badge>
        ) : null
      }
      actions={
        <May call="PUT /api/feeds/:id">
          <LinkButton to="/catalog/feeds/add" search={{ source }} leftSection={<IconSettings size={16} />}>
            {t('feeds.edit')}
          </LinkButton>
          {feed?.url === undefined ? null : (
            <Button
              variant="filled"
              leftSection={<IconRefresh size={16} />}
              loading={act.isPending}
              onClick={() =>
                act.mutate({ method: 'POST', path: `/api/feeds/${source}/pull`, done: t('feeds.syncing') })
              }
            >
              {t('feeds.sync')}
            </Button>
          )}
        </May>
      }
    >
      <Loaded query={query}>
        {(loaded) => (
          <div className="split">
            <div className="stack">
              {loaded.held === undefined ? null : (
                <Notice tone="warn">
                  {t('feeds.refused', { why: loaded.held })}
                  <May call="POST /api/feeds/:id/apply">
                    <div className="row wrap tight" style={{ marginTop: 8 }}>
                      {loaded.canApply ? (
                        <Button
                          size="compact-xs"
                          onClick={() =>
                            act.mutate({
                              method: 'POST',
                              path: `/api/feeds/${source}/apply`,
                              done: t('feeds.applying'),
                            })
                          }
                        >
                          {t('feeds.apply')}
                        </Button>
                      ) : null}
                      <Button
                        size="compact-xs"
                        onClick={() =>
                          act.mutate({
                            method: 'DELETE',
                            path: `/api/feeds/${source}/refused`,
                            done: t('feeds.forgotten'),
                          })
                        }
                      >
                        {t('feeds.forget')}
                      </Button>
                    </div>
                  </May>
                </Notice>
              )}
              <Running source={source} />
              <FeedErrors feed={loaded} />
              <FeedLog log={loaded.log} />
            </div>
            <Facts feed={loaded} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** The job that works on this source right now. */
function Running({ source }: { source: string }) {
  const job = useQuery(jobsQuery()).data?.items.find((one) => one.about === source && isRunning(one))
  if (job === undefined) return null
  return (
    <Card title={tOf('job', job.name)}>
      <div className="cardBody">
        <JobProgress job={job} />
      </div>
    </Card>
  )
}

function Facts({ feed }: { feed: FeedDetail }) {
  const { site } = useMember()
  const facts: [string, string][] = [
    [t('feeds.products'), number(feed.products)],
    [t('feeds.last'), feed.lastImportAt === null ? t('feeds.never') : ago(feed.lastImportAt)],
    [t('feeds.next'), feed.nextPullAt === undefined ? t('feeds.byHand') : dateTime(feed.nextPullAt, site.timeZone)],
    [t('feeds.schedule'), feed.everyMinutes === undefined ? t('feeds.byHand') : everyText(feed.everyMinutes)],
    [t('feeds.address'), feed.url ?? t('feeds.noAddress')],
    [t('feeds.access'), accessText(feed.auth)],
    [t('feeds.format'), feed.foundFormat],
    [t('feeds.mode'), t(feed.mode === 'full' ? 'feeds.modeFull' : 'feeds.modeDelta')],
  ]
  return (
    <Card title={t('feeds.health')}>
      <div className="cardBody">
        {feed.health.because.length === 0 ? null : (
          <p className={feed.health.state} style={{ marginBottom: 8 }}>
            {feed.health.because.map((word) => tOf('feeds.because', word)).join(', ')}
          </p>
        )}
        <dl className="facts">
          {facts.map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd className="clip" title={value}>
                {value}
              </dd>
            </Fragment>
          ))}
        </dl>
      </div>
      <May call="DELETE /api/feeds/:id">
        <div className="section">
          <Remove source={feed.source} />
        </div>
      </May>
    </Card>
  )
}

const accessText = (auth: FeedDetail['auth']): string =>
  auth === null
    ? t('feeds.accessNone')
    : auth.kind === 'basic'
      ? t('feeds.accessBasic', { user: auth.user })
      : t('feeds.accessHeader', { name: auth.name })

/** Removing takes a second press: the set-up cannot be read back, since its secret is never told. */
function Remove({ source }: { source: string }) {
  const [asking, setAsking] = useState(false)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => send('DELETE', `/api/feeds/${source}`),
    onSuccess: async () => {
      toast({ tone: 'ok', title: t('feeds.deleted', { name: source }) })
      await navigate({ to: '/catalog/feeds' })
      await queries.invalidateQueries()
    },
    onError: (error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
  })
  if (!asking) {
    return (
      <Button size="compact-xs" leftSection={<IconTrash size={14} />} onClick={() => setAsking(true)}>
        {t('feeds.delete')}
      </Button>
    )
  }
  return (
    <div role="alert">
      <p className="small" style={{ marginBottom: 8 }}>
        {t('feeds.deleteAsk')}
      </p>
      <div className="row wrap tight">
        <Button size="compact-xs" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('feeds.delete')}
        </Button>
        <Button size="compact-xs" onClick={() => setAsking(false)}>
          {t('feeds.keep')}
        </Button>
      </div>
    </div>
  )
}
