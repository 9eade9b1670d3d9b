/** Visits or histories as rows of ordinals, oldest item first; rows in rising time, so that a row's number is its recency. */
export interface Sequences {
  /** rows + 1 */
  offsets: Uint32Array
  items: Uint32Array
}

export const sequenceCount = (sequences: Sequences): number => sequences.offsets.length - 1

export function packSequences(rows: readonly (readonly number[])[]): Sequences {
  const offsets = new Uint32Array(rows.length + 1)
  let size = 0
  for (const [at, row] of rows.entries()) {
    size += row.length
    offsets[at + 1] = size
  }
  const items = new Uint32Array(size)
  for (const [at, row] of rows.entries()) items.set(row, offsets[at]!)
  return { offsets, items }
}

/** Where each item occurs: positions of item i are places[offsets[i], offsets[i + 1]), rising. */
export function occurrences(items: Uint32Array, count: number): { offsets: Uint32Array; places: Uint32Array } {
  const offsets = new Uint32Array(count + 1)
  for (const item of items) offsets[item + 1]!++
  for (let item = 0; item < count; item++) offsets[item + 1]! += offsets[item]!
  const next = offsets.slice(0, count)
  const places = new Uint32Array(items.length)
  for (let place = 0; place < items.length; place++) places[next[items[place]!]!++] = place
  return { offsets, places }
}

/** The row that each place belongs to. */
export function rowsByPlace(sequences: Sequences): Uint32Array {
  const rows = new Uint32Array(sequences.items.length)
  for (let row = 0; row < sequenceCount(sequences); row++) {
    rows.fill(row, sequences.offsets[row]!, sequences.offsets[row + 1]!)
  }
  return rows
}
