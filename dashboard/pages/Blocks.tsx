import { Switch } from '@mantine/core'
import { IconLayoutGrid, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { blockTitle } from '../blockTitle.ts'
import { number, percent } from '../format.ts'
import { Code } from '../parts/Badge.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { SourceBar } from '../parts/SourceBar.tsx'
import { blocksQuery, homeQuery } from '../queries.ts'
import { useSaveBlock } from '../saveBlock.ts'
import { t, tOf } from '../words.ts'
import { useMay } from '../me.ts'

const route = getRouteApi('/blocks')

export function Blocks() {
  const query = useQuery(blocksQuery())
  const home = useQuery(homeQuery('28'))
  const navigate = route.useNavigate()
  const save = useSaveBlock()
  const may = useMay()
  const seen = new Map((home.data?.blocks ?? []).map((block) => [block.id, block]))
  return (
    <Page
      title={t('nav.blocks')}
      subtitle={t('blocks.subtitle')}
      changes="PUT /api/blocks/:id"
      actions={
        <LinkButton to="/blocks/presets" variant="filled" leftSection={<IconPlus size={16} />}>
          {t('blocks.fromPreset')}
        </LinkButton>
      }
    >
      <section className="card">
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={IconLayoutGrid} title={t('blocks.none')} text={t('blocks.noneText')} />
            ) : (
              <DataTable
                label={t('nav.blocks')}
                rows={items}
                rowId={({ id }) => id}
                onOpen={({ id }) => void navigate({ to: '/blocks/$id', params: { id } })}
                columns={[
                  {
                    id: 'name',
                    fill: true,
                    head: t('blocks.name'),
                    cell: (block) => (
                      <span>
                        <span className="medium block">{blockTitle(block)}</span>
                        <Code>{block.id}</Code>
                      </span>
                    ),
                  },
                  {
                    id: 'where',
                    head: t('blocks.where'),
                    wide: true,
                    cell: ({ placement }) => tOf('placement', placement),
                  },
                  {
                    id: 'sources',
                    head: t('blocks.sources'),
                    wide: true,
                    cell: ({ recipe }) => <SourceBar sources={recipe.sources} />,
                  },
                  {
                    id: 'seen',
                    head: t('blocks.seen'),
                    right: true,
                    wide: true,
                    cell: ({ id }) => number(seen.get(id)?.impressions ?? 0),
                  },
                  {
                    id: 'rate',
                    head: t('home.rate'),
                    right: true,
                    wide: true,
                    cell: ({ id }) => {
                      const block = seen.get(id)
                      return block && block.impressions > 0 ? (
                        percent(block.clicks / block.impressions)
                      ) : (
                        <span className="dim">–</span>
                      )
                    },
                  },
                  {
                    id: 'on',
                    head: t('on'),
                    cell: (block) => (
                      <span onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
                        <Switch
                          aria-label={t('blocks.switch', { name: blockTitle(block) })}
                          disabled={!may('PUT /api/blocks/:id')}
                          checked={block.enabled}
                          onChange={(event) =>
                            save.mutate({
                              block: { ...block, enabled: event.currentTarget.checked },
                              before: block,
                              title: t(event.currentTarget.checked ? 'blocks.isOn' : 'blocks.isOff', {
                                name: blockTitle(block),
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
