import { Button } from '@mantine/core'
import { IconPackages, IconRefresh, IconSitemap, IconSparkles } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Empty } from '../parts/Empty.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { JobProgress } from '../parts/JobLine.tsx'
import { Search } from '../parts/Search.tsx'
import { Segmented } from '../parts/Segmented.tsx'
import { jobsQuery, runningJob } from '../queries.ts'
import { inReaders, typesQuery, useStep } from '../typeQueries.ts'
import { t, tOf } from '../words.ts'
import { LabelDialog } from './LabelDialog.tsx'
import { LabelResult } from './LabelResult.tsx'
import { TypeLinks } from './TypeLinks.tsx'
import { TypePanel } from './TypePanel.tsx'
import { TypeMap } from './TypeMap.tsx'
import { TypesTable } from './TypesTable.tsx'
import { useState } from 'react'
import '../style/catalog.css'
import '../style/types.css'
import { May } from '../parts/May.tsx'

const route = getRouteApi('/catalog/types')

/** What products are for and what goes with what: seen, corrected, locked. */
export function Types() {
  const { q, view = 'types', type } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(typesQuery())
  const jobs = useQuery(jobsQuery())
  const running = runningJob(jobs.data?.items)
  const step = useStep()
  const [asking, setAsking] = useState(false)
  const totals = query.data?.totals
  const open = (id: string | undefined) => void navigate({ search: (old) => ({ ...old, type: id }) })
  const wanted = (q ?? '').toLowerCase()
  return (
    <Page
      title={t('types.title')}
      changes="PUT /api/types/:id"
      crumb={<Link to="/catalog">{t('nav.catalog')}</Link>}
      subtitle={totals ? t('types.count', { n: totals.types, products: totals.products, links: totals.links }) : ' '}
      actions={
        <May call="POST /api/jobs/understand">
          <Button leftSection={<IconSparkles size={16} />} onClick={() => setAsking(true)}>
            {t('label.open')}
          </Button>
          <Button
            leftSection={<IconRefresh size={16} />}
            loading={step.isPending && step.variables.step.path === '/api/jobs/understand'}
            onClick={() =>
              step.mutate({ step: { method: 'POST', path: '/api/jobs/understand' }, title: t('types.understood') })
            }
          >
            {t('types.understand')}
          </Button>
        </May>
      }
    >
      {running?.name === 'understand' || running?.name === 'label' ? (
        <div className="card typesJob">
          <h2 className="small medium">{tOf('job', running.name)}</h2>
          <JobProgress job={running} />
        </div>
      ) : (
        <LabelResult jobs={jobs.data?.items ?? []} />
      )}
      {asking ? <LabelDialog close={() => setAsking(false)} /> : null}
      <div className="filters">
        <Search
          label={t('types.search')}
          placeholder={t('types.search')}
          value={q ?? ''}
          onChange={(value) => void navigate({ search: (old) => ({ ...old, q: value || undefined }), replace: true })}
        />
        <Segmented
          label={t('types.view')}
          value={view}
          onChange={(value) => void navigate({ search: (old) => ({ ...old, view: value }), replace: true })}
          data={[
            { value: 'types', label: t('types.types') },
            { value: 'links', label: t('types.links') },
            { value: 'map', label: t('types.map') },
          ]}
        />
      </div>
      <div className={type ? 'split' : ''}>
        <section className="card">
          <Loaded query={query}>
            {({ items }) => {
              if (items.length === 0) {
                return (
                  <Empty icon={IconSitemap} title={t('types.none')} text={t('types.noneText')}>
                    <LinkButton to="/catalog/feeds" variant="filled" leftSection={<IconPackages size={16} />}>
                      {t('catalog.import')}
                    </LinkButton>
                  </Empty>
                )
              }
              const fits = (id: string, names: Readonly<Record<string, string>>) =>
                wanted === '' || `${id} ${Object.values(names).join(' ')}`.toLowerCase().includes(wanted)
              if (view === 'links') return <TypeLinks fits={fits} open={open} />
              if (view === 'map') return <TypeMap focus={type} open={open} types={items} fits={fits} />
              const rows = items
                .filter(({ id, names }) => fits(id, names))
                .toSorted(
                  (a, b) => b.products - a.products || (inReaders(a.names, a.id) < inReaders(b.names, b.id) ? -1 : 1),
                )
              return <TypesTable rows={rows} chosen={type} open={open} />
            }}
          </Loaded>
        </section>
        {type ? <TypePanel key={type} id={type} close={() => open(undefined)} open={open} /> : null}
      </div>
    </Page>
  )
}
