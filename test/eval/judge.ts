/** Sums of one model over one set; means and errors are worked out at the end. */
export interface Judged {
  n: number
  /** rank of each target, Infinity where it was not listed */
  ranks: readonly number[]
  /** distinct items among the first 20 of all lists */
  covered: number
}

export type Metrics = Record<string, number>

/**
 * Rank = 1 + other items scoring as much or more (ties lose; the model breaks its own by popularity), over all items,
 * never sampled negatives.
 */
export function rankOf(scores: ReadonlyMap<number, number>, target: number, popularity: Float64Array): number {
  const own = scores.get(target)
  if (own === undefined || own <= 0) return Infinity
  let rank = 1
  for (const [item, score] of scores) {
    if (item !== target && (score > own || (score === own && popularity[item]! >= popularity[target]!))) rank++
  }
  return rank
}

export function metricsOf(judged: Judged): Metrics {
  const mean = (value: (rank: number) => number) => judged.ranks.reduce((sum, rank) => sum + value(rank), 0) / judged.n
  const out: Metrics = {}
  for (const k of [5, 10, 20]) {
    out[`hr@${k}`] = mean((rank) => (rank <= k ? 1 : 0))
    out[`ndcg@${k}`] = mean((rank) => (rank <= k ? 1 / Math.log2(1 + rank) : 0))
  }
  out['mrr@20'] = mean((rank) => (rank <= 20 ? 1 / rank : 0))
  out['coverage@20'] = judged.covered
  return out
}

/** Standard error of a share or mean of n independent tries, from the ranks themselves. */
export function errorOf(judged: Judged, metric: string): number {
  const [name, k = '20'] = metric.split('@')
  const value = (rank: number) =>
    rank > Number(k) ? 0 : name === 'hr' ? 1 : name === 'mrr' ? 1 / rank : 1 / Math.log2(1 + rank)
  const values = judged.ranks.map(value)
  const mean = values.reduce((sum, one) => sum + one, 0) / judged.n
  return Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / judged.n / judged.n)
}
