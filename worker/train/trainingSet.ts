import type { Sequences } from '../recommend/sequences.ts'

/** Attributes of each item: values[offsets[i], offsets[i + 1]) are numbers below `count`. */
export interface ItemAttributes {
  count: number
  offsets: Uint32Array
  values: Uint32Array
}

/** What the sequence model learns from. */
export interface TrainingSet {
  /** items of the catalog; sequences name them by ordinal */
  items: number
  /** histories, oldest item first */
  sequences: Sequences
  attributes: ItemAttributes
  /** per interaction SIGNALS_EACH rows of the signal table (0: none); null where only order is known */
  signals: Uint8Array | null
  /** per interaction how much it counts as something to predict; null: all 1 */
  weights: Float32Array | null
}

/** Inputs beside the item: kind of event, gap since the one before, time spent. */
export const SIGNALS_EACH = 3
/** Rows of the signal table: 1-4 kinds, 5-12 gaps, 13-18 dwell. */
export const SIGNAL_ROWS = 20

/** Steps from one item to the next: what an epoch predicts. */
export const predictionsOf = ({ items, offsets }: Sequences): number => items.length - (offsets.length - 1)

export const noAttributes = (items: number): ItemAttributes => ({
  count: 0,
  offsets: new Uint32Array(items + 1),
  values: new Uint32Array(0),
})

/** Lists of attribute numbers per item, repeats dropped. */
export function packAttributes(lists: readonly (readonly number[])[], count: number): ItemAttributes {
  const distinct = lists.map((list) => [...new Set(list)].sort((a, b) => a - b))
  const offsets = new Uint32Array(lists.length + 1)
  for (const [at, list] of distinct.entries()) offsets[at + 1] = offsets[at]! + list.length
  return { count, offsets, values: Uint32Array.from(distinct.flat()) }
}
