import { forEach, has } from '../bitmap.ts'
import { taggedSet } from '../allowed.ts'
import { columnOf, kindOf } from '../columns.ts'
import { byPlace, anchorsOf, MOST, type CandidateSource } from './source.ts'

/** Of the same collection, another kind first: what completes the look. */
export const collection: CandidateSource = (ask) => {
  const { index, allowed } = ask
  const column = columnOf(index, 'collection')
  const other: number[] = []
  const same: number[] = []
  for (const anchor of anchorsOf(ask).slice(0, 3)) {
    const name = column.names[column.of[anchor] ?? 0]
    if (name === undefined || name === '') continue
    forEach(taggedSet(index, `collection:${name}`), (ordinal) => {
      if (ordinal === anchor || !has(allowed, ordinal)) return
      ;(kindOf(index, ordinal) === kindOf(index, anchor) ? same : other).push(ordinal)
    })
  }
  const popular = (a: number, b: number) => index.rank[a]! - index.rank[b]!
  return byPlace([...other.sort(popular), ...same.sort(popular)], MOST)
}
