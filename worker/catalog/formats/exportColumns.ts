import type { RawRow } from '../feedFormat.ts'

/** A column's name as exports of several versions share it: "Variant Price", "variant price *" and "Variant price". */
export const exportName = (name: string): string =>
  name
    .replace(/\s*\*$/, '')
    .trim()
    .toLowerCase()

/** The text of the first of these columns that says something. `names`: as `exportName` makes them. */
export function textReader(row: RawRow): (...names: string[]) => string | undefined {
  const cells = new Map(
    [...row.values].map(([name, value]) => [exportName(name), typeof value === 'string' ? value : '']),
  )
  return (...names) => names.map((name) => cells.get(name)).find((text) => text !== undefined && text !== '')
}

/** Whether a header line holds all of these columns. */
export function hasColumns(header: string, ...names: string[]): boolean {
  const found = new Set(header.split(/[,;\t|]/).map((name) => exportName(name.replaceAll('"', ''))))
  return names.every((name) => found.has(name))
}
