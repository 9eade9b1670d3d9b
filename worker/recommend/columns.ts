import { add, emptyBitmap, type Bitmap } from './bitmap.ts'
import type { Index } from './index.ts'
import type { Items } from './items.ts'
import { textAt } from './stringTable.ts'

/** A property that few products share, by ordinal: `names[of[ordinal]]`, number 0 is "none". */
export interface TagColumn {
  of: Uint16Array
  names: readonly string[]
}

const columns = new WeakMap<Index['catalog'], Map<string, TagColumn>>()

/** The first value of a tag family ("type", "collection", "attr.size") of each product: worked out once per index version. */
export function columnOf(index: Index, family: string): TagColumn {
  let known = columns.get(index.catalog)
  if (known === undefined) columns.set(index.catalog, (known = new Map()))
  let column = known.get(family)
  if (column === undefined) {
    column = readColumn(index, family)
    if (known.size >= 32) known.clear()
    known.set(family, column)
  }
  return column
}

const MOST_NAMES = 65_535

function readColumn(index: Index, family: string): TagColumn {
  const of = new Uint16Array(index.count)
  const names = ['']
  const numbers = new Map<string, number>()
  const put = (ordinal: number, name: string) => {
    if (of[ordinal] !== 0) return
    let number = numbers.get(name)
    if (number === undefined) {
      if (names.length > MOST_NAMES) return
      numbers.set(name, (number = names.push(name) - 1))
    }
    of[ordinal] = number
  }
  const rows = index.live?.rows
  if (rows && index.rowOf !== null) {
    const ordinals = new Map<number, number>()
    for (let ordinal = 0; ordinal < index.count; ordinal++) {
      if (index.rowOf[ordinal]! >= 0) ordinals.set(index.rowOf[ordinal]!, ordinal)
    }
    eachTag(rows, family, (row, name) => put(ordinals.get(row) ?? 0, name))
  }
  eachTag(index.base.items, family, (ordinal, name) => {
    if (index.rowOf === null || index.rowOf[ordinal]! < 0) put(ordinal, name)
  })
  return { of, names }
}

function eachTag(items: Items, family: string, visit: (row: number, name: string) => void): void {
  const { tags, tagOffsets, tagItems } = items
  const prefix = `${family}:`
  for (let tag = 0; tag + 1 < tagOffsets.length; tag++) {
    const text = textAt(tags.ids, tag)
    if (!text.startsWith(prefix)) continue
    for (let at = tagOffsets[tag]!; at < tagOffsets[tag + 1]!; at++) visit(tagItems[at]!, text.slice(prefix.length))
  }
}

/** What a product is for: its functional type, else its leaf category; as a key for `kindSet`. */
export function kindOf(index: Index, ordinal: number): string {
  const type = columnOf(index, 'type').of[ordinal] ?? 0
  return type > 0 ? `type ${type}` : `category ${index.category[ordinal] ?? 0}`
}

/** All products of a kind, typed ones by type. The set is the caller's. */
export function kindSet(index: Index, kind: string): Bitmap {
  const set = emptyBitmap(index.count)
  const [family, number] = kind.split(' ')
  const types = columnOf(index, 'type').of
  const wanted = Number(number)
  for (let ordinal = 0; ordinal < index.count; ordinal++) {
    const isOne =
      family === 'type' ? types[ordinal] === wanted : types[ordinal] === 0 && index.category[ordinal] === wanted
    if (isOne) add(set, ordinal)
  }
  return set
}
