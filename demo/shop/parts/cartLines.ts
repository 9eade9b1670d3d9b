import { html, raw } from 'hono/html'
import { cartTotal, deliveryCost } from '../cart.ts'
import type { CartLine } from '../cart.ts'
import type { Visit } from '../request.ts'
import { money } from '../words.ts'
import { icon } from './icon.ts'
import { imageOf, priceOf } from './productCard.ts'

export const optionText = ({ variant }: CartLine, language: Visit['language']): string =>
  Object.values(variant.options)
    .map((option) => option.name[language])
    .join(', ')

/** `isOpen`: quantities can be changed. */
export const cartLines = (lines: readonly CartLine[], visit: Visit, isOpen: boolean) =>
  html`<ul class="lines" role="list">
    ${lines.map((line) => cartLine(line, visit, isOpen))}
  </ul>`

function cartLine(line: CartLine, visit: Visit, isOpen: boolean) {
  const { product, variant, quantity } = line
  const { words, language } = visit
  const choices = Array.from({ length: Math.max(9, quantity) }, (_, index) => index + 1)
  return html`<li>
    <a class="im" href="/shop/p/${product.id}?v=${variant.id}"
      ><img src="${imageOf(product, variant)}" alt="" width="96" height="96"
    /></a>
    <div>
      <a class="nm" href="/shop/p/${product.id}?v=${variant.id}">${product.title[language]}</a>
      <p class="wy">${optionText(line, language) || product.brand}${isOpen ? '' : html` · ${quantity} ×`}</p>
      ${variant.stock === 0 ? html`<p class="cut">${words.soldOut}</p>` : ''}
      ${
        isOpen
          ? html`<div class="qt">
              <form method="post" action="/shop/api/cart">
                <input type="hidden" name="op" value="set" /><input
                  type="hidden"
                  name="variant"
                  value="${variant.id}"
                /><label
                  ><span class="hear">${words.quantity}</span
                  ><select name="quantity">
                    ${choices.map((each) => html`<option${each === quantity ? raw(' selected') : ''}>${each}</option>`)}
                  </select></label
                ><noscript><button>${words.apply}</button></noscript>
              </form>
              <form method="post" action="/shop/api/cart">
                <input type="hidden" name="op" value="set" /><input
                  type="hidden"
                  name="variant"
                  value="${variant.id}"
                /><input type="hidden" name="quantity" value="0" /><button class="lk">${words.remove}</button>
              </form>
            </div>`
          : ''
      }
    </div>
    <div class="num">
      ${quantity === 1 ? priceOf(variant, visit) : html`<span class="p">${money(variant.priceMinor * quantity, language)}</span>`}
    </div>
  </li>`
}

export function cartSum(lines: readonly CartLine[], { words, language }: Visit) {
  const goods = cartTotal(lines)
  const delivery = deliveryCost(goods)
  return html`<dl class="sum">
      <div>
        <dt>${words.subtotal}</dt>
        <dd class="num">${money(goods, language)}</dd>
      </div>
      <div>
        <dt>${words.delivery}</dt>
        <dd class="num">${delivery === 0 ? words.freeWord : money(delivery, language)}</dd>
      </div>
      <div class="tt">
        <dt>${words.total}</dt>
        <dd class="num">${money(goods + delivery, language)}</dd>
      </div>
    </dl>
    <p class="mut small">${icon('truck', 18)} ${words.free}</p>`
}
