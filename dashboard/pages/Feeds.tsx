import { Button } from '@mantine/core'
import { IconHistory, IconPlus, IconRefresh, IconRss } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { send } from '../client.ts'
import { useMember } from '../me.ts'
import { Card } from '../parts/Card.tsx'
import { Empty } from '../parts/Empty.tsx'
import { JobLine } from '../parts/JobLine.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { SkeletonRows } from '../parts/Skeleton.tsx'
import { toast } from '../parts/toasts.ts'
import { feedsQuery, jobsQuery } from '../queries.ts'
import { t } from '../words.ts'
import { FeedTable } from './FeedTable.tsx'
import { FeedUpload } from './FeedUpload.tsx'
import { HeldChanges } from './HeldChanges.tsx'
import '../style/catalog.css'
import { May } from '../parts/May.tsx'

/** Every source of products, what they are doing, and the way in for a file. */
export function Feeds() {
  const { site } = useMember()
  const queries = useQueryClient()
  const feeds = useQuery(feedsQuery())
  const jobs = useQuery(jobsQuery())
  const build = useMutation({
    mutationFn: () => send('POST', '/api/jobs/build-index'),
    // The answer comes when the index stands; its progress is read meanwhile.
    onMutate: () => void setTimeout(() => void jobs.refetch(), 400),
    onSuccess: () => {
      toast({ tone: 'ok', title: t('feeds.built') })
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('jobs') })
    },
    onError: (error) => toast({ tone: 'bad', title: t('feeds.buildFailed'), detail: error.message }),
  })
  return (
    <Page
      title={t('catalog.feeds')}
      changes="PUT /api/feeds/:id"
      crumb={<Link to="/catalog">{t('nav.catalog')}</Link>}
      actions={
        <May call="PUT /api/feeds/:id">
          <LinkButton to="/catalog/feeds/add" variant="filled" leftSection={<IconPlus size={16} />}>
            {t('feeds.add')}
          </LinkButton>
        </May>
      }
    >
      <div className="split">
        <div className="stack">
          <HeldChanges />
          <Card title={t('feeds.title')}>
            <Loaded query={feeds}>
              {({ items }) =>
                items.length === 0 ? (
                  <Empty icon={IconRss} title={t('feeds.none')} text={t('feeds.noneText')} />
                ) : (
                  <FeedTable feeds={items} />
                )
              }
            </Loaded>
          </Card>
          <May call="POST /api/feeds/import">
            <FeedUpload />
          </May>
        </div>
        <Card
          title={t('feeds.jobs')}
          actions={
            <May call="POST /api/jobs/build-index">
              <Button
                size="compact-xs"
                leftSection={<IconRefresh size={14} />}
                loading={build.isPending}
                onClick={() => build.mutate()}
              >
                {t('feeds.build')}
              </Button>
            </May>
          }
        >
          <Loaded query={jobs} skeleton={<SkeletonRows rows={3} />}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty icon={IconHistory} title={t('feeds.noJobs')} text={t('feeds.noJobsText')} />
              ) : (
                <ul>
                  {items.slice(0, 12).map((job) => (
                    <JobLine key={job.id} job={job} timeZone={site.timeZone} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Card>
      </div>
    </Page>
  )
}
