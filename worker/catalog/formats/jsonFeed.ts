import type { Json } from '../../model/json.ts'
import type { FeedFormat } from '../feedFormat.ts'
import { cellsOf, objectOf, openJson, type JsonShape } from './jsonRows.ts'

/** JSON Feed 1.1 (jsonfeed.org): price and stock stand in an extension (`_shop: {price: ...}`) or beside the item's own keys. */
export const jsonFeed: FeedFormat = {
  id: 'json-feed',
  open: () => openJson(read),
  columns: {
    external_url: 'ignore',
    content_text: 'description',
    content_html: 'description',
    banner_image: 'additional_image_link',
    date_published: 'ignore',
    date_modified: 'ignore',
    authors: 'ignore',
    author: 'ignore',
    attachments: 'ignore',
    language: 'ignore',
  },
}

const read: JsonShape = (item) => {
  const { title, language, content_text: text, content_html: html, ...rest } = item
  // An item may be in another language than its feed.
  const tag = typeof language === 'string' ? `:${language.slice(0, 2).toLowerCase()}` : ''
  const cells: Record<string, Json | undefined> = { [`title${tag}`]: title, [`description${tag}`]: text ?? html }
  for (const [name, value] of Object.entries(rest)) {
    if (name.startsWith('_')) Object.assign(cells, objectOf(value) ?? {})
    else cells[name] = value
  }
  return [{ values: cellsOf(cells) }]
}
