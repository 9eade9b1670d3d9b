import { html, raw } from 'hono/html'
import { attributeNames } from '../../catalog/attributes.ts'
import type { DemoProduct } from '../../catalog/product.ts'
import { palette } from '../../catalog/palette.ts'
import { facets, priceSteps, sorts, valuesOf } from '../filters.ts'
import type { Chosen, Facet } from '../filters.ts'
import type { Visit } from '../request.ts'
import { money } from '../words.ts'
import { leadVariant } from './productCard.ts'

const checked = (is: boolean) => (is ? raw(' checked') : '')

/** The filters of a list: a plain GET form, sent again by the page's script at each change. */
export function filterForm(
  products: readonly DemoProduct[],
  chosen: Chosen,
  visit: Visit,
  hidden: Record<string, string> = {},
) {
  const { words } = visit
  const isSet = facets.some((facet) => chosen[facet].length > 0) || chosen.price !== '' || chosen.here || chosen.sale
  return html`<form class="filters" id="filters" method="get">
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <input type="hidden" name="sort" value="${chosen.sort}" />
    <fieldset>
      <label class="ck"><input type="checkbox" name="here" value="1" ${checked(chosen.here)} /> ${words.inStock}</label>
      <label class="ck"
        ><input type="checkbox" name="sale" value="1" ${checked(chosen.sale)} /> ${words.onSaleOnly}</label
      >
    </fieldset>
    ${priceChoice(products, chosen, visit)} ${facets.map((facet) => facetChoice(facet, products, chosen, visit))}
    <p class="fb">
      <button class="bt">${words.apply}</button
      >${isSet ? html`<a href="?${new URLSearchParams(hidden).toString()}">${words.clear}</a>` : ''}
    </p>
  </form>`
}

/** Sorting stands over the list and belongs to the same form. */
export const sortSelect = (chosen: Chosen, { words }: Visit) =>
  html`<label class="sort"
    >${words.sort}
    <select name="sort" form="sort" id="sort-by">
      ${sorts.map((sort) => html`<option value="${sort}" ${sort === chosen.sort ? raw(' selected') : ''}>${words.sorts[sort]}</option>`)}
    </select></label
  >`

function priceChoice(products: readonly DemoProduct[], chosen: Chosen, { words, language }: Visit) {
  const prices = products.map((product) => leadVariant(product).priceMinor)
  const steps = priceSteps.filter((step) => prices.some((p) => p < step * 100) && prices.some((p) => p >= step * 100))
  if (steps.length === 0) return ''
  const first = steps[0] ?? 0
  const last = steps.at(-1) ?? 0
  const plain = (euro: number) => money(euro * 100, language).replace(/[.,]00/, '')
  const options = [
    [`-${first}`, words.under(plain(first))],
    ...steps.slice(1).map((step, index) => [`${steps[index]}-${step}`, `${plain(steps[index] ?? 0)} – ${plain(step)}`]),
    [`${last}-`, words.over(plain(last))],
  ]
  return html`<fieldset>
    <legend>${words.price}</legend>
    ${options.map(
      ([value, label]) =>
        html`<label class="ck"
          ><input type="radio" name="price" value="${value}" ${checked(value === chosen.price)} /> ${label}</label
        >`,
    )}
  </fieldset>`
}

function facetChoice(facet: Facet, products: readonly DemoProduct[], chosen: Chosen, { language, words }: Visit) {
  const counts = new Map<string, number>()
  for (const product of products) for (const id of valuesOf(product, facet)) counts.set(id, (counts.get(id) ?? 0) + 1)
  if (counts.size < 2) return ''
  const legend = facet === 'brand' ? words.brand : (attributeNames.get(facet)?.[language] ?? facet)
  const name = (id: string): string =>
    facet === 'color'
      ? (palette.get(id)?.name[language] ?? id)
      : (products.find((product) => product.attributes[facet]?.en === id)?.attributes[facet]?.[language] ?? id)
  const options = [...counts].toSorted(([a], [b]) => name(a).localeCompare(name(b), language))
  return html`<fieldset class="${facet === 'color' ? 'swatches' : ''}">
    <legend>${legend}</legend>
    ${options.map(
      ([id, count]) =>
        html`<label class="ck"
          ><input
            type="checkbox"
            name="${facet}"
            value="${id}"
            ${checked(chosen[facet].includes(id))}
          />${facet === 'color' ? html`<i class="c-${id}"></i>` : ''} <span>${name(id)}</span>
          <small class="num">${count}</small></label
        >`,
    )}
  </fieldset>`
}
