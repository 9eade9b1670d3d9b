import { html } from 'hono/html'
import type { DemoProduct } from '../../catalog/product.ts'
import { block } from '../parts/block.ts'
import { icon } from '../parts/icon.ts'
import { layout } from '../parts/layout.ts'
import { productGrid } from '../parts/productCard.ts'
import type { Visit } from '../request.ts'
import { productCount } from '../words.ts'

export function searchPage(query: string, found: readonly DemoProduct[], count: number, visit: Visit) {
  const { words, language } = visit
  const title = query === '' ? words.search : words.results(query)
  const field = html`<form class="se wide" action="/shop/search" role="search">
    ${icon('search', 18)}<input
      type="search"
      name="q"
      value="${query}"
      placeholder="${words.typeSomething}"
      aria-label="${words.search}"
      required
    />
  </form>`
  return layout(
    {
      title,
      query,
      events: query === '' ? [] : [['Products Searched', { query, results: count }]],
    },
    visit,
    html`<div class="ct">
        <h1>${title}</h1>
        ${found.length === 0 ? '' : html`<span class="mut num">${productCount(count, language)}</span>`}
      </div>
      ${found.length === 0 ? field : ''}
      ${
        query !== '' && found.length === 0
          ? html`<div class="empty">
              <h2>${words.noResults(query)}</h2>
              <p>${words.noResultsHint}</p>
            </div>`
          : productGrid(found, visit, 'five')
      }
      ${block(found.length === 0 ? 'popular' : 'for-you', found.length === 0 ? words.popular : words.forYou, query === '' ? {} : { query })}`,
  )
}
