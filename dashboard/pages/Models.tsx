import { Button } from '@mantine/core'
import { IconBrain, IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { send } from '../client.ts'
import { ago, dateTime, number, percent } from '../format.ts'
import { useMember } from '../me.ts'
import { modelTone } from '../modelTone.ts'
import { Badge } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Page } from '../parts/Page.tsx'
import { ProgressBar } from '../parts/ProgressBar.tsx'
import { toast } from '../parts/toasts.ts'
import { jobsQuery, modelsQuery } from '../queries.ts'
import type { Job, Model, Models as Answer } from '../shapes.ts'
import { t } from '../words.ts'
import { ModelDetail } from './ModelDetail.tsx'
import '../style/home.css'
import { May } from '../parts/May.tsx'

export function Models() {
  const queries = useQueryClient()
  const models = useQuery(modelsQuery())
  const jobs = useQuery(jobsQuery())
  const again = () =>
    queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('models') || queryKey.includes('jobs') })
  const train = useMutation({
    mutationFn: () => send('POST', '/api/jobs/train', {}),
    onSuccess: () => toast({ tone: 'ok', title: t('models.started') }),
    onError: (error) => toast({ tone: 'bad', title: t('models.notStarted'), detail: error.message }),
    onSettled: again,
  })
  const training = models.data?.training ?? null
  return (
    <Page
      title={t('nav.models')}
      changes="POST /api/jobs/train"
      actions={
        <May call="POST /api/jobs/train">
          <Button
            leftSection={<IconPlayerPlay size={16} />}
            loading={train.isPending}
            disabled={training !== null}
            onClick={() => train.mutate()}
          >
            {t('models.train')}
          </Button>
        </May>
      }
    >
      <Loaded query={models}>
        {({ items }) => (
          <div className="stack">
            {training === null ? (
              <LastFailure jobs={jobs.data?.items ?? []} items={items} />
            ) : (
              <Running training={training} />
            )}
            {items.length === 0 && training === null ? (
              <Card>
                <Empty icon={IconBrain} title={t('models.none')} text={t('models.noneText')} />
              </Card>
            ) : null}
            {items[0] === undefined ? null : (
              <ModelDetail model={items.find(({ state }) => state === 'live') ?? items[0]} />
            )}
            {items.length === 0 ? null : <History items={items} done={again} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Running({ training }: { training: NonNullable<Answer['training']> }) {
  const { phase, done, total, curve } = training
  const loss = curve.at(-1)
  return (
    <Card
      title={t(phase === 'prepare' ? 'models.preparing' : phase === 'judge' ? 'models.judging' : 'models.training')}
    >
      <div className="section">
        <ProgressBar share={total > 0 ? done / total : 0} label={t('models.training')} />
        <p className="small muted num">
          {[
            total > 0 ? t('models.steps', { done, total }) : '',
            loss === undefined ? '' : t('models.loss', { loss: number(loss, { maximumFractionDigits: 3 }) }),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        <p className="help">{t('job.goesOn')}</p>
      </div>
    </Card>
  )
}

/** A training that ended without a model says why, until a newer one has one. */
function LastFailure({ jobs, items }: { jobs: readonly Job[]; items: readonly Model[] }) {
  const last = jobs.find(({ name }) => name === 'train')
  if (last?.error === undefined || last.startedAt < (items[0]?.createdAt ?? 0)) return null
  const isShort = last.error.startsWith('Too little')
  return (
    <Notice tone={isShort ? 'accent' : 'bad'}>
      <b className="medium">{t(isShort ? 'models.tooLittle' : 'models.failed')}</b>
      <p className="small">{isShort ? t('models.tooLittleText') : last.error}</p>
    </Notice>
  )
}

function History({ items, done }: { items: readonly Model[]; done: () => Promise<void> }) {
  const { site } = useMember()
  const live = items.find(({ state }) => state === 'live')
  const release = useMutation({
    mutationFn: (id: string) => send('POST', `/api/models/${id}/release`),
    onSuccess: (_, id) =>
      toast({
        tone: 'ok',
        title: t('models.released'),
        ...(live === undefined || live.id === id ? {} : { undo: () => release.mutate(live.id) }),
      }),
    onError: (error) => toast({ tone: 'bad', title: t('models.notReleased'), detail: error.message }),
    onSettled: done,
  })
  return (
    <Card title={t('models.history')} note={t('models.historyNote')}>
      <DataTable
        label={t('models.history')}
        rows={items}
        rowId={({ id }) => id}
        columns={[
          {
            id: 'when',
            head: t('models.trained'),
            cell: ({ createdAt }) => <span title={dateTime(createdAt, site.timeZone)}>{ago(createdAt)}</span>,
          },
          {
            id: 'state',
            head: t('models.state'),
            cell: ({ state }) => <Badge tone={modelTone(state)}>{t(`models.state.${state}`)}</Badge>,
          },
          {
            id: 'why',
            fill: true,
            head: t('models.verdict'),
            cell: ({ verdict }) => <span title={verdict.text}>{t(`models.reason.${verdict.reason}`)}</span>,
          },
          {
            id: 'ndcg',
            head: t('models.order'),
            right: true,
            wide: true,
            cell: ({ report }) => number(report.scores.candidate.ndcg, { minimumFractionDigits: 4 }),
          },
          {
            id: 'rules',
            head: t('models.rules'),
            right: true,
            wide: true,
            cell: ({ report }) => number(report.scores.rules.ndcg, { minimumFractionDigits: 4 }),
          },
          {
            id: 'shown',
            head: t('models.covered'),
            right: true,
            wide: true,
            cell: ({ report, products }) => percent(report.scores.candidate.covered / Math.max(1, products)),
          },
          {
            id: 'act',
            head: '',
            right: true,
            cell: ({ id, state }) =>
              state === 'live' || state === 'dropped' ? null : (
                <May call="POST /api/models/:id/release">
                  <Button
                    size="compact-xs"
                    variant="default"
                    loading={release.isPending && release.variables === id}
                    onClick={() => release.mutate(id)}
                  >
                    {t(state === 'kept' ? 'models.rollBack' : 'models.overrule')}
                  </Button>
                </May>
              ),
          },
        ]}
      />
    </Card>
  )
}
