import type { Json } from '../../model/json.ts'
import type { FeedFormat, Read } from '../feedFormat.ts'
import { openXml, type XmlElement, type XmlRow } from './xmlRows.ts'

/**
 * Google Merchant's XML: `<item>` of RSS 2.0 or `<entry>` of Atom, `g:` names with or without their prefix
 * (support.google.com/merchants/answer/7052112).
 */
export const googleRss: FeedFormat = {
  id: 'google-rss',
  open: () => openXml({ isRow, read }),
  columns: { content: 'description', published: 'ignore', updated: 'ignore', author: 'ignore', source: 'ignore' },
}

const isRow = (name: string): boolean => name === 'item' || name === 'entry'

/** A name that repeats becomes a list. Of what is nested ("g:shipping" > "g:price") only what describes the product counts. */
function read(row: XmlRow): Read[] {
  const values = new Map<string, Json>()
  const attributes = new Map<string, Json>()
  let detail = ''
  for (const element of row.elements) {
    const text = textOf(element)
    if (text === '') continue
    const path = element.path.replaceAll('g:', '')
    if (path === 'product_detail/attribute_name') detail = text
    else if (path === 'product_detail/attribute_value' && detail !== '') add(attributes, detail, text)
    else if (path === 'structured_title/content') add(values, 'short_title', text)
    else if (path === 'structured_description/content') add(values, 'summary', text)
    else if (!path.includes('/')) add(values, element.path, text)
  }
  return [{ row: { line: row.line, values, ...(attributes.size === 0 ? {} : { attributes }) } }]
}

/** Atom's <link href="..."/> has its value in an attribute; its other relations are not the product's page. */
function textOf({ path, attributes, text }: XmlElement): string {
  if (path !== 'link' || attributes['href'] === undefined) return text
  const { rel = 'alternate', href } = attributes
  return rel === 'alternate' ? href : ''
}

function add(values: Map<string, Json>, name: string, text: string): void {
  const known = values.get(name)
  values.set(name, known === undefined ? text : Array.isArray(known) ? [...known, text] : [known, text])
}
