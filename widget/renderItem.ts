import { make } from './dom.ts'
import type { Item } from './handle.ts'
import { safeUrl } from './safeUrl.ts'
import { textsFor } from './texts.ts'

/** Item fields as the page's language writes them. */
function fieldsOf(item: Item, locale: string) {
  const words = textsFor(locale)
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: item.currency,
    currencyDisplay: 'narrowSymbol', // Ukrainian writes EUR where it is not asked for the sign
  })
  // Where the history knows it, what is crossed out is the lowest of the 30 days before, as the EU has it.
  const regular = (item.regularPrice && item.lowestPrice30) ?? item.regularPrice ?? item.price
  const share = regular > item.price ? Math.round((1 - item.price / regular) * 100) : 0
  return {
    price: money.format(item.price),
    oldPrice: share > 0 ? money.format(regular) : '',
    was: words[item.lowestPrice30 === undefined ? 'was' : 'lowest'],
    rating: item.rating === undefined ? '' : `★ ${item.rating.toLocaleString(locale, { minimumFractionDigits: 1 })}`,
    badge: share > 0 ? new Intl.NumberFormat(locale, { style: 'percent' }).format(-share / 100).replace('-', '−') : '',
  }
}

function picture(item: Item): HTMLImageElement | undefined {
  const src = safeUrl(item.imageUrl)
  // The address waits in data-src until the block comes near (SURFACES.md 3: 600 px).
  return src === undefined
    ? undefined
    : make('img', { part: 'image', 'data-src': src, alt: '', width: '300', height: '276', decoding: 'async' })
}

/** One list item; its link is the first `a` in it, if the product has an address that may be followed. */
export function renderItem(item: Item, locale: string, template: HTMLTemplateElement | null): HTMLLIElement {
  const fields = fieldsOf(item, locale)
  if (template !== null) return make('li', { part: 'item' }, fillTemplate(template, item, fields))
  const { price, oldPrice, badge, rating, was } = fields
  const words = textsFor(locale)
  return make(
    'li',
    { part: 'item' },
    make(
      'a',
      { part: 'link', href: safeUrl(item.url) },
      make(
        'span',
        { class: 'image', part: 'tile' },
        badge !== '' && make('span', { class: 'badge', part: 'badge' }, badge),
        picture(item),
      ),
      make(
        'span',
        { class: 'lines' },
        make('span', { class: 'title', part: 'title', title: item.title }, item.title),
        make('span', { class: 'reason', part: 'reason', title: item.reason?.text }, item.reason?.text),
        make(
          'span',
          { class: 'price', part: 'price' },
          make(
            'span',
            {},
            oldPrice !== '' && make('span', { class: 'hear' }, words.now + ' '),
            oldPrice === '' ? price : make('span', { class: 'cut' }, price),
            oldPrice !== '' && make('span', { class: 'hear' }, `, ${was} `),
            oldPrice !== '' && make('s', { part: 'old-price', title: was }, oldPrice),
          ),
          // Wraps out of sight where the prices leave it no room.
          rating !== '' &&
            make('span', { class: 'rating', part: 'rating', role: 'img', 'aria-label': `${item.rating} / 5` }, rating),
        ),
      ),
    ),
  )
}

/** The shop's own markup: elements that carry `data-aisle` are filled, and styled from outside by `::part()`. */
function fillTemplate(template: HTMLTemplateElement, item: Item, fields: Record<string, string>): DocumentFragment {
  const copy = template.content.cloneNode(true) as DocumentFragment
  const texts: Record<string, string> = {
    title: item.title,
    reason: item.reason?.text,
    price: fields['price'] ?? '',
    'old-price': fields['oldPrice'] ?? '',
    'old-price-note': fields['oldPrice'] === '' ? '' : (fields['was'] ?? ''),
    badge: fields['badge'] ?? '',
    rating: fields['rating'] ?? '',
  }
  for (const element of copy.querySelectorAll<HTMLElement>('[data-aisle]')) {
    const name = element.dataset['aisle'] ?? ''
    element.setAttribute('part', name)
    if (name === 'link') {
      const href = safeUrl(item.url)
      if (href !== undefined) element.setAttribute('href', href)
    } else if (name === 'image') {
      const src = safeUrl(item.imageUrl)
      if (src !== undefined) element.dataset['src'] = src
      element.setAttribute('alt', '')
    } else {
      const text = texts[name] ?? ''
      if (text === '') element.remove()
      else element.textContent = text
    }
  }
  return copy
}
