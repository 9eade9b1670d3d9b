import { html, raw } from 'hono/html'
import { attributeNames } from '../../catalog/attributes.ts'
import { categoryPath } from '../../catalog/categories.ts'
import type { DemoProduct, DemoVariant, OptionName } from '../../catalog/product.ts'
import { productFacts } from '../events.ts'
import { block } from '../parts/block.ts'
import { crumbs } from '../parts/crumbs.ts'
import { icon } from '../parts/icon.ts'
import { layout } from '../parts/layout.ts'
import { beforeOf, imageOf, leadVariant } from '../parts/productCard.ts'
import { stars } from '../parts/stars.ts'
import type { Visit } from '../request.ts'
import { money, saving } from '../words.ts'

/** `wanted`: the variant's id from the address; else the cheapest that is here. */
export function productPage(product: DemoProduct, wanted: string | undefined, visit: Visit) {
  const { words, language } = visit
  const variant = product.variants.find((each) => each.id === wanted) ?? leadVariant(product)
  const path = categoryPath(product.category)
  const isGone = variant.stock === 0
  const isWished = visit.wished.includes(product.id)
  return layout(
    {
      title: product.title[language],
      ...(path[0] === undefined ? {} : { department: path[0].id }),
      events: [['Product Viewed', { ...productFacts(product, variant), url: `/shop/p/${product.id}` }]],
    },
    visit,
    html`${crumbs(path, visit)}
      <div class="pd">
        <div class="ga">
          ${badge(variant, visit)}<img
            src="${imageOf(product, variant)}"
            alt="${product.title[language]}"
            width="480"
            height="480"
            fetchpriority="high"
          />
        </div>
        <div class="buy">
          <p class="mut">${product.brand}</p>
          <h1>${product.title[language]}</h1>
          <p class="ra">
            ${stars(product.rating.average, words.outOfFive)}<span class="num"
              >${new Intl.NumberFormat(language, { minimumFractionDigits: 1 }).format(product.rating.average)},
              ${words.reviews(product.rating.count)}</span
            >
          </p>
          ${bigPrice(variant, visit)} ${optionPickers(product, variant, visit)}
          ${
            isGone
              ? html`<div class="note">
                  <b>${words.soldOut}</b>
                  <p>${words.soldOutHint}</p>
                </div>`
              : html`<form class="add" method="post" action="/shop/api/cart">
                  <input type="hidden" name="op" value="add" /><input
                    type="hidden"
                    name="variant"
                    value="${variant.id}"
                  />
                  <button class="bt big">${icon('bag', 20)} ${words.addToCart}</button>
                </form>`
          }
          <form class="wish" method="post" action="/shop/api/wish">
            <input type="hidden" name="product" value="${product.id}" /><input
              type="hidden"
              name="variant"
              value="${variant.id}"
            /><button class="lk" aria-pressed="${String(isWished)}">
              ${icon('heart', 20)} <span>${isWished ? words.unwish : words.wish}</span>
            </button>
          </form>
          <ul class="facts" role="list">
            ${isGone ? '' : html`<li>${icon('check', 18)} ${variant.stock < 8 ? words.few(variant.stock) : words.here}</li>`}
            <li>${icon('truck', 18)} ${words.free}</li>
          </ul>
        </div>
        <section class="gw">
          ${block('bought-together', words.together, { productId: product.id, layout: 'list', limit: 4 })}
        </section>
      </div>
      <div class="about">
        <section>
          <h2>${words.description}</h2>
          <p>${product.description[language]}</p>
        </section>
        <section>
          <h2>${words.details}</h2>
          <dl>
            ${specs(product, visit).map(
              ([name, value]) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd>${value}</dd>
                </div>`,
            )}
          </dl>
        </section>
      </div>
      ${block('similar', words.similar, { productId: product.id })}
      ${block('for-you', words.forYou, { productId: product.id })}`,
  )
}

function badge(variant: DemoVariant, { words, language }: Visit) {
  const before = beforeOf(variant)
  if (variant.stock === 0) return html`<span class="bd">${words.soldOut}</span>`
  return before === undefined ? '' : html`<span class="bd cut">${saving(variant.priceMinor, before, language)}</span>`
}

/** Beside a lower price stands the lowest of the 30 days before (directive 98/6/EC, article 6a). */
function bigPrice(variant: DemoVariant, { words, language }: Visit) {
  const now = money(variant.priceMinor, language)
  if (variant.regularMinor === undefined) return html`<p class="pr num">${now}</p>`
  const before = money(variant.regularMinor, language)
  return html`<p class="pr num cut">${now} <s>${before}</s></p>
    <p class="mut low">
      ${words.lowest}: <span class="num">${money(variant.lowestMinor ?? variant.regularMinor, language)}</span>
    </p>`
}

const optionNames: readonly OptionName[] = ['color', 'size', 'pack', 'flavour']

function optionPickers(product: DemoProduct, variant: DemoVariant, visit: Visit) {
  return optionNames
    .filter((name) => variant.options[name] !== undefined)
    .map((name) => optionPicker(name, product, variant, visit))
}

/** Links, one a value: each leads to the variant that differs from the chosen one in this option alone. */
function optionPicker(name: OptionName, product: DemoProduct, variant: DemoVariant, { words, language }: Visit) {
  const values = new Map(
    product.variants.flatMap((each) => (each.options[name] ? [[each.options[name].id, each.options[name].name]] : [])),
  )
  const chosen = variant.options[name]
  const label = attributeNames.get(name)?.[language] ?? name
  return html`<div class="opt">
    <p>
      <b>${label}</b>
      <span class="mut"
        >${chosen?.name[language]}${variant.stock === 0 && name === 'color' ? html`, ${words.soldOut.toLowerCase()}` : ''}</span
      >
    </p>
    <div class="op ${name}" role="group" aria-label="${label}">
      ${[...values].map(([id, text]) => {
        const target = withOption(product, variant, name, id)
        const isChosen = id === chosen?.id
        const isGone = target.stock === 0
        return html`<a
          href="/shop/p/${product.id}?v=${target.id}"
          class="${isGone ? 'out' : ''}"
          ${isChosen ? raw(' aria-current="true"') : ''}
          >${name === 'color' ? html`<i class="c-${id}"></i>` : ''}${text[language]}${isGone ? html`<span class="hear">, ${words.soldOut}</span>` : ''}</a
        >`
      })}
    </div>
  </div>`
}

function withOption(product: DemoProduct, variant: DemoVariant, name: OptionName, id: string): DemoVariant {
  const fits = product.variants.filter((each) => each.options[name]?.id === id)
  const same = (each: DemoVariant): number =>
    optionNames.filter((other) => other !== name && each.options[other]?.id === variant.options[other]?.id).length
  return fits.toSorted((a, b) => same(b) - same(a))[0] ?? variant
}

const specs = (product: DemoProduct, { words, language }: Visit): [string, string][] => [
  [words.brand, product.brand],
  ...Object.entries(product.attributes).flatMap(([key, value]): [string, string][] => {
    const name = attributeNames.get(key)
    return name === undefined ? [] : [[name[language], value[language]]]
  }),
]
