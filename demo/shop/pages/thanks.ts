import { html } from 'hono/html'
import type { CartLine } from '../cart.ts'
import { orderFacts } from '../events.ts'
import { block } from '../parts/block.ts'
import { cartLines, cartSum } from '../parts/cartLines.ts'
import { icon } from '../parts/icon.ts'
import { layout } from '../parts/layout.ts'
import type { Visit } from '../request.ts'

/** A reload tells the same order again: one order id is one order, wherever seen. */
export const thanksPage = (order: string, lines: readonly CartLine[], visit: Visit) =>
  layout(
    { title: visit.words.thanks, events: lines.length === 0 ? [] : [['Order Completed', orderFacts(order, lines)]] },
    visit,
    html`<section class="thanks">
        <span class="ok">${icon('check', 28)}</span>
        <h1>${visit.words.thanks}</h1>
        <p>${visit.words.thanksText(order)}</p>
        <div class="box">${cartLines(lines, visit, false)}${cartSum(lines, visit)}</div>
        <a class="bt" href="/shop/">${visit.words.keepShopping}</a>
      </section>
      ${block('for-you', visit.words.forYou)}`,
  )
