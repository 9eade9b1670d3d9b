/** How a model did on the last held-back period. */
export interface ModelScore {
  ndcg: number
  hr: number
  /** products among the first ten of all lists */
  covered: number
  /** share of those places that goes to the most popular tenth; absent of models trained before it was counted */
  head?: number
}

export interface ReleaseFacts {
  /** whether the artifact could be read back, and whether every number in it is one */
  loads: boolean
  /** predictions it was judged on */
  tests: number
  candidate: ModelScore
  /** sequential rules, learnt from the same data */
  rules: ModelScore
  /** the model that is live, on the same predictions; null for the first */
  live: ModelScore | null
}

export type ReleaseReason = 'better' | 'damaged' | 'insufficient-data' | 'below-rules' | 'below-live' | 'narrow'

export interface ReleaseVerdict {
  release: boolean
  reason: ReleaseReason
  /** for people, with the numbers that decided */
  text: string
}

/** Fewer predictions tell nothing. */
export const FEWEST_TESTS = 50
/** Share of the running model's products that a new one must still show. */
const COVERAGE_KEPT = 0.8

/**
 * Whether a new sequence model goes live (RECOMMEND.md 3, Gate): it loads, is not worse in NDCG@10 than sequential rules and
 * than the live one, and shows at least 80 % as many products. The first reason against it is the one that is told.
 */
export function decideRelease({ loads, tests, candidate, rules, live }: ReleaseFacts): ReleaseVerdict {
  const no = (reason: ReleaseReason, text: string): ReleaseVerdict => ({ release: false, reason, text })
  if (!loads) return no('damaged', 'The artifact could not be read back')
  if (![candidate.ndcg, candidate.hr].every(Number.isFinite)) return no('damaged', 'Its scores are no numbers')
  if (tests < FEWEST_TESTS) {
    return no('insufficient-data', `Only ${tests} predictions could be judged; ${FEWEST_TESTS} are needed`)
  }
  if (candidate.ndcg < rules.ndcg) {
    return no('below-rules', `NDCG@10 ${shown(candidate)} against ${shown(rules)} of sequential rules`)
  }
  if (live !== null && candidate.ndcg < live.ndcg) {
    return no('below-live', `NDCG@10 ${shown(candidate)} against ${shown(live)} of the live model`)
  }
  if (live !== null && candidate.covered < COVERAGE_KEPT * live.covered) {
    return no('narrow', `It shows ${candidate.covered} products where the live model shows ${live.covered}`)
  }
  const against = live === null ? `${shown(rules)} of sequential rules` : `${shown(live)} of the live model`
  return { release: true, reason: 'better', text: `NDCG@10 ${shown(candidate)} against ${against}` }
}

const shown = ({ ndcg }: ModelScore): string => ndcg.toFixed(4)
