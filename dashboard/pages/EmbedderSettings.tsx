import { Radio } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../client.ts'
import { ago, number } from '../format.ts'
import { Code } from '../parts/Badge.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { ProgressBar } from '../parts/ProgressBar.tsx'
import { SettingsForm } from '../parts/SettingsForm.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { toast } from '../parts/toasts.ts'
import { jobsQuery, runningJob, vectorsQuery } from '../queries.ts'
import type { EmbedderName, VectorsView } from '../shapes.ts'
import { t, tOf } from '../words.ts'

const names = ['static', 'catalog', 'transformers', 'workers-ai'] as const satisfies readonly EmbedderName[]
const spaceOf: Readonly<Partial<Record<EmbedderName, string>>> = {
  transformers: 'e5-small-ml-q8',
  'workers-ai': 'bge-m3',
}

export function EmbedderSettings() {
  const query = useQuery(vectorsQuery())
  return (
    <Loaded query={query} skeleton={<SkeletonLines lines={6} />}>
      {(vectors) => <Choice key={vectors.uses} vectors={vectors} />}
    </Loaded>
  )
}

/** Which embedder the site uses. Another one makes a new index behind the live one, which then takes its place whole. */
function Choice({ vectors }: { vectors: VectorsView }) {
  const client = useQueryClient()
  const jobs = useQuery(jobsQuery())
  const running = runningJob(jobs.data?.items)
  const [name, setName] = useState<EmbedderName>(vectors.uses)
  const save = useMutation({
    mutationFn: async () => {
      await send('PUT', '/api/settings', { settings: { embedder: name } })
      void client.invalidateQueries()
      await send('POST', name === 'workers-ai' ? '/api/jobs/embed' : '/api/jobs/build-index', {})
    },
    onSuccess: () => toast({ title: t('embedder.built'), tone: 'ok' }),
    onError: (error) => toast({ title: t('notSaved'), detail: error.message, tone: 'bad' }),
    onSettled: () => void client.invalidateQueries(),
  })
  return (
    <SettingsForm
      title={t('settings.search')}
      text={t('embedder.text')}
      changed={name !== vectors.uses}
      busy={save.isPending}
      save={() => save.mutate()}
    >
      <Radio.Group value={name} onChange={(value) => setName(names.find((one) => one === value) ?? 'static')}>
        {names.map((one) => {
          const table = vectors.tables.find(({ space }) => space === spaceOf[one])
          const waits = spaceOf[one] !== undefined && table === undefined
          return (
            <Radio
              key={one}
              value={one}
              disabled={one === 'workers-ai' && !vectors.aiAvailable}
              label={tOf('embedder', one)}
              description={[
                tOf('embedderHelp', one),
                table ? t('embedder.table', { n: table.rows, when: ago(table.at) }) : '',
                waits && one === 'transformers' ? t('embedder.runFirst') : '',
                one === 'workers-ai' && !vectors.aiAvailable ? t('embedder.production') : '',
              ]
                .filter(Boolean)
                .join(' ')}
              style={{ marginBottom: 12 }}
            />
          )
        })}
      </Radio.Group>
      {running && /index|embed/.test(running.name) ? (
        <div>
          <ProgressBar share={running.total > 0 ? running.done / running.total : 0} label={tOf('job', running.name)} />
          <p className="small muted num">
            {[running.phase ?? '', t('job.done', { done: running.done, total: running.total })]
              .filter(Boolean)
              .join(', ')}
          </p>
        </div>
      ) : null}
      {vectors.index ? (
        <p className="small muted">
          {t('embedder.index', { n: vectors.index.products, dims: number(vectors.index.dims) })}{' '}
          <Code>{vectors.index.embedder}</Code>
        </p>
      ) : (
        <p className="small muted">{t('embedder.noIndex')}</p>
      )}
    </SettingsForm>
  )
}
