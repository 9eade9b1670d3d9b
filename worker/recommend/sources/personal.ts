import type { Base, Index } from '../index.ts'
import { MAX_ADDED } from '../knn.ts'
import { ShareSum } from '../shareSum.ts'
import { emptyList } from '../tally.ts'
import { inSequence } from './inSequence.ts'
import { listLike } from './likeThese.ts'
import { listAfter, listInVisits, listLinear, listTaken } from './lists.ts'
import type { CandidateSource } from './source.ts'

/** The blend of the models that the site has (RECOMMEND.md 3), weighted as its held-back slice decided. */
export const personal: CandidateSource = ({ visit, index, allowed, shared }) => {
  const items = visit.history.map((one) => one.ordinal)
  if (items.length === 0) return new Map()
  const { blend, sequence } = index.base
  // The sequence model was weighed against the rules; how much it counts its training found on the held-back period.
  const others = Math.max(blend.rules, blend.sknn, blend.linear)
  // All asked before any is added: one that fails leaves nothing in the column for the next visitor.
  const parts = [
    { list: listAfter(index, items, allowed), weight: blend.rules },
    { list: listInVisits(index, visit.session.length > 0 ? visit.session : items, allowed), weight: blend.sknn },
    { list: blend.linear > 0 ? listLinear(index, items, allowed) : emptyList, weight: blend.linear },
    { list: listLike(index, visit.history, allowed, shared), weight: blend.content },
    { list: listTaken(index, items, 0.8, allowed), weight: blend.copurchase },
    { list: inSequence(visit, index, allowed), weight: others * (sequence?.weight ?? 0) },
  ]
  const whole = sumOf(index)
  for (const { list, weight } of parts) whole.add(list, weight)
  return whole.take()
}

/** One an index: requests don't run side by side in an isolate while they rank. */
const sums = new WeakMap<Base, ShareSum>()

/** Ordinals of a live file's products lie behind the base's. */
function sumOf(index: Index): ShareSum {
  let sum = sums.get(index.base)
  if (sum === undefined) sums.set(index.base, (sum = new ShareSum(index.base.items.count + MAX_ADDED)))
  return sum
}
