import { clusterSentences } from '../catalog/clusterSentences.ts'
import { hashEmbedder } from '../catalog/embedHash.ts'
import { judgeReviews, priorOf, type Prior, type Stars } from '../catalog/judgeReviews.ts'
import { mineComplaints, type Sentence } from '../catalog/mineComplaints.ts'
import type { Env } from '../env.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import type { Review } from '../model/review.ts'
import { loadStatic } from '../store/embedder.ts'
import { readProductsById } from '../store/products.ts'
import {
  forgetJudged,
  reviewedProducts,
  reviewsOf,
  saveClusters,
  saveJudged,
  starsByCategory,
  summariseReviews,
} from '../store/reviews.ts'
import { freshenIndex } from './freshenIndex.ts'

type JobEnv = Pick<Env, 'DB' | 'STORE' | 'ASSETS'>

/** Products judged at once: their reviews are in memory together. */
const AT_ONCE = 40
const MOST_GRIEVANCES = 4000

/** Rating, flag and complaints of these products, from all their reviews; what changed reaches the index. */
export async function judgeProducts(
  env: JobEnv,
  site: SiteId,
  ids: readonly ProductId[],
  onDone: (done: number) => void = () => {},
): Promise<{ changed: number; disappointing: number; grievances: Sentence[] }> {
  const priors = await priorsOf(env.DB, site)
  const grievances: Sentence[] = []
  let changed = 0
  let disappointing = 0
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = ids.slice(from, from + AT_ONCE)
    const [products, reviews] = await Promise.all([readProductsById(env.DB, site, part), reviewsOf(env.DB, site, part)])
    const reviewed = new Set(reviews.map(({ product }) => product))
    const silent = await forgetJudged(
      env.DB,
      site,
      part.filter((id) => !reviewed.has(id)),
    )
    const judged = products.flatMap((product) => {
      if (!reviewed.has(product.id)) return []
      const own = reviews.filter((review) => review.product === product.id)
      const stars = starsOf(own)
      const judgement = judgeReviews(stars, priors(product.categoryId, stars))
      const { topics, unnamed } = mineComplaints(own)
      if (grievances.length < MOST_GRIEVANCES) grievances.push(...unnamed)
      return { id: product.id, stars, judgement, topics }
    })
    await saveJudged(
      env.DB,
      site,
      judged.map(({ id, stars, judgement: { rating, disappoints, certainty }, topics }) => ({
        product: id,
        stars,
        rating,
        disappoints,
        certainty,
        topics,
      })),
    )
    const fresh = await summariseReviews(
      env.DB,
      site,
      judged.map(({ id, judgement: { certainty: _certainty, ...reviews } }) => ({ id, reviews })),
    )
    changed += fresh.length + silent.length
    disappointing += judged.filter(({ judgement }) => judgement.disappoints).length
    await freshenIndex(env, site, [...fresh, ...silent])
    onDone(Math.min(ids.length, from + AT_ONCE))
  }
  return { changed, disappointing, grievances }
}

/** Judges every product that has reviews, by priors as they now stand, and groups what no topic names. */
export async function judgeAllProducts(
  env: JobEnv,
  site: SiteId,
  note: (phase: string, done: number, total: number) => void,
): Promise<{ products: number; changed: number; disappointing: number; clusters: number }> {
  const ids: ProductId[] = []
  for (let after = ''; ;) {
    const page = await reviewedProducts(env.DB, site, after, 5000)
    ids.push(...page)
    if (page.length < 5000) break
    after = page.at(-1) ?? ''
  }
  const { changed, disappointing, grievances } = await judgeProducts(env, site, ids, (done) =>
    note('reviews', done, ids.length),
  )
  note('topics', 0, grievances.length)
  const clusters = clusterSentences(grievances, (await loadStatic(env)) ?? hashEmbedder())
  await saveClusters(env.DB, site, clusters)
  return { products: ids.length, changed, disappointing, clusters: clusters.length }
}

const none: Stars = [0, 0, 0, 0, 0]
const less = (all: Stars, own: Stars): number[] => none.map((_, at) => Math.max(0, (all[at] ?? 0) - (own[at] ?? 0)))

/** What is expected of a product by the others of its category and site: its own reviews would speak for themselves twice. */
async function priorsOf(db: D1Database, site: SiteId): Promise<(category: string, own: Stars) => Prior> {
  const stars = await starsByCategory(db, site)
  const all = none.map((_, at) => [...stars.values()].reduce((sum, row) => sum + (row[at] ?? 0), 0))
  return (category, own) => priorOf(less(stars.get(category) ?? none, own), priorOf(less(all, own)))
}

function starsOf(reviews: readonly Review[]): number[] {
  const stars = [0, 0, 0, 0, 0]
  for (const { rating } of reviews) stars[Math.min(5, Math.max(1, Math.round(rating))) - 1]!++
  return stars
}
