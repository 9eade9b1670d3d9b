import { html, raw } from 'hono/html'
import { categories, categoryPath, childrenOf } from '../../catalog/categories.ts'
import type { DemoProduct } from '../../catalog/product.ts'
import { categoryId } from '../events.ts'
import { filtered, productsOf, sorted } from '../filters.ts'
import type { Chosen } from '../filters.ts'
import { block } from '../parts/block.ts'
import { crumbs } from '../parts/crumbs.ts'
import { filterForm, sortSelect } from '../parts/filterForm.ts'
import { icon } from '../parts/icon.ts'
import { layout } from '../parts/layout.ts'
import { productGrid } from '../parts/productCard.ts'
import type { Visit } from '../request.ts'
import { productCount } from '../words.ts'

const perPage = 24

/** `fresh` brings what a page of the list costs now. Null where there is no such category. */
export async function category(
  id: string,
  chosen: Chosen,
  query: URLSearchParams,
  visit: Visit,
  fresh: (products: readonly DemoProduct[]) => Promise<readonly DemoProduct[]>,
) {
  const { words, language } = visit
  const path = id === 'sale' ? [] : categories.has(id) ? categoryPath(id) : null
  if (path === null) return null
  const title = path.at(-1)?.name[language] ?? words.sale
  const all = productsOf(id)
  const found = sorted(filtered(all, chosen), chosen.sort)
  const pages = Math.max(1, Math.ceil(found.length / perPage))
  const page = Math.min(chosen.page, pages)
  const shown = await fresh(found.slice((page - 1) * perPage, page * perPage))
  const children = id === 'sale' ? [] : childrenOf(id)
  return layout(
    {
      title,
      ...(path[0] === undefined ? {} : { department: path[0].id }),
      events: [
        [
          'Product List Viewed',
          {
            list_id: id,
            category: id === 'sale' ? 'sale' : categoryId(id),
            products: shown.slice(0, 12).map((product, index) => ({ product_id: product.id, position: index + 1 })),
          },
        ],
      ],
    },
    visit,
    html`${crumbs(path.slice(0, -1), visit)}
      <div class="ct">
        <h1>${title}</h1>
        <span class="mut num">${productCount(found.length, language)}</span>
      </div>
      ${children.length === 0 ? '' : html`<nav class="chips" aria-label="${words.categories}">${children.map((each) => html`<a href="/shop/c/${each.id}">${each.name[language]}</a>`)}</nav>`}
      <div class="cat">
        <details class="side" open>
          <summary>${icon('filter', 18)} ${words.filters}</summary>
          ${filterForm(all, chosen, visit)}
        </details>
        <div>
          <form class="lh" id="sort" method="get">
            ${keep(query, ['sort', 'page'])}${sortSelect(chosen, visit)}<noscript
              ><button class="bt">${words.apply}</button></noscript
            >
          </form>
          ${
            shown.length === 0
              ? html`<div class="empty">
                  <p>${words.nothingFits}</p>
                  <a class="bt" href="/shop/c/${id}">${words.clear}</a>
                </div>`
              : productGrid(shown, visit, 'four')
          }
          ${pager(page, pages, query, visit)}
        </div>
      </div>
      ${id === 'sale' ? block('for-you', words.forYou) : block('popular', words.popularHere, { categoryId: categoryId(id) })}`,
  )
}

/** Choices made elsewhere travel along as hidden fields. */
const keep = (query: URLSearchParams, without: readonly string[]) =>
  [...query]
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)

function pager(page: number, pages: number, query: URLSearchParams, { words }: Visit) {
  if (pages < 2) return ''
  const to = (target: number): string => {
    const next = new URLSearchParams(query)
    next.set('page', String(target))
    return `?${next.toString()}`
  }
  return html`<nav class="pager" aria-label="${words.page}">
    ${page > 1 ? html`<a rel="prev" href="${to(page - 1)}">${words.previous}</a>` : ''}
    ${Array.from({ length: pages }, (_, index) => index + 1).map((each) => html`<a class="num" href="${to(each)}" ${each === page ? raw(' aria-current="page"') : ''}>${each}</a>`)}
    ${page < pages ? html`<a rel="next" href="${to(page + 1)}">${words.next}</a>` : ''}
  </nav>`
}
