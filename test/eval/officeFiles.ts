import { readFileSync } from 'node:fs'
import path from 'node:path'
import Papa from 'papaparse'

export interface OfficeRow {
  user: string
  /** item ids, oldest first */
  history: readonly string[]
  target: string
}

/** Real titles with their markup and entities, and purchases in order, at most ten before each target. */
export function readOffice(data: string) {
  const folder = path.join(data, 'catalogs/office')
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')
  const items = JSON.parse(read('Office_Products.item.json')) as Record<string, { title: string; brand?: string }>
  const rows = (name: string): OfficeRow[] =>
    Papa.parse<Record<string, string>>(read(name), { header: true, skipEmptyLines: true }).data.map((row) => ({
      user: row['user_id']!,
      history: (JSON.parse(row['history_item_id']!) as number[]).map(String),
      target: row['item_id']!,
    }))
  return { items, valid: rows('Office_Products.valid.csv'), test: rows('Office_Products.test.csv') }
}

/** Rows of one user overlap: the first's history and target, then each further target. */
export function historiesOf(rows: readonly OfficeRow[]): Map<string, string[]> {
  const histories = new Map<string, string[]>()
  for (const { user, history, target } of rows) {
    const own = histories.get(user)
    if (own === undefined) histories.set(user, [...history, target])
    else own.push(target)
  }
  return histories
}
