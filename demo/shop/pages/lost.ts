import { html } from 'hono/html'
import { block } from '../parts/block.ts'
import { layout } from '../parts/layout.ts'
import type { Visit } from '../request.ts'

export const lostPage = (visit: Visit) =>
  layout(
    { title: visit.words.lost },
    visit,
    html`<div class="empty">
        <p class="big404 num" aria-hidden="true">404</p>
        <h1>${visit.words.lost}</h1>
        <p>${visit.words.lostText}</p>
        <a class="bt" href="/shop/">${visit.words.goShopping}</a>
      </div>
      ${block('popular', visit.words.popular)}`,
  )
