import { icon, make } from './dom.ts'
import type { Handle } from './handle.ts'
import { inboxClient, type InboxEntry, type InboxList } from './inboxClient.ts'
import { inboxStyle } from './inboxStyle.ts'
import { safeUrl } from './safeUrl.ts'
import { localeOf, textsFor } from './texts.ts'
import { timeText } from './timeText.ts'

const bell = [
  'M10 5a2 2 0 1 1 4 0a7 7 0 0 1 4 6v3a4 4 0 0 0 2 3h-16a4 4 0 0 0 2 -3v-3a7 7 0 0 1 4 -6',
  'M9 17v1a3 3 0 0 0 6 0v-1',
]
const cross = ['M18 6l-12 12', 'M6 6l12 12']

/** `<aisle-inbox>`: a bell with the number of unread messages, and their list (SURFACES.md 4). */
export function defineAisleInbox(handle: Handle): void {
  class AisleInbox extends HTMLElement {
    readonly #root = this.attachShadow({ mode: 'open' })
    readonly #client = inboxClient(handle, (list) => this.#update(list))
    #list: InboxList = { items: [], unread: 0 }
    #badge = make('span', { class: 'badge', part: 'badge', 'aria-hidden': 'true', hidden: '' })
    #bell = make('button', { class: 'bell', part: 'bell', type: 'button', 'aria-expanded': 'false' })
    #panel = make('div', { class: 'panel', part: 'panel', role: 'dialog', tabindex: '-1', hidden: '' })

    connectedCallback(): void {
      this.#root.adoptedStyleSheets = [inboxStyle]
      this.#bell.replaceChildren(icon(21, ...bell), this.#badge)
      this.#bell.addEventListener('click', this)
      this.#root.replaceChildren(this.#bell, this.#panel)
      this.#update(this.#list)
      this.addEventListener('keydown', this)
      document.addEventListener('pointerdown', this)
      this.#client.start()
    }

    disconnectedCallback(): void {
      document.removeEventListener('pointerdown', this)
      this.removeEventListener('keydown', this)
      this.#bell.removeEventListener('click', this)
      this.#client.stop()
    }

    handleEvent(event: Event): void {
      if (event.type === 'click') this.#open(this.#panel.hidden !== false)
      else if (event.type === 'keydown') {
        if ((event as KeyboardEvent).key === 'Escape' && !this.#panel.hidden) {
          this.#open(false)
          this.#bell.focus()
        }
      } else if (!event.composedPath().includes(this)) this.#open(false)
    }

    #open(isOpen: boolean): void {
      if (isOpen === !this.#panel.hidden) return
      this.#panel.hidden = !isOpen
      this.#bell.setAttribute('aria-expanded', String(isOpen))
      // On phones the panel is fixed below the bell; CSSOM is allowed where inline styles are not.
      this.style.setProperty('--top', `${Math.round(this.getBoundingClientRect().bottom + 8)}px`)
      if (isOpen) {
        void this.#client.list()
        this.#panel.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true })
      }
    }

    #update(list: InboxList): void {
      const hasMore = list.unread > this.#list.unread
      this.#list = list
      const words = textsFor(localeOf(this))
      const { unread } = list
      this.#bell.setAttribute('aria-label', unread > 0 ? `${words.inbox}, ${unread} ${words.unread}` : words.inbox)
      this.#badge.textContent = unread > 99 ? '99+' : String(unread)
      this.#badge.hidden = unread === 0
      this.#panel.setAttribute('aria-label', words.inbox)
      const focused = this.#root.activeElement?.getAttribute('data-id')
      const readAll = make('button', { type: 'button', part: 'read-all', 'data-id': 'all' }, words.readAll)
      readAll.hidden = unread === 0
      readAll.addEventListener('click', () => void this.#client.read('all'))
      this.#panel.replaceChildren(
        make('header', {}, make('h2', {}, words.inbox), readAll),
        list.items.length === 0
          ? make('p', { class: 'empty' }, words.empty)
          : make('ul', { role: 'list' }, ...list.items.map((entry) => this.#entry(entry, list.now ?? Date.now()))),
      )
      if (focused) {
        // What had the focus may be gone: it stays in the panel, where Escape is heard.
        const again = this.#panel.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"]:not([hidden])`)
        ;(again ?? this.#panel).focus()
      }
      if (hasMore)
        this.dispatchEvent(new CustomEvent('aisle:message', { bubbles: true, composed: true, detail: { unread } }))
    }

    #entry(entry: InboxEntry, now: number): HTMLLIElement {
      const locale = localeOf(this)
      const words = textsFor(locale)
      const isRead = entry.readAt !== undefined
      const src = safeUrl(entry.imageUrl)
      const link = make(
        'a',
        { href: safeUrl(entry.link), part: 'item', 'data-id': `read-${entry.id}` },
        make(
          'span',
          { class: 'tile' },
          src !== undefined && make('img', { src, alt: '', width: '52', height: '52', loading: 'lazy' }),
        ),
        make(
          'span',
          { class: 'text' },
          make('b', {}, entry.title),
          entry.text,
          make('time', { datetime: new Date(entry.at).toISOString() }, timeText(entry.at, now, locale)),
        ),
      )
      if (!isRead) link.addEventListener('click', () => void this.#client.read([entry.id]))
      const remove = make(
        'button',
        {
          class: 'remove',
          part: 'remove',
          type: 'button',
          'aria-label': `${words.remove}: ${entry.title}`,
          'data-id': entry.id,
        },
        icon(14, ...cross),
      )
      remove.addEventListener('click', () => void this.#client.remove(entry.id))
      const dot = make('span', { class: 'dot', ...(isRead ? {} : { role: 'img', 'aria-label': words.unread }) })
      return make('li', { class: isRead ? 'read' : '' }, link, make('span', { class: 'side' }, dot, remove))
    }
  }
  customElements.define('aisle-inbox', AisleInbox)
}
