import { html } from 'hono/html'
import { cartFacts } from '../events.ts'
import { block, lookedAt } from '../parts/block.ts'
import { cartLines, cartSum } from '../parts/cartLines.ts'
import { consentFields } from '../parts/consentFields.ts'
import { layout } from '../parts/layout.ts'
import type { Visit } from '../request.ts'

/** `reminded`: the visitor just left an e-mail for this cart. */
export function cartPage(visit: Visit, reminded: boolean) {
  const { words, cart } = visit
  if (cart.length === 0) {
    return layout(
      { title: words.cart, events: [['Cart Viewed', cartFacts(cart)]] },
      visit,
      html`<div class="empty">
          <h1>${words.emptyCart}</h1>
          <p>${words.emptyCartHint}</p>
          <a class="bt" href="/shop/">${words.goShopping}</a>
        </div>
        ${lookedAt(visit)}${block('for-you', words.forYou)}`,
    )
  }
  return layout(
    { title: words.cart, events: [['Cart Viewed', cartFacts(cart)]] },
    visit,
    html`<h1 class="pt">${words.cart}</h1>
      <div class="two">
        <div>
          ${cartLines(cart, visit, true)}
          ${reminded && visit.email !== undefined ? html`<p class="note" role="status">${words.remindDone(visit.email)}</p>` : remind(visit)}
        </div>
        <aside class="box">${cartSum(cart, visit)}<a class="bt big" href="/shop/checkout">${words.checkout}</a></aside>
      </div>
      ${block('cart-complements', words.complements, { productIds: cart.map((line) => line.product.id).join(',') })}`,
  )
}

const remind = (visit: Visit) =>
  html`<form class="box remind" method="post" action="/shop/api/login">
    <h2>${visit.words.remindTitle}</h2>
    <p class="mut">${visit.words.remindText}</p>
    <input type="hidden" name="next" value="/shop/cart?reminded=1" /><input type="hidden" name="anonymousId" />
    <div class="row">
      <label
        ><span class="hear">${visit.words.email}</span
        ><input
          type="email"
          name="email"
          required
          autocomplete="email"
          placeholder="${visit.words.email}"
          value="${visit.email ?? ''}" /></label
      ><button class="bt">${visit.words.remindMe}</button>
    </div>
    ${consentFields(visit, ['reminders'])}
  </form>`
