import { html } from 'hono/html'
import { cartFacts } from '../events.ts'
import { cartLines, cartSum } from '../parts/cartLines.ts'
import { consentFields } from '../parts/consentFields.ts'
import { layout } from '../parts/layout.ts'
import type { Visit } from '../request.ts'

export function checkoutPage(visit: Visit) {
  const { words, cart } = visit
  const field = (name: string, label: string, complete: string, type = 'text', value = '') =>
    html`<label class="fd"
      >${label}<input type="${type}" name="${name}" autocomplete="${complete}" required value="${value}"
    /></label>`
  return layout(
    { title: words.checkout, events: [['Checkout Started', cartFacts(cart)]] },
    visit,
    html`<h1 class="pt">${words.checkout}</h1>
      <form class="two" method="post" action="/shop/checkout">
        <div class="steps">
          <input type="hidden" name="anonymousId" />
          <fieldset class="box">
            <legend>${words.contact}</legend>
            ${field('email', words.email, 'email', 'email', visit.email)}
            ${consentFields(visit, ['reminders', 'offers'])}
          </fieldset>
          <fieldset class="box">
            <legend>${words.address}</legend>
            <div class="pair">
              ${field('firstName', words.name, 'given-name')}${field('lastName', words.lastName, 'family-name')}
            </div>
            ${field('street', words.street, 'street-address')}
            <div class="pair">
              ${field('postcode', words.postcode, 'postal-code')}${field('city', words.city, 'address-level2')}
            </div>
          </fieldset>
          <fieldset class="box">
            <legend>${words.payment}</legend>
            <label class="ck"><input type="radio" name="payment" value="card" checked /> ${words.card}</label
            ><label class="ck"><input type="radio" name="payment" value="cash" /> ${words.cash}</label>
            <p class="mut small">${words.noMoney}</p>
          </fieldset>
        </div>
        <aside class="box">
          <h2>${words.yourOrder}</h2>
          ${cartLines(cart, visit, false)}${cartSum(cart, visit)}<button class="bt big">${words.placeOrder}</button>
        </aside>
      </form>`,
  )
}
