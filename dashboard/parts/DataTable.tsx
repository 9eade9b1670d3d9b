import { createColumnHelper, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table'
import type { KeyboardEvent, ReactNode } from 'react'
import { useRowWindow } from './useRowWindow.ts'

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

/** A list as a real table. A row that opens is reached by Tab and opened by Enter; of a long one those near are drawn. */
export function DataTable<T extends object>({ label, rows, columns, rowId, chosen, onOpen }: DataTableProps<T>) {
  const helper = createColumnHelper<typeof features, T>()
  const definitions = columns.map((column) =>
    helper.display({ id: column.id, header: () => column.head, cell: ({ row }) => column.cell(row.original) }),
  ) as ColumnDef<typeof features, T>[]
  const table = useTable({ features, columns: definitions, data: rows as T[], getRowId: rowId })
  const { body, start, end, before, after } = useRowWindow(rows.length)
  const classOf = (id: string): string => {
    const column = columns.find((known) => known.id === id)
    return `${column?.right ? 'right' : ''}${column?.wide ? ' hideOnPhone' : ''}${column?.fill ? ' fill' : ''}`
  }
  const keys = (row: T) => (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) onOpen?.(row)
  }
  return (
    <div className="tableWrap" {...(onOpen ? {} : { tabIndex: 0, role: 'region', 'aria-label': label })}>
      <table aria-label={label} aria-rowcount={rows.length + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col" className={classOf(header.column.id)}>
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody ref={body}>
          <Room height={before} />
          {table
            .getRowModel()
            .rows.slice(start, end)
            .map((row) => (
              <tr
                key={row.id}
                aria-rowindex={row.index + 2}
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
          <Room height={after} />
        </tbody>
      </table>
    </div>
  )
}

/** Where the rows would be that are not drawn. */
const Room = ({ height }: { height: number }) => (height === 0 ? null : <tr aria-hidden style={{ height }} />)
