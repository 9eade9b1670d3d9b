import { readVisit, visitorOf } from './madeUpVisit.ts'

/** Who looks, and where: the part of a preview's question that the URL holds. */
export interface PreviewSearch {
  as?: string | undefined
  customer?: string | undefined
  visit?: string | undefined
  words?: string | undefined
  region?: string | undefined
  device?: string | undefined
  campaign?: string | undefined
  segment?: string | undefined
  product?: string | undefined
  category?: string | undefined
  locale?: string | undefined
}

/** In the URL: the page has no product, also where one would be chosen by itself. */
export const NO_PRODUCT = 'none'

/** The question of a preview, recipe aside. */
export function questionOf(search: PreviewSearch, locale: string) {
  const { as, customer, visit, words, region, device, campaign, segment, product, category } = search
  const isMadeUp = as === 'visit'
  const context = {
    ...(product && product !== NO_PRODUCT ? { productId: product } : {}),
    ...(category ? { categoryId: category } : {}),
    ...(words ? { query: words } : {}),
  }
  const visitor = {
    ...visitorOf(readVisit(visit)),
    ...(words ? { queries: [words] } : {}),
    ...(region ? { region } : {}),
    ...(device || campaign
      ? { visit: { ...(device ? { device } : {}), ...(campaign ? { campaign, words: campaign } : {}) } }
      : {}),
    ...(segment ? { segments: [segment] } : {}),
  }
  return {
    ...(isMadeUp ? { visitor } : customer ? { customerId: customer } : {}),
    ...(Object.keys(context).length === 0 ? {} : { context }),
    locale,
  }
}
