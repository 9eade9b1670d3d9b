/** What products were worth lately: view 1, cart 4, purchase 10, half-life 14 days (RECOMMEND.md 2). */
export interface Popularity {
  /** per ordinal; 0 for what nobody touched */
  score: Float32Array
  /** ordinals, most popular first */
  order: Uint32Array
}

const worth = { viewed: 1, wished: 2, carted: 4, bought: 10 } as const
const HALF_LIFE_MS = 14 * 86_400_000

export const popularityWorth = (kind: keyof typeof worth, ageMs: number): number =>
  worth[kind] * 2 ** (-Math.max(0, ageMs) / HALF_LIFE_MS)

/** Untouched products follow, newest first: an empty shop shows its novelties. `created`: seconds. */
export function rankByPopularity(score: Float32Array, created: Uint32Array): Popularity {
  const order = Uint32Array.from(score, (_, ordinal) => ordinal)
  order.sort((a, b) => score[b]! - score[a]! || created[b]! - created[a]! || a - b)
  return { score, order }
}
