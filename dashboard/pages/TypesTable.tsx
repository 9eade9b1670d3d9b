import { IconLock, IconSitemap } from '@tabler/icons-react'
import { number, percent } from '../format.ts'
import { Badge, type Tone } from '../parts/Badge.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Thumb } from '../parts/Thumb.tsx'
import { inReaders } from '../typeQueries.ts'
import type { TypeRow } from '../typeShapes.ts'
import { t, tOf } from '../words.ts'

interface TypesTableProps {
  rows: readonly TypeRow[]
  chosen: string | undefined
  open: (id: string) => void
}

/** What decided most of a type's products. */
const leadOf = ({ by }: TypeRow): string => Object.entries(by).toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'merchant'

const toneOf = (confidence: number): Tone => (confidence >= 0.8 ? 'ok' : confidence >= 0.6 ? 'plain' : 'warn')

export function TypesTable({ rows, chosen, open }: TypesTableProps) {
  if (rows.length === 0)
    return <Empty icon={IconSitemap} title={t('types.noneFound')} text={t('types.noneFoundText')} />
  return (
    <DataTable
      label={t('types.types')}
      rows={rows}
      rowId={({ id }) => id}
      chosen={chosen}
      onOpen={({ id }) => open(id)}
      columns={[
        {
          id: 'type',
          fill: true,
          head: t('types.type'),
          cell: (row) => (
            <span className="row">
              <span className="grow">
                <span className="medium clip block typeName">
                  <span className="block">{inReaders(row.names, row.id)}</span>
                  {row.locked ? <IconLock size={13} aria-label={t('types.locked')} /> : null}
                </span>
                <span className="small dim clip block">{row.id}</span>
              </span>
            </span>
          ),
        },
        {
          id: 'samples',
          head: t('types.samples'),
          wide: true,
          cell: (row) => (
            <span className="row typeSamples">
              {row.samples.map(({ id, title, imageUrl }) => (
                <span key={id} title={title}>
                  <Thumb src={imageUrl} size={32} />
                </span>
              ))}
            </span>
          ),
        },
        { id: 'products', head: t('types.products'), right: true, cell: (row) => number(row.products) },
        {
          id: 'sure',
          head: t('types.sure'),
          right: true,
          cell: (row) =>
            row.products === 0 ? '–' : <Badge tone={toneOf(row.confidence)}>{percent(row.confidence)}</Badge>,
        },
        {
          id: 'by',
          head: t('types.by'),
          wide: true,
          cell: (row) => <span className="small muted">{tOf('typeBy', leadOf(row))}</span>,
        },
      ]}
    />
  )
}
