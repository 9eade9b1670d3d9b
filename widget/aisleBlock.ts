import type { Asker } from './askTogether.ts'
import { blockStyle } from './blockStyle.ts'
import { icon, make } from './dom.ts'
import type { BlockRequest, Item } from './handle.ts'
import { watchImpressions } from './impressions.ts'
import { renderItem } from './renderItem.ts'
import { localeOf, textsFor } from './texts.ts'

const arrowLeft = ['M5 12h14', 'M5 12l6 6', 'M5 12l6 -6']
const arrowRight = ['M5 12h14', 'M13 18l6 -6', 'M13 6l6 6']

interface BlockHost {
  ask(block: Asker): void
  track(event: string, properties: object): void
}

/**
 * `<aisle-block id="similar" product-id="SKU-1" limit="8">`: a recommendation block (SURFACES.md 3). Attributes:
 * product-id, product-ids (comma-separated), category-id, query, limit, heading, layout (row, grid, list).
 */
export function defineAisleBlock(host: BlockHost): void {
  class AisleBlock extends HTMLElement implements Asker {
    static readonly observedAttributes = ['id', 'product-id', 'product-ids', 'category-id', 'query', 'limit', 'lang']
    readonly #root = this.attachShadow({ mode: 'open' })
    #impressions: ReturnType<typeof watchImpressions> | undefined
    #near: IntersectionObserver | undefined
    #isFilled = false

    connectedCallback(): void {
      this.#root.adoptedStyleSheets = [blockStyle]
      if (!this.#isFilled) this.#wait()
      this.#ask()
      addEventListener('aisle:page', this)
    }

    disconnectedCallback(): void {
      removeEventListener('aisle:page', this)
      this.#stop()
    }

    attributeChangedCallback(): void {
      if (this.isConnected) this.#ask()
    }

    /** The page changed its address without a load: what fits it may have changed too. */
    handleEvent(): void {
      this.#ask()
    }

    #ask(): void {
      if (this.id !== '') host.ask(this)
    }

    request(): BlockRequest {
      const text = (name: string) => this.getAttribute(name) || undefined
      const context = {
        productId: text('product-id'),
        productIds: text('product-ids')
          ?.split(',')
          .map((id) => id.trim())
          .filter(Boolean)
          .slice(0, 50),
        categoryId: text('category-id'),
        query: text('query'),
      }
      // Absent fields fall out in JSON.
      return { id: this.id, limit: this.#limit(), context } as BlockRequest
    }

    #limit(): number | undefined {
      const limit = Math.trunc(Number(this.getAttribute('limit')))
      return limit > 0 ? Math.min(limit, 100) : undefined
    }

    fill(answer: { requestId: string; title?: string; items: readonly Item[] } | null): void {
      this.#stop()
      const items = answer?.items ?? []
      this.#isFilled = items.length > 0
      if (answer === null || items.length === 0) {
        this.#root.replaceChildren()
        // Nothing above the reader's eyes may move: only a box still below the viewport folds.
        if (this.getBoundingClientRect().top >= innerHeight) this.style.setProperty('display', 'none', 'important')
        this.#emit('empty', {})
        return
      }
      this.style.removeProperty('display')
      const locale = localeOf(this)
      const template = this.querySelector<HTMLTemplateElement>(':scope > template')
      const elements = items.map((item) => renderItem(item, locale, template))
      const list = make('ul', { part: 'list', role: 'list' }, ...elements)
      this.#show(list, this.getAttribute('heading') ?? answer.title ?? '', locale)

      const facts = (index: number) => ({
        product_id: items[index]?.productId,
        variant_id: items[index]?.variantId,
        position: index + 1,
        reason: items[index]?.reason?.code,
        tried: items[index]?.tried,
      })
      const about = { block: this.id, request_id: answer.requestId }
      this.#impressions = watchImpressions((seen) => {
        const products = seen.map((element) => facts(elements.indexOf(element as HTMLLIElement)))
        host.track('Block Viewed', { ...about, products })
      })
      this.#impressions.watch(elements)
      const onClick = (event: MouseEvent) => {
        const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
        const index = elements.findIndex((element) => link && element.contains(link))
        if (index < 0 || event.button > 1) return
        host.track('Block Clicked', { ...about, ...facts(index) })
        if (!this.#emit('click', { item: items[index], position: index + 1, requestId: answer.requestId })) {
          event.preventDefault()
        }
      }
      list.addEventListener('click', onClick)
      list.addEventListener('auxclick', onClick)
      this.#emit('rendered', { items, requestId: answer.requestId })
    }

    #wait(): void {
      // A row shows so many at once; a grid or list is as high as all of them.
      const most = /grid|list/.test(this.getAttribute('layout') ?? '') ? 100 : innerWidth < 760 ? 3 : 6
      const count = Math.min(this.#limit() ?? 6, most)
      const locale = localeOf(this)
      const ghosts = Array.from({ length: count }, () =>
        make('li', {}, make('span', { class: 'image' }), make('span', { class: 'lines' })),
      )
      this.#show(
        make('ul', { class: 'wait', 'aria-hidden': 'true' }, ...ghosts),
        this.getAttribute('heading') ?? '',
        locale,
      )
    }

    /** Heading and arrows come first, so that Tab reaches them before the items. */
    #show(list: HTMLUListElement, heading: string, locale: string): void {
      const words = textsFor(locale)
      const step = (direction: number) => () => list.scrollBy({ left: direction * list.clientWidth * 0.9 })
      const button = (part: string, label: string, paths: string[], direction: number) => {
        const element = make('button', { type: 'button', part, 'aria-label': label }, icon(18, ...paths))
        element.addEventListener('click', step(direction))
        return element
      }
      const previous = button('prev', words.previous, arrowLeft, -1)
      previous.disabled = true
      const next = button('next', words.next, arrowRight, 1)
      const arrows = make('nav', { 'aria-label': heading || words.items }, previous, next)
      const isWaiting = list.className === 'wait'
      const update = () => {
        const room = list.scrollWidth - list.clientWidth
        arrows.className = isWaiting || room < 2 ? 'off' : ''
        previous.disabled = list.scrollLeft < 2
        next.disabled = list.scrollLeft > room - 2
      }
      list.addEventListener('scroll', update, { passive: true })
      list.addEventListener('keydown', (event) => {
        const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
        const links = [...list.querySelectorAll('a')]
        const link = links[links.indexOf(this.#root.activeElement as HTMLAnchorElement) + way]
        if (way !== 0 && link !== undefined) {
          event.preventDefault()
          link.focus()
        }
      })
      this.#root.replaceChildren(
        make(
          'section',
          { 'aria-label': heading || words.items },
          make('header', {}, heading !== '' && make('h2', { part: 'heading' }, heading), arrows),
          list,
        ),
      )
      this.#near = new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return
          this.#near?.disconnect()
          update() // before the images: reading widths after a change costs a layout
          for (const image of list.querySelectorAll<HTMLImageElement>('[data-src]'))
            image.src = image.dataset['src'] ?? ''
        },
        { rootMargin: '600px' },
      )
      this.#near.observe(this)
    }

    #stop(): void {
      this.#impressions?.stop()
      this.#near?.disconnect()
    }

    #emit(name: string, detail: object): boolean {
      return this.dispatchEvent(
        new CustomEvent(`aisle:${name}`, { bubbles: true, composed: true, cancelable: true, detail }),
      )
    }
  }
  customElements.define('aisle-block', AisleBlock)
}
