import type { FitName } from '../../catalog/understand/compatibility.ts'
import type { Base, Index } from '../index.ts'
import type { Items } from '../items.ts'
import type { LinkTo } from '../links.ts'
import { textAt } from '../stringTable.ts'

/** Type, collection and what things fit, by row of packed products. */
interface Facts {
  /** number of the type; 0 is none */
  type: Uint16Array
  types: string[]
  collection: Map<number, string>
  fits: Map<number, Map<FitName, string[]>>
}

const MOST_TYPES = 65_535
const ofBase = new WeakMap<Base, Facts>()
const ofIndex = new WeakMap<Index['catalog'], Known>()

interface Known extends Facts {
  numbers: ReadonlyMap<string, number>
  /** products of type t: members[offsets[t], offsets[t + 1]), the most popular first */
  offsets: Uint32Array
  members: Uint32Array
}

/** The tags of `itemRow.ts` turned round: "type:kettle", "collection:halo", "fit.system:nespresso". */
function readFacts(items: Items, types: string[]): Facts {
  const type = new Uint16Array(items.count)
  const collection = new Map<number, string>()
  const fits = new Map<number, Map<FitName, string[]>>()
  const numbers = new Map(types.map((id, number) => [id, number]))
  const models: { value: string; rows: Uint32Array }[] = []
  for (let tag = 0; tag + 1 < items.tagOffsets.length; tag++) {
    const text = textAt(items.tags.ids, tag)
    const at = text.indexOf(':')
    const [family, value] = [text.slice(0, at), text.slice(at + 1)]
    const rows = items.tagItems.subarray(items.tagOffsets[tag]!, items.tagOffsets[tag + 1]!)
    if (family === 'type') {
      let number = numbers.get(value)
      if (number === undefined) {
        if (types.length >= MOST_TYPES) continue
        numbers.set(value, (number = types.push(value) - 1))
      }
      for (const row of rows) type[row] = number
    } else if (family === 'fit.model') models.push({ value, rows })
    else if (family === 'collection') for (const row of rows) collection.set(row, value)
    else if (family.startsWith('fit.')) {
      const name = family.slice(4) as FitName // written by `itemRow.ts` alone
      for (const row of rows) addFit(fits, row, name, value)
    }
  }
  // A model that one type alone names is its products' own; the same model on a phone and on its cases is what fits.
  for (const { value, rows } of models) {
    const own = new Set(Array.from(rows, (row) => type[row]))
    if (own.size > 1) for (const row of rows) addFit(fits, row, 'model', value)
  }
  return { type, types, collection, fits }
}

function addFit(fits: Facts['fits'], row: number, name: FitName, value: string): void {
  const own = fits.get(row) ?? new Map<FitName, string[]>()
  own.set(name, [...(own.get(name) ?? []), value])
  fits.set(row, own)
}

/** Worked out once an index; of a base that only its live rows change, those alone are read again. */
function factsOf(index: Index): Known {
  const found = ofIndex.get(index.catalog)
  if (found !== undefined) return found
  let base = ofBase.get(index.base)
  if (base === undefined) ofBase.set(index.base, (base = readFacts(index.base.items, [''])))
  const facts = index.live?.rows && index.rowOf !== null ? withRows(index, base) : base
  const made = { ...facts, ...grouped(index, facts), numbers: new Map(facts.types.map((id, at) => [id, at])) }
  ofIndex.set(index.catalog, made)
  return made
}

function withRows(index: Index, base: Facts): Facts {
  const rows = readFacts(index.live!.rows!, [...base.types])
  const type = new Uint16Array(index.count)
  type.set(base.type)
  const [collection, fits] = [new Map(base.collection), new Map(base.fits)]
  for (let ordinal = 0; ordinal < index.count; ordinal++) {
    const row = index.rowOf![ordinal]!
    if (row < 0) continue
    type[ordinal] = rows.type[row]!
    for (const [into, from] of [
      [collection, rows.collection],
      [fits, rows.fits],
    ] as const) {
      const own = from.get(row)
      if (own === undefined) into.delete(ordinal)
      else (into as Map<number, typeof own>).set(ordinal, own)
    }
  }
  return { type, types: rows.types, collection, fits }
}

function grouped(index: Index, { type, types }: Facts): Pick<Known, 'offsets' | 'members'> {
  const offsets = new Uint32Array(types.length + 1)
  for (const number of type) offsets[number + 1]!++
  for (let number = 0; number < types.length; number++) offsets[number + 1]! += offsets[number]!
  const next = offsets.slice(0, types.length)
  const members = new Uint32Array(index.count)
  for (const ordinal of index.popular) members[next[type[ordinal]!]!++] = ordinal
  return { offsets, members }
}

/** The id of a product's functional type; empty for none. */
export function typeOf(index: Index, ordinal: number): string {
  const { type, types } = factsOf(index)
  return types[type[ordinal] ?? 0] ?? ''
}

/** Ordinals of a type, the most popular first. A view: callers must not change it. */
export function productsOfType(index: Index, type: string): Uint32Array {
  const { numbers, offsets, members } = factsOf(index)
  const number = type === '' ? undefined : numbers.get(type)
  return number === undefined ? new Uint32Array() : members.subarray(offsets[number]!, offsets[number + 1]!)
}

/** What goes with a type, the weightiest first. */
export const linksOfType = (index: Index, type: string): readonly LinkTo[] => index.base.links?.from.get(type) ?? []

/** The collection a product belongs to; empty for none. */
export const collectionAt = (index: Index, ordinal: number): string => factsOf(index).collection.get(ordinal) ?? ''

const fitsNothing: ReadonlyMap<FitName, readonly string[]> = new Map()

/** What products say they fit, by canonical name; most say nothing and are absent. */
export const fitsOf = (index: Index): ReadonlyMap<number, ReadonlyMap<FitName, readonly string[]>> =>
  factsOf(index).fits

/** What a product says it fits, by canonical name. */
export const fitsAt = (index: Index, ordinal: number): ReadonlyMap<FitName, readonly string[]> =>
  factsOf(index).fits.get(ordinal) ?? fitsNothing
