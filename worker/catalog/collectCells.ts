import type { Json } from '../model/json.ts'
import { asText } from './asText.ts'
import { columnsOf, isText, plainName, type Column, type Field } from './columns.ts'
import type { RawRow } from './feedFormat.ts'
import { columnOf, type FeedMapping } from './feedMapping.ts'
import { plainCell } from './plainCell.ts'

export interface RankedCell {
  column: string
  value: Json
  /** an earlier name of a field beats a later one in the same row */
  rank: number
}

/** The cells of a row by what they are: the best per field, texts by language, attributes by name. */
export interface Cells {
  fields: ReadonlyMap<Field, RankedCell>
  texts: ReadonlyMap<Field, ReadonlyMap<string, RankedCell>>
  labels: readonly Json[]
  /** further images, each column's own */
  images: readonly Json[]
  attributes: ReadonlyMap<string, Json>
}

const maxAttributes = 100
/** Fields whose cell may be an object or a list of objects. */
const structured: ReadonlySet<Field> = new Set<Field>(['zones', 'prices'])

/** What each column is, remembered: feeds have few columns and many rows. `mappings`: the first that names it decides. */
export function cellCollector(language: string, mappings: readonly FeedMapping['columns'][]): (raw: RawRow) => Cells {
  const remembered = new Map<string, readonly Column[]>()
  const look = (name: string): readonly Column[] => {
    let found = remembered.get(name)
    if (found === undefined) {
      found = lookUp(name.slice(0, 200), mappings)
      if (remembered.size < 5000) remembered.set(name, found)
    }
    return found
  }
  return (raw) => collect(raw, look, language)
}

function lookUp(name: string, mappings: readonly FeedMapping['columns'][]): readonly Column[] {
  for (const columns of mappings) {
    const target = Object.hasOwn(columns, name) ? columns[name] : undefined
    const mapped = target === undefined ? null : columnOf(target)
    if (mapped !== null) return [mapped]
  }
  return columnsOf(name)
}

function collect(raw: RawRow, look: (name: string) => readonly Column[], language: string): Cells {
  const cells = {
    fields: new Map<Field, RankedCell>(),
    texts: new Map<Field, Map<string, RankedCell>>(),
    labels: [] as Json[],
    images: [] as Json[],
    attributes: new Map<string, Json>(),
  }
  for (const [column, value] of raw.values) {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue
    for (const found of look(column)) {
      if (found.is === 'ignored') continue
      if (found.is === 'attribute') {
        if (cells.attributes.size < maxAttributes) cells.attributes.set(found.name, value)
        continue
      }
      const { field, rank } = found
      if (field === 'labels') cells.labels.push(value)
      else if (field === 'additional_image_link') cells.images.push(value)
      else if (field === 'adult') cells.labels.push(...(/^(true|yes|1)$/i.test(asText(value)) ? ['adult'] : []))
      else if (isText(field)) {
        const byLanguage = cells.texts.get(field) ?? new Map<string, RankedCell>()
        cells.texts.set(field, byLanguage)
        for (const [tag, text] of perLanguage({ column, value, rank }, found.language ?? language)) {
          keepBest(byLanguage, tag, text)
        }
      } else keepBest(cells.fields, field, { column, value: structured.has(field) ? value : plainCell(value), rank })
    }
  }
  for (const [name, value] of raw.attributes ?? []) {
    const plain = plainName(name)
    if (plain !== '' && !cells.attributes.has(plain) && cells.attributes.size < maxAttributes)
      cells.attributes.set(plain, value)
  }
  return cells
}

function keepBest<K>(cells: Map<K, RankedCell>, key: K, cell: RankedCell): void {
  const known = cells.get(key)
  if (known === undefined || cell.rank < known.rank) cells.set(key, cell)
}

/** NDJSON may give all languages of a text at once: `{"title": {"en": "Kettle", "pl": "Czajnik"}}`. */
function perLanguage(cell: RankedCell, language: string): [string, RankedCell][] {
  if (typeof cell.value !== 'object' || cell.value === null || Array.isArray(cell.value)) return [[language, cell]]
  return Object.entries(cell.value as Record<string, Json>)
    .filter(([tag]) => /^[a-z]{2,3}(-[A-Za-z\d]{2,8})?$/.test(tag))
    .map(([tag, value]) => [tag, { ...cell, value }])
}
