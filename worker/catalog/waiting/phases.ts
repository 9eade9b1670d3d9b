import type { Change } from '../../model/change.ts'
import type { Action } from '../../model/event.ts'
import type { VariantId } from '../../model/ids.ts'
import type { Waiting } from '../../model/waiting.ts'
import type { Folded } from './fold.ts'
import { offerOf, stepAt, stepsWithin } from './offers.ts'
import type { Offers, StockStep } from './offers.ts'
import { holdsPrice, isBelowOwn, isDrop, ownPrice } from './priceDrop.ts'

/** What a change is news of, to those who wait. */
export type News = Extract<Action, { type: 'product-changed' }>['news']

/** A part of those who wait, told together: who asked, who carted or wished, who only looked. */
export type Audience = 'watching' | 'wanting' | 'viewing'

/** A change that waits to settle before an audience is told (SCENARIOS.md R9). */
export interface Phase {
  news: Exclude<Change, { kind: 'attributes' }>
  is: News
  audience: Audience
  dueAt: number
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const settleMs = 2 * hourMs
/** A restock is news to those who never asked only after so long without. */
const outForMs = 24 * hourMs
/** How long a watch that ended is remembered. */
export const rememberedMs = 14 * dayMs
/** "Only a few left" begins here (SCENARIOS.md, low-stock). */
const fewUnits = 3

/** How far back an interest still counts, by what the news is (SCENARIOS.md 3, Price and Stock). */
const lookBackMs: Readonly<Record<News, Readonly<Partial<Record<Waiting['kind'], number>>>>> = {
  cheaper: { viewed: 60 * dayMs },
  back: { viewed: 30 * dayMs, carted: 30 * dayMs, wished: 30 * dayMs },
  'sold-out': { viewed: 14 * dayMs, carted: 14 * dayMs, wished: 14 * dayMs },
  scarce: { carted: 14 * dayMs, wished: 14 * dayMs },
}

/** After how long each audience is told; an audience that is absent never is. */
const settles: Readonly<Record<News, Readonly<Partial<Record<Audience, number>>>>> = {
  cheaper: { watching: 0, wanting: 0, viewing: settleMs },
  back: { watching: 0, wanting: settleMs, viewing: settleMs },
  'sold-out': { watching: 0, wanting: settleMs, viewing: settleMs },
  scarce: { wanting: 0 },
}

export const audienceOf = ({ kind }: Pick<Waiting, 'kind'>): Audience | null =>
  kind === 'watched' ? 'watching' : kind === 'viewed' ? 'viewing' : kind === 'bought' ? null : 'wanting'

/** What a change is news of, given what is known of the product with it; null: nobody is told. */
export function newsOf(change: Change, offers: Offers): News | null {
  switch (change.kind) {
    case 'price':
      return isDrop(offerOf(offers, change.variantId).prices, change.at) ? 'cheaper' : null
    case 'stock': {
      const { from, to } = change
      if (from.canBuy !== to.canBuy) return to.canBuy ? 'back' : 'sold-out'
      return to.canBuy && isFew(to.units) && !isFew(from.units) ? 'scarce' : null
    }
    case 'new':
      return change.isProduct || !change.stock.canBuy ? null : 'back'
    case 'gone':
      return 'sold-out'
    case 'attributes':
      return null
  }
}

const isFew = (units: number | undefined): boolean => units !== undefined && units <= fewUnits

/** Who is told when of a change, earliest first. `offers` know the change already. */
export function phasesOf(change: Change, offers: Offers): readonly Phase[] {
  const is = newsOf(change, offers)
  if (is === null || change.kind === 'attributes') return []
  return Object.entries(settles[is])
    .map(([audience, ms]) => ({ news: change, is, audience: audience as Audience, dueAt: change.at + ms }))
    .toSorted((a, b) => a.dueAt - b.dueAt)
}

/** Whether what the change told has stood until `now`, without a break. */
export function stillHolds({ news, is }: Phase, offers: Offers, now: number): boolean {
  const variants = news.kind === 'gone' ? news.variants : [news.variantId]
  if (is === 'cheaper') return variants.every((id) => holdsPrice(offerOf(offers, id).prices, news.at, now))
  const canBuy = is !== 'sold-out'
  return variants.every((id) => {
    const steps = stepsWithin(offerOf(offers, id).stocks, news.at, now)
    if (is === 'scarce' && !isFew(steps.at(-1)?.units)) return false
    return steps.every((step) => step.canBuy === canBuy)
  })
}

/**
 * Whether this interest is told in this phase: it is of the audience, of the variant, young enough, older than the change,
 * and the news is news to it. A watch that ended still hears that what it was told of is gone again.
 */
export function isTold(waiting: Folded, { news, is, audience }: Phase, offers: Offers): boolean {
  if (audienceOf(waiting) !== audience || waiting.at > news.at || !isMeant(waiting, news)) return false
  if (waiting.ended) {
    const ago = news.at - waiting.at
    return is === 'sold-out' && audience === 'watching' && ago > 0 && ago <= rememberedMs
  }
  const lookBack = lookBackMs[is][waiting.kind]
  if (lookBack !== undefined && waiting.at < news.at - lookBack) return false
  if (is === 'sold-out' && waiting.kind === 'viewed' && waiting.times < 2) return false
  if (news.kind === 'gone') return true
  const offer = offerOf(offers, news.variantId)
  if (is === 'cheaper') return wantsPrice(waiting, offer.prices, news.at)
  if (audience === 'watching') return waiting.watch !== 'price'
  return is !== 'back' || (wasOutLong(offer.stocks, news.at) && wasOut(waiting, offer.stocks))
}

/** A watch or a cart names its variant; who only means the product hears of each. */
function isMeant({ variantId }: Waiting, news: Phase['news']): boolean {
  if (variantId === undefined) return true
  if (news.kind === 'gone') return news.variants.includes(variantId)
  return variantId === news.variantId || (variantId as string) === news.sku
}

function wantsPrice(waiting: Waiting, prices: Offers[VariantId]['prices'], at: number): boolean {
  const step = stepAt(prices, at)
  if (step === undefined || waiting.watch === 'stock') return false
  if (waiting.targetMinor !== undefined && step.minor > waiting.targetMinor) return false
  return isBelowOwn(step, ownPrice(prices, waiting))
}

const wasOutLong = (stocks: readonly StockStep[], at: number): boolean =>
  stepsWithin(stocks, at - outForMs, at - 1).every(({ canBuy }) => !canBuy)

/** They saw it while it could not be had: by the event's own word, else by what is known of that moment. */
const wasOut = (waiting: Waiting, stocks: readonly StockStep[]): boolean =>
  waiting.inStock === undefined ? stepAt(stocks, waiting.at)?.canBuy === false : !waiting.inStock
