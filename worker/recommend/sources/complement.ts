import type { Bitmap } from '../bitmap.ts'
import { has } from '../bitmap.ts'
import { kindOf } from '../columns.ts'
import type { Index } from '../index.ts'
import { complementsOf } from '../relations/complementsOf.ts'
import { typeOf } from '../relations/typesOf.ts'
import type { Scores } from '../tally.ts'
import { takenWith } from './lists.ts'
import { anchorsOf, type Ask, type CandidateSource } from './source.ts'

/** Lines of a cart, and things of the past, that are looked at. */
const MOST_LINES = 20
const MOST_PAST = 8

/**
 * Goes with this because of what both are for. Away from any product: with the cart, else with what was touched last, since
 * one who has console and headset needs controllers on every page.
 */
export const complement: CandidateSource = (ask) => goesWith(ask.index, hostsOf(ask), ask.allowed)

function hostsOf(ask: Ask): readonly number[] {
  const { visit, options } = ask
  if (options.of !== undefined || visit.context.length > 0) return anchorsOf(ask)
  return visit.cart.length > 0 ? visit.cart : visit.history.slice(0, MOST_PAST).map((one) => one.ordinal)
}

/**
 * By the functional links of the lines' types; what somebody has of a kind is not offered a second time, unless it is used
 * up. Where no link says anything, products of another kind that are bought with these.
 */
export function goesWith(index: Index, lines: readonly number[], allowed: Bitmap): Scores {
  const scores: Scores = new Map()
  const owned = new Set(lines.map((ordinal) => typeOf(index, ordinal)))
  for (const line of lines.slice(0, MOST_LINES)) {
    const { ordinals, scores: own, kinds } = complementsOf(index, line)
    for (const [at, ordinal] of ordinals.entries()) {
      if (!has(allowed, ordinal)) continue
      const isSecond = kinds[at] !== 'consumable' && owned.has(typeOf(index, ordinal))
      if (!isSecond) scores.set(ordinal, (scores.get(ordinal) ?? 0) + own[at]!)
    }
  }
  return scores.size > 0 ? scores : takenOfAnotherKind(index, lines, allowed)
}

function takenOfAnotherKind(index: Index, lines: readonly number[], allowed: Bitmap): Scores {
  const kinds = new Set(lines.map((ordinal) => kindOf(index, ordinal)))
  const scores: Scores = new Map(takenWith(index, lines, 1, allowed))
  for (const ordinal of scores.keys()) if (kinds.has(kindOf(index, ordinal))) scores.delete(ordinal)
  return scores
}
