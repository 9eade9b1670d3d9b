import { html } from 'hono/html'
import type { DemoProduct } from '../../catalog/product.ts'
import { block } from '../parts/block.ts'
import { layout } from '../parts/layout.ts'
import { productGrid } from '../parts/productCard.ts'
import type { Visit } from '../request.ts'

export const wishlistPage = (products: readonly DemoProduct[], visit: Visit) =>
  layout(
    { title: visit.words.wishlist },
    visit,
    products.length === 0
      ? html`<div class="empty">
            <h1>${visit.words.emptyWish}</h1>
            <p>${visit.words.emptyWishHint}</p>
            <a class="bt" href="/shop/">${visit.words.goShopping}</a>
          </div>
          ${block('popular', visit.words.popular)}`
      : html`<h1 class="pt">${visit.words.wishlist}</h1>
          ${productGrid(products, visit, 'five')}${block('for-you', visit.words.forYou)}`,
  )
