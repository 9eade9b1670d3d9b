import { round } from './decideType.ts'

/** The share of the weight that one type needs (RECOMMEND.md 1, measured on Walmart-Amazon). */
const LEAST_SHARE = 0.6
const FEWEST_VOTES = 2

/**
 * The type of most of a product's nearest typed neighbours, each weighing its cosine cubed; null below a share of .6, or
 * with one voter alone. `neighbours`: the ten nearest, nearest first.
 */
export function voteType(
  neighbours: readonly { type: string; cosine: number }[],
): { type: string; confidence: number } | null {
  const weights = new Map<string, { weight: number; voters: number }>()
  let all = 0
  for (const { type, cosine } of neighbours) {
    if (cosine <= 0) continue
    const known = weights.get(type) ?? { weight: 0, voters: 0 }
    known.weight += cosine ** 3
    known.voters++
    weights.set(type, known)
    all += cosine ** 3
  }
  const [best] = [...weights].toSorted(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1))
  if (best === undefined || best[1].voters < FEWEST_VOTES || best[1].weight < LEAST_SHARE * all) return null
  return { type: best[0], confidence: round((best[1].weight / all) * 0.9) }
}
