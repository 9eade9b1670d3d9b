import type { TableOptions } from './kind.ts'
import { registry } from './registry.ts'
import type { Row } from './table.ts'

/** The rows of all kinds, one kind after the other: timings of one are not disturbed by another. */
export async function tableRows(options: TableOptions): Promise<Row[]> {
  const rows: Row[] = []
  for (const kind of registry) rows.push(...((await kind.rows?.(options)) ?? []))
  return rows
}
