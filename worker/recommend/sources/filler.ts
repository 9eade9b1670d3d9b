import { add, emptyBitmap, forEach, has } from '../bitmap.ts'
import type { LiveFacts } from '../../model/facts.ts'
import { toMinor } from '../../model/money.ts'
import { addShare } from '../addShare.ts'
import { ordinalOf, type Index } from '../index.ts'
import type { Scores } from '../tally.ts'
import { takenWith } from './lists.ts'
import { byPlace, type CandidateSource } from './source.ts'

/** Dearer than that is no filler. */
const MOST_OVER = 1.3

/** What lifts the cart over free delivery: priced from what is missing to 1.3 times that; what goes with the cart first. */
export const filler: CandidateSource = ({ visit, facts, index, allowed, options }) => {
  const scores: Scores = new Map()
  if (options.freeFrom === undefined || visit.cart.length === 0) return scores
  const currency = index.currencies[index.currency[visit.cart[0]!]!] ?? ''
  const missing = toMinor(options.freeFrom, currency) - cartValue(facts, index)
  if (missing <= 0) return scores
  const fitting = emptyBitmap(index.count)
  const found: number[] = []
  forEach(allowed, (ordinal) => {
    const price = index.price[ordinal]!
    if (price < missing || price > missing * MOST_OVER) return
    add(fitting, ordinal)
    found.push(ordinal)
  })
  addShare(scores, takenWith(index, visit.cart, 1, fitting), 1)
  const popular = found.sort((a, b) => index.rank[a]! - index.rank[b]!).filter((ordinal) => has(fitting, ordinal))
  addShare(scores, byPlace(popular, 60), 0.3)
  return scores
}

/** In minor units: the lines' own prices, else those of the index. */
function cartValue({ cart }: LiveFacts, index: Index): number {
  return cart.lines.reduce((sum, { productId, quantity, priceMinor }) => {
    const ordinal = ordinalOf(index, productId)
    return sum + quantity * (priceMinor ?? (ordinal < 0 ? 0 : index.price[ordinal]!))
  }, 0)
}
