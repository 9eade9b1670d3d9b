import { html, raw } from 'hono/html'
import { catalog } from '../../catalog/catalog.ts'
import { childrenOf } from '../../catalog/categories.ts'
import { languages } from '../../catalog/local.ts'
import type { PageEvent } from '../events.ts'
import type { Visit } from '../request.ts'
import { devPanel } from './devPanel.ts'
import { icon } from './icon.ts'

export interface Page {
  title: string
  /** marks the open department in the navigation */
  department?: string
  events?: readonly PageEvent[]
  query?: string
}

type Html = ReturnType<typeof html>

const names = { en: 'English', pl: 'Polski', uk: 'Українська' }

/** The frame of all pages: head with the script tag of Aisle, header, footer, and the panel behind the scenes. */
export function layout(page: Page, visit: Visit, body: Html) {
  const { words, language } = visit
  const count = visit.cart.reduce((sum, line) => sum + line.quantity, 0)
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme:light)" />
        <meta name="theme-color" content="#171615" media="(prefers-color-scheme:dark)" />
        <title>${page.title} · Marlow</title>
        <link rel="icon" href="/shop/icon.svg" type="image/svg+xml" />
        <link
          rel="preload"
          href="/fonts/inter-${language === 'uk' ? 'cyrillic' : 'latin'}.woff2"
          as="font"
          type="font/woff2"
          crossorigin
        />
        <link rel="stylesheet" href="/shop/style.css" />
        ${tracker(visit)}
        <script defer src="/shop/shop.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header class="top">
          <div class="w hd">
            <details class="menu">
              <summary class="ib" aria-label="${words.menu}">${icon('menu')}</summary>
              ${departments(page, visit, 'sheet')}
            </details>
            <a class="lo" href="/shop/">marlow</a>
            ${departments(page, visit, 'bar')}
            <form class="se" action="/shop/search" role="search">
              ${icon('search', 17)}<input
                type="search"
                name="q"
                value="${page.query ?? ''}"
                placeholder="${words.searchHint(catalog().products.length)}"
                aria-label="${words.search}"
                required
              />
            </form>
            <a class="ib only-phone" href="/shop/search" aria-label="${words.search}">${icon('search', 21)}</a>
            <a
              class="ib only-wide"
              href="/shop/account"
              aria-label="${visit.email === undefined ? words.account : `${words.signedInAs} ${visit.email}`}"
              >${icon('user')}</a
            >
            <a class="ib only-wide" href="/shop/wishlist" aria-label="${words.wishlist}">${icon('heart')}</a>
            ${visit.writeKey === undefined ? '' : html`<aisle-inbox></aisle-inbox>`}
            <a class="ib cart" href="/shop/cart" aria-label="${words.cart}"
              >${icon('bag')}<b class="num" id="cart-count" ${count === 0 ? raw(' hidden') : ''}>${count}</b></a
            >
          </div>
        </header>
        <main class="w" id="main">${body}</main>
        ${footer(visit)}
        <div id="toast" role="status"></div>
        ${devPanel(visit)}
        <script type="application/json" id="page">
          ${json({ events: page.events ?? [], words: { added: words.added, viewCart: words.viewCart, sent: words.sent, waits: words.waits } })}
        </script>
      </body>
    </html>`
}

/** What a shop pastes (see the README); the line between lets the panel behind the scenes listen. */
const tracker = ({ writeKey, isPrivate }: Visit) =>
  writeKey === undefined
    ? ''
    : html`${raw(`<script>window.aisle=window.aisle||function(){(aisle.q=aisle.q||[]).push(arguments)}</script>
<script>window.marlow=[];aisle('debug',function(what,detail){marlow.push([what,detail])})${isPrivate ? ";aisle('consent',{analytics:false,personalization:false,advertising:false})" : ''}</script>`)}
        <script
          async
          src="/a/aisle.js"
          data-key="${writeKey}"
          ${isPrivate ? '' : raw(' data-consent="granted"')}
        ></script>`

/** JSON inside a script element: `<` would let a text end it. */
const json = (value: unknown) => raw(JSON.stringify(value).replaceAll('<', '\\u003c'))

const departments = (page: Page, { words, language, path }: Visit, kind: 'bar' | 'sheet') =>
  html`<nav class="${kind}" aria-label="${kind === 'bar' ? 'Marlow' : words.menu}">
    ${childrenOf(null).map((category) => html`<a href="/shop/c/${category.id}" ${category.id === page.department ? raw(' aria-current="true"') : ''}>${category.name[language]}</a>`)}
    <a href="/shop/c/sale" ${path === '/shop/c/sale' ? raw(' aria-current="true"') : ''}>${words.sale}</a>
    ${kind === 'bar' ? '' : html`<a href="/shop/account">${words.account}</a><a href="/shop/wishlist">${words.wishlist}</a>${languageLinks(language)}`}
  </nav>`

const languageLinks = (current: string) =>
  html`<span class="langs"
    >${languages.map((each) => html`<a href="?lang=${each}" lang="${each}" hreflang="${each}" ${each === current ? raw(' aria-current="true"') : ''}>${names[each]}</a>`)}</span
  >`

const footer = ({ words, language, isPrivate }: Visit) =>
  html`<footer class="foot">
    <div class="w">
      <div>
        <span class="lo">marlow</span>
        <p>${words.tagline}</p>
      </div>
      <div>
        <p>${words.free}</p>
        ${isPrivate ? '' : html`<p>${words.privacy}</p>`}
      </div>
      <div aria-label="${words.language}" role="group">${icon('world', 18)}${languageLinks(language)}</div>
    </div>
  </footer>`
