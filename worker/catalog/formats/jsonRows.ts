import type { Json, JsonObject } from '../../model/json.ts'
import type { FeedReader, RawRow, Read } from '../feedFormat.ts'
import { jsonCutter, type Cut } from './jsonCutter.ts'

/** What a product's object says: a row for itself, or one for each of its variants. */
export type JsonShape = (product: JsonObject) => readonly Omit<RawRow, 'line'>[]

/** Rows of a JSON feed; an object that cannot be read costs itself alone. */
export function openJson(shape: JsonShape): FeedReader {
  const cutter = jsonCutter()
  const readAll = (cuts: readonly Cut[]): Read[] => cuts.flatMap((cut) => readObject(cut, shape))
  return {
    write: (text) => readAll(cutter.write(text)),
    end() {
      const open = cutter.end()
      return open === null ? [] : [{ bad: { line: open.line, field: '', message: 'is cut off' } }]
    },
    fault: cutter.fault,
  }
}

function readObject({ line, text }: Cut, shape: JsonShape): Read[] {
  if (text === null) return [{ bad: { line, field: '', message: 'is too long for a product' } }]
  const product = objectIn(text)
  if (product === null) return [{ bad: { line, field: '', message: 'is no JSON' } }]
  // GraphQL lists `edges: [{node: {...}}]`.
  return shape(objectOf(product['node']) ?? product).map((row) => ({ row: { line, ...row } }))
}

export function objectIn(text: string): JsonObject | null {
  try {
    return objectOf(JSON.parse(text) as Json)
  } catch {
    return null
  }
}

export const objectOf = (value: Json | undefined): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null

/** The objects of a list; anything else in it is passed over. */
export const objectsOf = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).map(objectOf).filter((one) => one !== null) : []

/** A text or number as text; undefined for all else, and for an empty one. */
export function wordOf(value: Json | undefined): string | undefined {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
  return text === '' ? undefined : text
}

/** Cells that say something. */
export const cellsOf = (cells: Readonly<Record<string, Json | undefined>>): Map<string, Json> =>
  new Map(
    Object.entries(cells).filter(
      (cell): cell is [string, Json] => cell[1] !== undefined && cell[1] !== null && cell[1] !== '',
    ),
  )
