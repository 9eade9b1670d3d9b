import type { EmbeddingText } from '../catalog/embedder.ts'
import type { Items } from './items.ts'
import { textAt } from './stringTable.ts'

/**
 * What an embedder reads of each product, from the packed columns: title and brand in the main language; for `all` the
 * titles of every language, brand, category names and attribute values; and its type.
 */
export function itemTexts(items: Items, language: string): (ordinal: number) => EmbeddingText {
  const tags = tagsByItem(items)
  return (ordinal) => {
    const titles = [...items.titles].map(([tag, table]) => ({ tag, text: textAt(table, ordinal) }))
    const title =
      titles.find(({ tag, text }) => tag === language && text !== '')?.text ??
      titles.find(({ text }) => text !== '')?.text ??
      ''
    const brand = items.brands[items.brand[ordinal]!] ?? ''
    const category = items.categories[items.category[ordinal]!]
    const named = brand === '' || title.toLowerCase().includes(brand.toLowerCase()) ? title : `${brand} ${title}`
    const own = tags(ordinal)
    const type = own.find((tag) => tag.startsWith(TYPE))?.slice(TYPE.length)
    const said = own.map((tag) => tag.slice(tag.indexOf(':') + 1))
    const words = [...titles.map(({ text }) => text), brand, ...Object.values(category?.names ?? {}), ...said]
    return { title: named, all: words.join(' '), ...(type === undefined ? {} : { type }) }
  }
}

/** Tags of an item that say what it is: the postings turned round. */
function tagsByItem(items: Items): (ordinal: number) => string[] {
  const { tagOffsets, tagItems } = items
  const offsets = new Uint32Array(items.count + 1)
  for (const item of tagItems) offsets[item + 1]!++
  for (let item = 0; item < items.count; item++) offsets[item + 1]! += offsets[item]!
  const next = offsets.slice(0, items.count)
  const tags = new Uint32Array(tagItems.length)
  for (let tag = 0; tag + 1 < tagOffsets.length; tag++) {
    for (let at = tagOffsets[tag]!; at < tagOffsets[tag + 1]!; at++) tags[next[tagItems[at]!]!++] = tag
  }
  return (ordinal) =>
    Array.from(tags.subarray(offsets[ordinal]!, offsets[ordinal + 1]!), (tag) => textAt(items.tags.ids, tag)).filter(
      isWord,
    )
}

const TYPE = 'type:'

/** Zones, margins and ratings say nothing of what a product is. */
const isWord = (tag: string): boolean => /^(label|collection|type|attr\.)/.test(tag)
