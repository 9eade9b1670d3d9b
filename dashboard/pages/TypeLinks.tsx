import { Button } from '@mantine/core'
import { IconArrowBackUp, IconLock, IconSitemap } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { percent } from '../format.ts'
import { Badge } from '../parts/Badge.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Segmented } from '../parts/Segmented.tsx'
import { inReaders, linkPath, linksQuery, useStep } from '../typeQueries.ts'
import type { LinkRow } from '../typeShapes.ts'
import { t, tOf } from '../words.ts'
import { reasonTexts } from './linkReasons.ts'
import { useMay } from '../me.ts'

interface TypeLinksProps {
  fits: (id: string, names: Readonly<Record<string, string>>) => boolean
  open: (id: string) => void
}

/** All links as a table; a row opens the first of its types. */
export function TypeLinks({ fits, open }: TypeLinksProps) {
  const [removed, setRemoved] = useState(false)
  const query = useQuery(linksQuery(removed))
  const step = useStep()
  const may = useMay()
  return (
    <>
      <div className="typesBar">
        <Segmented
          small
          label={t('types.which')}
          value={removed ? 'removed' : 'there'}
          onChange={(value) => setRemoved(value === 'removed')}
          data={[
            { value: 'there', label: t('types.there') },
            { value: 'removed', label: t('types.removed') },
          ]}
        />
      </div>
      <Loaded query={query}>
        {({ items }) => {
          const rows = items.filter((link) => fits(link.from, link.fromNames) || fits(link.to, link.toNames))
          if (rows.length === 0) {
            return <Empty icon={IconSitemap} title={t('types.noLinks')} text={t('types.noLinksText')} />
          }
          return (
            <DataTable
              label={t('types.links')}
              rows={rows}
              rowId={({ id }) => id}
              onOpen={({ from }) => open(from)}
              columns={[
                {
                  id: 'from',
                  head: t('types.has'),
                  cell: (row) => <span className="medium">{inReaders(row.fromNames, row.from)}</span>,
                },
                {
                  id: 'to',
                  fill: true,
                  head: t('types.needs'),
                  cell: (row) => (
                    <span className="typeName">
                      <span className="block">{inReaders(row.toNames, row.to)}</span>
                      {row.locked ? <IconLock size={13} aria-label={t('types.locked')} /> : null}
                    </span>
                  ),
                },
                { id: 'kind', head: t('types.kind'), cell: (row) => <Badge>{tOf('linkKind', row.kind)}</Badge> },
                {
                  id: 'weight',
                  head: t('types.weight'),
                  wide: true,
                  right: true,
                  cell: (row) => <span className="num">{percent(row.weight)}</span>,
                },
                {
                  id: 'why',
                  head: t('types.why'),
                  wide: true,
                  cell: (row) => <span className="small muted">{reasonTexts(row.reasons).join(' · ')}</span>,
                },
                ...(removed && may('PUT /api/links/:id')
                  ? [
                      {
                        id: 'back',
                        head: '',
                        cell: (row: LinkRow) => (
                          <Button
                            size="compact-sm"
                            leftSection={<IconArrowBackUp size={14} />}
                            onClick={(event) => {
                              event.stopPropagation()
                              step.mutate({
                                step: { method: 'PUT', path: linkPath(row.id), body: { ...row, removed: false } },
                                title: t('types.broughtBack'),
                              })
                            }}
                          >
                            {t('types.bringBack')}
                          </Button>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          )
        }}
      </Loaded>
    </>
  )
}
