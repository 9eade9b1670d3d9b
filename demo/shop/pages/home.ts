import { html, raw } from 'hono/html'
import { catalog } from '../../catalog/catalog.ts'
import { categories, childrenOf } from '../../catalog/categories.ts'
import { drawProduct } from '../../catalog/drawProduct.ts'
import { block, lookedAt } from '../parts/block.ts'
import { icon } from '../parts/icon.ts'
import { layout } from '../parts/layout.ts'
import { leadVariant, popularity, productGrid } from '../parts/productCard.ts'
import type { Visit } from '../request.ts'

/** A department's door, and the product on it. */
const tiles = [
  ['espresso-machines', 'presto-rosso-espresso-machine'],
  ['gaming', 'pulse-gamepad-graphite'],
  ['running-shoes', 'trail-runner-3-womens-running-shoes'],
  ['rings', 'halo-ring-gilded-topaz'],
  ['vitamins', 'vitamin-c-1000'],
  ['headphones', 'aria-500-anc-headphones-cream'],
  ['yoga', 'studio-mat-6-mm'],
  ['care', 'sonia-3-toothbrush-mint'],
] as const
const hero = ['barista-one-espresso-machine', 'espresso-cups-2', 'intenso-capsules']

export function home(visit: Visit) {
  const { words, language } = visit
  const onSale = catalog()
    .products.filter((product) => leadVariant(product).regularMinor !== undefined && leadVariant(product).stock > 0)
    .toSorted((a, b) => popularity(b) - popularity(a))
    .filter((product, index, all) => all.findIndex((each) => each.family === product.family) === index)
    .slice(0, 6)
  return layout(
    { title: words.tagline },
    visit,
    html`<section class="hero">
        <div>
          <h1>${words.heroTitle}</h1>
          <p>${words.heroText}</p>
          <a class="bt" href="/shop/c/espresso-machines">${words.heroAction} ${icon('right', 18)}</a>
        </div>
        <div class="stage" aria-hidden="true">${hero.map((id) => raw(heroPicture(id)))}</div>
      </section>
      <nav class="tiles" aria-label="${words.categories}">${tiles.map(([id, face]) => tile(id, face, visit))}</nav>
      ${lookedAt(visit)}${block('for-you', words.forYou)}
      <section class="rw">
        <div class="rwh">
          <h2>${words.onSale}</h2>
          <a class="more" href="/shop/c/sale">${words.seeAll} ${icon('right', 16)}</a>
        </div>
        ${productGrid(onSale, visit, 'six')}
      </section>
      ${block('popular', words.popular)}
      <section class="tops">
        ${childrenOf(null).map(
          (top) =>
            html`<div>
              <h2><a href="/shop/c/${top.id}">${top.name[language]}</a></h2>
              <ul role="list">
                ${childrenOf(top.id).map((each) => html`<li><a href="/shop/c/${each.id}">${each.name[language]}</a></li>`)}
              </ul>
            </div>`,
        )}
      </section>`,
  )
}

/** The drawing alone, on the hero's own ground. */
function heroPicture(id: string): string {
  const product = catalog().byId.get(id)
  return product === undefined ? '' : drawProduct(product).replace(/<rect width="120" height="120"[^>]*>/, '')
}

const tile = (id: string, face: string, { language }: Visit) =>
  html`<a href="/shop/c/${id}"
    ><img src="/shop/img/${face}.svg" alt="" width="160" height="160" /><span
      >${categories.get(id)?.name[language]}</span
    ></a
  >`
