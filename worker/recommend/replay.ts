import type { LiveFacts } from '../model/facts.ts'
import type { Block } from '../model/recipe.ts'
import { productIdAt, type Index } from './index.ts'
import { recommend, type RecommendRequest } from './recommend.ts'
import { sequenceCount } from './sequences.ts'
import { noFacts } from './visit.ts'

/** Visits that a comparison goes through at most, the newest. */
export const MOST_REPLAYED = 1000

/** What one recipe did over the visits of a slice. */
export interface SideReplayed {
  /** visits whose next product was among the items */
  hits: number
  /** visits that would have been shown nothing */
  empty: number
  items: number
  priceMinor: number
  /** distinct products, by id: slices are put together by them */
  shown: readonly string[]
}

export interface Replayed {
  visits: number
  sides: readonly [SideReplayed, SideReplayed]
  /** items of one side that the other has not, of both sides' items together */
  changed: number
}

export const replayable = ({ base }: Index): number =>
  base.sessions === null ? 0 : Math.min(MOST_REPLAYED, sequenceCount(base.sessions.index.sessions))

/**
 * Asks two recipes what they would have shown before the last product of real visits, newest visit first, from place `from`
 * on. The visits are those that the index holds for its session neighbours (two products or more, each once); a visit is
 * no neighbour of itself. What the other models learnt is of them too, so the sides can be held against each other, not
 * against the future. Pure.
 */
export function replay(
  index: Index,
  blocks: readonly [Block, Block],
  slice: { from: number; count: number },
  now: number,
  request: Pick<RecommendRequest, 'blockById'> = {},
): Replayed {
  const sides = [emptySide(), emptySide()] as const
  let [visits, changed] = [0, 0]
  const end = Math.min(replayable(index), slice.from + slice.count)
  const blind = blindTo(index)
  for (let place = slice.from; place < end; place++) {
    const ids = visitAt(index, place)
    const next = ids.at(-1)!
    const { facts, context } = before(ids.slice(0, -1), blocks[0].placement, now)
    const ask = (block: Block) => recommend({ ...request, context }, facts, blind.index, block, now).items
    const answers = blind.during(place, () => blocks.map(ask))
    for (const [at, items] of answers.entries()) {
      const side = sides[at]!
      if (items.some(({ productId }) => productId === next)) side.hits++
      if (items.length === 0) side.empty++
      side.items += items.length
      for (const { productId, priceMinor } of items) {
        side.priceMinor += priceMinor
        side.shown.add(productId)
      }
    }
    const [one = [], other = []] = answers.map((items) => items.map(({ productId }) => productId))
    changed += missingIn(other, one) + missingIn(one, other)
    visits++
  }
  const told = ({ shown, ...side }: ReturnType<typeof emptySide>): SideReplayed => ({ ...side, shown: [...shown] })
  return { visits, sides: [told(sides[0]), told(sides[1])], changed }
}

const missingIn = (list: readonly string[], of: readonly string[]): number =>
  of.filter((id) => !list.includes(id)).length

const emptySide = () => ({ hits: 0, empty: 0, items: 0, priceMinor: 0, shown: new Set<string>() })

/** The index with visits of its own copy, of which one at a time names nothing but what it began with. */
function blindTo(index: Index) {
  const { sessions } = index.base
  if (sessions === null) return { index, during: <T>(_: number, ask: () => T): T => ask() }
  const { offsets, items } = sessions.index.sessions
  const copy = items.slice()
  const own = { ...sessions.index, sessions: { offsets, items: copy } }
  return {
    index: { ...index, base: { ...index.base, sessions: { ...sessions, index: own } } },
    during: <T>(place: number, ask: () => T): T => {
      const row = offsets.length - 2 - place
      const [start, end] = [offsets[row]!, offsets[row + 1]!]
      copy.fill(copy[start]!, start, end)
      const answer = ask()
      copy.set(items.subarray(start, end), start)
      return answer
    },
  }
}

function visitAt(index: Index, place: number): string[] {
  const { offsets, items } = index.base.sessions!.index.sessions
  const row = offsets.length - 2 - place
  return Array.from(items.subarray(offsets[row]!, offsets[row + 1]!), (ordinal) => productIdAt(index, ordinal))
}

/** Somebody who looked at these a minute apart; on a product's page they stand on the last one. */
function before(
  ids: readonly string[],
  placement: Block['placement'],
  now: number,
): { facts: LiveFacts; context: { productId?: string } } {
  const session = ids as LiveFacts['session']
  const events = session.map((productId, at) => ({
    productId,
    kind: 'viewed' as const,
    at: now - (session.length - at) * 60_000,
  }))
  const last = ids.at(-1)
  return {
    facts: { ...noFacts, events: events.slice(-50), session },
    context: placement === 'product' && last !== undefined ? { productId: last } : {},
  }
}
