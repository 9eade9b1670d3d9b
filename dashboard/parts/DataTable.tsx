import { createColumnHelper, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table'
import type { KeyboardEvent, ReactNode } from 'react'

const features = tableFeatures({})

export interface Column<T> {
  id: string
  head: ReactNode
  cell: (row: T) => ReactNode
  /** figures stand right, tabular */
  right?: boolean
  /** takes the room that is left and is cut where it ends */
  fill?: boolean
  /** left out on a phone */
  wide?: boolean
}

interface DataTableProps<T> {
  label: string
  rows: readonly T[]
  columns: readonly Column<T>[]
  rowId: (row: T) => string
  chosen?: string | undefined
  onOpen?: (row: T) => void
}

/** A list as a real table. A row that opens is reached by Tab and opened by Enter. */
export function DataTable<T extends object>({ label, rows, columns, rowId, chosen, onOpen }: DataTableProps<T>) {
  const helper = createColumnHelper<typeof features, T>()
  const definitions = columns.map((column) =>
    helper.display({ id: column.id, header: () => column.head, cell: ({ row }) => column.cell(row.original) }),
  ) as ColumnDef<typeof features, T>[]
  const table = useTable({ features, columns: definitions, data: rows as T[], getRowId: rowId })
  const classOf = (id: string): string => {
    const column = columns.find((known) => known.id === id)
    return `${column?.right ? 'right' : ''}${column?.wide ? ' hideOnPhone' : ''}${column?.fill ? ' fill' : ''}`
  }
  const keys = (row: T) => (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) onOpen?.(row)
  }
  return (
    <div className="tableWrap" {...(onOpen ? {} : { tabIndex: 0, role: 'region', 'aria-label': label })}>
      <table aria-label={label}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col" className={classOf(header.column.id)}>
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              className={`${onOpen ? 'open' : ''}${row.id === chosen ? ' chosen' : ''}`}
              {...(onOpen ? { tabIndex: 0, onClick: () => onOpen(row.original), onKeyDown: keys(row.original) } : {})}
            >
              {row.getAllCells().map((cell) => (
                <td key={cell.id} className={classOf(cell.column.id)}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
