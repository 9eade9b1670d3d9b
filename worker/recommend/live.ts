import type { Product } from '../model/product.ts'
import { encodeArtifact, sectionOf, type Artifact } from './artifact.ts'
import { findId } from './idTable.ts'
import type { Base, LiveState } from './index.ts'
import { availabilities, fingerprintOf, itemRowOf, type ItemRow } from './itemRow.ts'
import { GONE, packItems, type Items } from './items.ts'
import { makeRows, MAX_ADDED, type Rows } from './knn.ts'

/**
 * What changed since the build, as the live file holds it: price and stock of every product of the base in columns, and
 * whole rows for products that are new or read differently.
 */
export interface LiveChanges {
  price: Uint32Array
  regular: Uint32Array
  lowest: Uint32Array
  availability: Uint8Array
  rows: readonly ItemRow[]
  /** vectors of the new products among `rows`, in their order; null in an index without vectors */
  vectors: Rows | null
}

/** The state right after a build. */
export const noChanges = (items: Items, dims: number): LiveChanges => ({
  price: items.price.slice(),
  regular: items.regular.slice(),
  lowest: items.lowest.slice(),
  availability: items.availability.slice(),
  rows: [],
  vectors: dims === 0 ? null : makeRows(0, dims),
})

/**
 * Puts changed products into the live state. `embed` gives vectors of those that are new. `full`: there are more new or
 * altered products than a live file may hold, the rest waits for the next build, which is due.
 */
export function applyChanges(
  live: LiveChanges,
  products: readonly Product[],
  items: Items,
  embed: (added: readonly ItemRow[]) => Rows | null,
): { live: LiveChanges; full: boolean } {
  const { price, regular, lowest, availability } = live
  const rows = new Map(live.rows.map((row) => [row.id, row]))
  const fresh: ItemRow[] = []
  let full = false
  for (const product of products) {
    const row = itemRowOf(product)
    const ordinal = findId(items.ids, row.id)
    if (ordinal >= 0) {
      price[ordinal] = row.priceMinor
      regular[ordinal] = row.regularMinor
      lowest[ordinal] = row.lowestMinor
      availability[ordinal] = row.gone ? GONE : Math.max(0, availabilities.indexOf(row.availability))
      if (items.fingerprint[ordinal] === fingerprintOf(row) || row.gone) rows.delete(row.id)
      else if (rows.has(row.id) || rows.size < MAX_ADDED) rows.set(row.id, row)
      else full = true
    } else if (rows.has(row.id)) rows.set(row.id, row)
    else if (row.gone) continue
    else if (rows.size < MAX_ADDED) {
      rows.set(row.id, row)
      fresh.push(row)
    } else full = true
  }
  const more = fresh.length === 0 ? null : embed(fresh)
  const vectors = live.vectors === null ? null : joined(live.vectors, more ?? makeRows(fresh.length, live.vectors.dims))
  return { live: { price, regular, lowest, availability, rows: [...rows.values()], vectors }, full }
}

function joined(first: Rows, second: Rows): Rows {
  const out = makeRows(first.count + second.count, first.dims)
  out.values.set(first.values)
  out.values.set(second.values, first.values.length)
  out.scales.set(first.scales)
  out.scales.set(second.scales, first.count)
  return out
}

export function encodeLive(
  live: LiveChanges,
  about: { site: string; version: string; created: number; count: number; items: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = new TextEncoder().encode(JSON.stringify(live.rows))
  const { price, regular, lowest, availability, vectors } = live
  return encodeArtifact(
    { ...about, kind: 'live', meta: { dims: vectors?.dims ?? 0 } },
    {
      price,
      regular,
      lowest,
      availability,
      rows,
      ...(vectors === null ? {} : { scales: vectors.scales, values: vectors.values }),
    },
  )
}

/** The file as it can be changed further; columns are copies. */
export function liveFrom(artifact: Artifact): LiveChanges {
  // Written by `encodeLive` and checked by its checksum: not parsed a second time.
  const rows = JSON.parse(new TextDecoder().decode(sectionOf(artifact, 'rows', Uint8Array))) as ItemRow[]
  const dims = Number(artifact.header.meta.dims)
  return {
    price: sectionOf(artifact, 'price', Uint32Array).slice(),
    regular: sectionOf(artifact, 'regular', Uint32Array).slice(),
    lowest: artifact.sections.has('lowest')
      ? sectionOf(artifact, 'lowest', Uint32Array).slice()
      : new Uint32Array(artifact.header.count),
    availability: sectionOf(artifact, 'availability', Uint8Array).slice(),
    rows,
    vectors:
      dims === 0
        ? null
        : {
            dims,
            count: sectionOf(artifact, 'scales', Float32Array).length,
            scales: sectionOf(artifact, 'scales', Float32Array).slice(),
            values: sectionOf(artifact, 'values', Int8Array).slice(),
          },
  }
}

/** The live state as an index reads it, packed into columns. */
export function liveState(live: LiveChanges, base: Base, version: string): LiveState {
  const rows = live.rows.length === 0 ? null : packItems(live.rows)
  const replaces = Int32Array.from(live.rows, (row) => findId(base.items.ids, row.id))
  const { price, regular, lowest, availability } = live
  return { version, price, regular, lowest, availability, rows, replaces }
}
