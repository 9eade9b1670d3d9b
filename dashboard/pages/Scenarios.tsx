import { Switch } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { number } from '../format.ts'
import { Badge, Code } from '../parts/Badge.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { scenariosQuery } from '../queries.ts'
import { useSaveScenario } from '../saveScenario.ts'
import { t, tOf } from '../words.ts'
import { useMay } from '../me.ts'

const route = getRouteApi('/scenarios')

export function Scenarios() {
  const query = useQuery(scenariosQuery())
  const navigate = route.useNavigate()
  const save = useSaveScenario()
  const may = useMay()
  return (
    <Page title={t('nav.scenarios')} subtitle={t('scenarios.subtitle')} changes="PUT /api/scenarios/:id">
      <section className="card">
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={IconRoute} title={t('scenarios.none')} text={t('scenarios.noneText')} />
            ) : (
              <DataTable
                label={t('nav.scenarios')}
                rows={items}
                rowId={({ id }) => id}
                onOpen={({ id }) => void navigate({ to: '/scenarios/$id', params: { id } })}
                columns={[
                  {
                    id: 'name',
                    fill: true,
                    head: t('scenarios.name'),
                    cell: ({ id, version }) => (
                      <span>
                        <span className="medium block">{tOf('scenario', id)}</span>
                        <span className="small muted">{tOf('scenarioHelp', id)}</span> <Code>{`v${version}`}</Code>
                      </span>
                    ),
                  },
                  {
                    id: 'class',
                    head: t('scenarios.class'),
                    wide: true,
                    cell: ({ scenario }) => (
                      <span className="row tight">
                        <Badge>{tOf('class', scenario.class)}</Badge>
                        <span className="muted">{tOf('topic', scenario.topic)}</span>
                      </span>
                    ),
                  },
                  {
                    id: 'entered',
                    head: t('scenarios.entered'),
                    right: true,
                    wide: true,
                    cell: ({ stats }) => number(stats?.entered ?? 0),
                  },
                  { id: 'sent', head: t('scenarios.sent'), right: true, cell: ({ stats }) => number(stats?.sent ?? 0) },
                  {
                    id: 'blocked',
                    head: t('scenarios.blocked'),
                    right: true,
                    wide: true,
                    cell: ({ stats }) => number(stats?.blocked ?? 0),
                  },
                  {
                    id: 'on',
                    head: t('on'),
                    cell: (row) => (
                      <span onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
                        <Switch
                          disabled={!may('PUT /api/scenarios/:id')}
                          aria-label={t('scenarios.switch', { name: tOf('scenario', row.id) })}
                          checked={row.enabled}
                          onChange={(event) =>
                            save.mutate({
                              row,
                              next: { enabled: event.currentTarget.checked, params: row.params },
                              title: t(event.currentTarget.checked ? 'scenarios.isOn' : 'scenarios.isOff', {
                                name: tOf('scenario', row.id),
                              }),
                            })
                          }
                        />
                      </span>
                    ),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </section>
    </Page>
  )
}
