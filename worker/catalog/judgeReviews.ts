import { betaTail } from './betaTail.ts'

/** How many reviews gave one to five stars. */
export type Stars = readonly number[]

export interface Prior {
  /** mean rating of what is alike */
  rating: number
  /** share of its reviews with one or two stars */
  bad: number
}

export interface Judgement {
  count: number
  average: number
  rating: number
  disappoints: boolean
  certainty: number
}

/** Reviews that the category's mean weighs as much as. */
const PRIOR_REVIEWS = 8
/** Reviews that the site's mean weighs as much as, for a category. */
const CATEGORY_REVIEWS = 30
/** A product disappoints where, this surely, ... */
const CERTAINTY = 0.9
/** ... more than this share of its buyers are let down, and half as many again as of what is alike; ... */
const BAD_SHARE = 0.25
const WORSE_THAN_ALIKE = 1.5
/** ... and this many have said so. */
const FEWEST_BAD = 3

const countOf = (stars: Stars): number => stars.reduce((sum, n) => sum + n, 0)
const sumOf = (stars: Stars): number => stars.reduce((sum, n, at) => sum + n * (at + 1), 0)
const badOf = (stars: Stars): number => (stars[0] ?? 0) + (stars[1] ?? 0)

/** The mean of a group of products, drawn towards a wider one's. A site without reviews expects 4 stars and a tenth let down. */
export function priorOf(stars: Stars, wider: Prior = { rating: 4, bad: 0.1 }): Prior {
  const count = countOf(stars)
  const weight = CATEGORY_REVIEWS / (CATEGORY_REVIEWS + count)
  return {
    rating: weight * wider.rating + (count === 0 ? 0 : (1 - weight) * (sumOf(stars) / count)),
    bad: weight * wider.bad + (count === 0 ? 0 : (1 - weight) * (badOf(stars) / count)),
  }
}

/**
 * The Bayesian mean (m·prior + Σ ratings) / (m + n), m = 8: few reviews say little, many speak for themselves (the credibility
 * formula of Bühlmann 1967). The share of buyers who are let down has the posterior Beta(m·bad + n₁₂, m·(1 - bad) + n₃₄₅); the
 * product disappoints when that share is above both borders with 90 % probability.
 */
export function judgeReviews(stars: Stars, prior: Prior): Judgement {
  const count = countOf(stars)
  const bad = badOf(stars)
  const rating = (PRIOR_REVIEWS * prior.rating + sumOf(stars)) / (PRIOR_REVIEWS + count)
  const border = Math.max(BAD_SHARE, WORSE_THAN_ALIKE * prior.bad)
  const certainty = betaTail(border, PRIOR_REVIEWS * prior.bad + bad, PRIOR_REVIEWS * (1 - prior.bad) + count - bad)
  return {
    count,
    average: count === 0 ? 0 : round(sumOf(stars) / count),
    rating: round(rating),
    disappoints: bad >= FEWEST_BAD && certainty >= CERTAINTY,
    certainty: Number(certainty.toFixed(3)),
  }
}

const round = (value: number): number => Number(value.toFixed(1))
