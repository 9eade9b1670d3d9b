import { html } from 'hono/html'
import { chance } from '../../catalog/chance.ts'
import type { DemoProduct, DemoVariant } from '../../catalog/product.ts'
import type { Visit } from '../request.ts'
import { money, saving } from '../words.ts'

/** The variant that a list shows: the cheapest that is here, else the cheapest. */
export function leadVariant(product: DemoProduct): DemoVariant {
  const here = product.variants.filter((variant) => variant.stock > 0)
  const pool = here.length > 0 ? here : product.variants
  const lead = pool.reduce<DemoVariant | undefined>(
    (best, variant) => (best === undefined || variant.priceMinor < best.priceMinor ? variant : best),
    undefined,
  )
  if (lead === undefined) throw new Error(`Product ${product.id} has no variant`)
  return lead
}

/** How well it sells, 0 to 1: the demo's own order of lists. */
export const popularity = (product: DemoProduct): number =>
  (product.labels.includes('bestseller') ? 0.5 : 0) + product.rating.count / 1200 + chance(`${product.id}/sells`) / 4

export const imageOf = (product: DemoProduct, variant?: DemoVariant): string =>
  `/shop/img/${variant?.options.color === undefined ? product.id : variant.id}.svg`

/** What a lower price is held against: the lowest of the 30 days before where Aisle's history knows it (EU). */
export function beforeOf({ priceMinor, regularMinor, lowestMinor }: DemoVariant): number | undefined {
  const before = regularMinor === undefined ? undefined : (lowestMinor ?? regularMinor)
  return before !== undefined && before > priceMinor ? before : undefined
}

/** The price of a list or a page: what it is, and what it was. */
export function priceOf(variant: DemoVariant, { language, words }: Visit) {
  const now = money(variant.priceMinor, language)
  const before = beforeOf(variant)
  return before === undefined
    ? html`<span class="p">${now}</span>`
    : html`<span class="p cut"
        >${now}
        <s title="${words.lowest}"><span class="hear">${words.lowest} </span>${money(before, language)}</s></span
      >`
}

export function productCard(product: DemoProduct, visit: Visit) {
  const { language, words } = visit
  const lead = leadVariant(product)
  const colours = [...new Set(product.variants.flatMap((each) => each.options.color?.id ?? []))]
  const isGone = lead.stock === 0
  const before = beforeOf(lead)
  const badge = isGone
    ? html`<span class="bd">${words.soldOut}</span>`
    : before !== undefined
      ? html`<span class="bd cut">${saving(lead.priceMinor, before, language)}</span>`
      : ''
  return html`<li class="card${isGone ? ' gone' : ''}">
    <a href="/shop/p/${product.id}">
      <span class="im"
        >${badge}<img src="${imageOf(product, lead)}" alt="" width="300" height="276" loading="lazy" decoding="async"
      /></span>
      <span class="nm">${product.title[language]}</span>
      <span class="wy"
        >${product.brand}${colours.length > 1 ? html` · <span class="dots">${colours.map((id) => html`<i class="c-${id}"></i>`)}</span>` : ''}</span
      >
      ${priceOf(lead, visit)}
    </a>
  </li>`
}

export const productGrid = (products: readonly DemoProduct[], visit: Visit, kind = '') =>
  html`<ul class="grid ${kind}" role="list">
    ${products.map((product) => productCard(product, visit))}
  </ul>`
