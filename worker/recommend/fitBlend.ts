import type { Scores } from './tally.ts'

/** One held-back prediction: what each part says, in the order of the parts, what may not be shown, and what came. */
export interface BlendTest {
  scores: readonly Scores[]
  removed: ReadonlySet<number>
  target: number
}

export interface FittedBlend {
  /** by part; the first that counts is 1 */
  weights: readonly number[]
  /** mean NDCG@20 on the tests: of the blend, and of each part alone */
  ndcg: number
  alone: readonly number[]
}

const STEPS: readonly number[] = [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3]
const PASSES = 3
/** Less is noise: weights stay where they are. */
const WORTH_IT = 1e-5
/** Candidates a part may name. */
const MOST = 200

/**
 * Weights of a blend by coordinate search on held-back predictions: each part at sum 1 over what may be shown, weighted and
 * added up; the mean NDCG@20 decides. Starts from the best part alone, so that a blend is never worse there than it.
 * Deterministic. `partCount`: parts each test has.
 */
export function fitBlend(tests: readonly BlendTest[], partCount: number): FittedBlend {
  const packed = tests.flatMap((test) => packTest(test, partCount) ?? [])
  // Targets that no part named are misses under any weights.
  const ndcgOf = (weights: readonly number[]) =>
    tests.length === 0 ? 0 : packed.reduce((sum, test) => sum + gain(test, weights), 0) / tests.length
  const only = (part: number): number[] => Array.from({ length: partCount }, (_, at) => (at === part ? 1 : 0))
  const alone = Array.from({ length: partCount }, (_, part) => ndcgOf(only(part)))
  let weights = only(alone.indexOf(Math.max(...alone)))
  let ndcg = ndcgOf(weights)
  for (let pass = 0; pass < PASSES; pass++) {
    const before = ndcg
    for (let part = 0; part < partCount; part++) {
      for (const step of STEPS) {
        const tried = weights.with(part, step)
        if (tried.every((weight) => weight === 0)) continue
        const value = ndcgOf(tried)
        if (value > ndcg + WORTH_IT) {
          ndcg = value
          weights = tried
        }
      }
    }
    if (ndcg <= before) break
  }
  const first = weights.find((weight) => weight > 0) ?? 1
  return { weights: weights.map((weight) => Number((weight / first).toFixed(4))), ndcg, alone }
}

interface Packed {
  /** candidates x parts, row-major; the target is row 0 */
  shares: Float64Array
  rows: number
}

function packTest({ scores, removed, target }: BlendTest, partCount: number): Packed | null {
  if (removed.has(target) || !scores.some((part) => part.has(target))) return null
  const rows = new Map<number, number>([[target, 0]])
  const cells: { row: number; part: number; share: number }[] = []
  for (const [part, own] of scores.entries()) {
    let sum = 0
    const kept: [number, number][] = []
    for (const [item, score] of own) {
      if (removed.has(item) || score <= 0) continue
      kept.push([item, score])
      sum += score
    }
    if (sum === 0) continue
    if (kept.length > MOST) kept.sort((a, b) => b[1] - a[1])
    for (const [item, score] of kept.slice(0, MOST)) {
      let row = rows.get(item)
      if (row === undefined) rows.set(item, (row = rows.size))
      cells.push({ row, part, share: score / sum })
    }
  }
  const shares = new Float64Array(rows.size * partCount)
  for (const { row, part, share } of cells) shares[row * partCount + part] = share
  return { shares, rows: rows.size }
}

function gain({ shares, rows }: Packed, weights: readonly number[]): number {
  const parts = weights.length
  const scoreOf = (row: number) => {
    let score = 0
    for (let part = 0; part < parts; part++) score += weights[part]! * shares[row * parts + part]!
    return score
  }
  const own = scoreOf(0)
  if (own <= 0) return 0
  let rank = 1
  for (let row = 1; row < rows; row++) {
    if (scoreOf(row) >= own && ++rank > 20) return 0
  }
  return 1 / Math.log2(1 + rank)
}
