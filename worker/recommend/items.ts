import type { Texts } from '../model/product.ts'
import { sectionOf, type Artifact, type Section } from './artifact.ts'
import { indexIds, type IdTable } from './idTable.ts'
import { availabilities, fingerprintOf, type ItemRow } from './itemRow.ts'
import { StringTableBuilder, type StringTable } from './stringTable.ts'

export interface Category {
  /** "electronics > coffee > espresso machines" */
  id: string
  names: Texts
}

/** The products of an index by ordinal, in columns: no object per product. */
export interface Items {
  count: number
  ids: IdTable
  /** variant ids and SKUs; row r belongs to ordinal aliasOf[r] */
  aliases: IdTable
  aliasOf: Uint32Array
  variants: StringTable
  titles: ReadonlyMap<string, StringTable>
  urls: ReadonlyMap<string, StringTable>
  images: StringTable
  /** brand 0 and category 0 are "none" */
  brands: readonly string[]
  categories: readonly Category[]
  currencies: readonly string[]
  brand: Uint32Array
  category: Uint32Array
  currency: Uint8Array
  price: Uint32Array
  regular: Uint32Array
  /** the lowest price of the 30 days before the present one; 0: not known */
  lowest: Uint32Array
  /** position in `availabilities`; GONE for products that left the catalog */
  availability: Uint8Array
  /** seconds */
  created: Uint32Array
  /** of all but price and stock: tells whether a product reads differently now */
  fingerprint: Uint32Array
  tags: IdTable
  /** postings of tag t: tagItems[tagOffsets[t], tagOffsets[t + 1]) */
  tagOffsets: Uint32Array
  tagItems: Uint32Array
}

export const GONE = 255
const MAX_MINOR = 0xffffffff
/** An attribute with more values than this tells products apart, it doesn't group them: not worth postings. */
const MAX_VALUES = 400

/** Collects rows in ordinal order; `finish` answers the columns. */
export class ItemPacker {
  private readonly numbers = new Growing()
  private readonly ids = new StringTableBuilder()
  private readonly aliases = new StringTableBuilder()
  private readonly aliasOf: number[] = []
  private readonly variants = new StringTableBuilder()
  private readonly images = new StringTableBuilder()
  private readonly titles = new Map<string, StringTableBuilder>()
  private readonly urls = new Map<string, StringTableBuilder>()
  private readonly brands = new Dictionary()
  private readonly currencies = new Dictionary()
  private readonly categoryIds = new Dictionary()
  private readonly categories: Category[] = [{ id: '', names: {} }]
  private readonly postings = new Map<string, number[]>()
  private count = 0

  add(row: ItemRow): void {
    const ordinal = this.count++
    this.ids.add(row.id)
    for (const alias of row.aliases) {
      this.aliases.add(alias)
      this.aliasOf.push(ordinal)
    }
    this.variants.add(row.variant)
    this.images.add(row.image)
    addTexts(this.titles, row.titles, ordinal)
    addTexts(this.urls, row.urls, ordinal)
    const category = this.categoryIds.of(row.categoryId)
    if (category === this.categories.length) this.categories.push({ id: row.categoryId, names: row.categoryNames })
    this.numbers.add(
      this.brands.of(row.brand),
      category,
      this.currencies.of(row.currency),
      clamp(row.priceMinor),
      clamp(row.regularMinor),
      row.gone ? GONE : Math.max(0, availabilities.indexOf(row.availability)),
      Math.max(0, Math.floor(row.createdAt / 1000)),
      fingerprintOf(row),
      clamp(row.lowestMinor),
    )
    for (const tag of row.tags) {
      const posting = this.postings.get(tag)
      if (posting === undefined) this.postings.set(tag, [ordinal])
      else posting.push(ordinal)
    }
  }

  finish(): Items {
    const { count } = this
    const [brand, category, currency, price, regular, availability, created, fingerprint, lowest] =
      this.numbers.columns(count)
    const tags = packTags(this.postings)
    return {
      count,
      ids: indexIds(this.ids.finish()),
      aliases: indexIds(this.aliases.finish()),
      aliasOf: Uint32Array.from(this.aliasOf),
      variants: this.variants.finish(),
      titles: finishTexts(this.titles, count, 'whole'),
      urls: finishTexts(this.urls, count, 'shared'),
      images: this.images.finish('shared'),
      brands: this.brands.names,
      categories: this.categories,
      currencies: this.currencies.names,
      brand: brand!,
      category: category!,
      currency: Uint8Array.from(currency!),
      price: price!,
      regular: regular!,
      lowest: lowest!,
      availability: Uint8Array.from(availability!),
      created: created!,
      fingerprint: fingerprint!,
      ...tags,
    }
  }
}

export function packItems(rows: Iterable<ItemRow>): Items {
  const packer = new ItemPacker()
  for (const row of rows) packer.add(row)
  return packer.finish()
}

const clamp = (minor: number): number => Math.min(MAX_MINOR, Math.max(0, Math.round(minor)))

/** Nine numbers a row. */
class Growing {
  private values = new Uint32Array(9 * 1024)
  private size = 0

  add(...row: number[]): void {
    if (this.size + row.length > this.values.length) {
      const grown = new Uint32Array(this.values.length * 2)
      grown.set(this.values)
      this.values = grown
    }
    for (const value of row) this.values[this.size++] = value
  }

  columns(count: number): Uint32Array[] {
    return Array.from({ length: 9 }, (_, column) => {
      const out = new Uint32Array(count)
      for (let row = 0; row < count; row++) out[row] = this.values[row * 9 + column]!
      return out
    })
  }
}

/** Names in order of first use; 0 is the empty name. */
class Dictionary {
  readonly names: string[] = ['']
  private readonly numbers = new Map<string, number>([['', 0]])

  of(name: string): number {
    let number = this.numbers.get(name)
    if (number === undefined) {
      number = this.names.push(name) - 1
      this.numbers.set(name, number)
    }
    return number
  }
}

function addTexts(builders: Map<string, StringTableBuilder>, texts: Texts, ordinal: number): void {
  for (const language of Object.keys(texts)) {
    if (!builders.has(language)) {
      const builder = new StringTableBuilder()
      for (let row = 0; row < ordinal; row++) builder.add('')
      builders.set(language, builder)
    }
  }
  for (const [language, builder] of builders) builder.add(texts[language] ?? '')
}

function finishTexts(
  builders: ReadonlyMap<string, StringTableBuilder>,
  count: number,
  how: 'shared' | 'whole',
): ReadonlyMap<string, StringTable> {
  const tables = new Map<string, StringTable>()
  if (count > 0)
    for (const language of [...builders.keys()].toSorted()) tables.set(language, builders.get(language)!.finish(how))
  return tables
}

function packTags(postings: ReadonlyMap<string, readonly number[]>): Pick<Items, 'tags' | 'tagOffsets' | 'tagItems'> {
  const values = new Map<string, number>()
  for (const tag of postings.keys()) {
    const name = tag.slice(0, tag.indexOf(':'))
    values.set(name, (values.get(name) ?? 0) + 1)
  }
  const kept = [...postings.keys()]
    .filter((tag) => !tag.startsWith('attr.') || values.get(tag.slice(0, tag.indexOf(':')))! <= MAX_VALUES)
    .toSorted()
  const names = new StringTableBuilder()
  const tagOffsets = new Uint32Array(kept.length + 1)
  let size = 0
  for (const [at, tag] of kept.entries()) {
    names.add(tag)
    size += postings.get(tag)!.length
    tagOffsets[at + 1] = size
  }
  const tagItems = new Uint32Array(size)
  for (const [at, tag] of kept.entries()) tagItems.set(postings.get(tag)!, tagOffsets[at]!)
  return { tags: indexIds(names.finish()), tagOffsets, tagItems }
}

/** The columns as sections of an `items` artifact, and what its header needs to read them back. */
export function itemSections(items: Items): { sections: Record<string, Section>; meta: Record<string, unknown> } {
  const sections: Record<string, Section> = {}
  const prefixes: Record<string, string> = {}
  const put = (name: string, table: StringTable) => {
    sections[`${name}.offsets`] = table.offsets
    sections[`${name}.bytes`] = table.bytes
    prefixes[name] = table.prefix
  }
  put('ids', items.ids.ids)
  put('aliases', items.aliases.ids)
  put('variants', items.variants)
  put('images', items.images)
  put('tags', items.tags.ids)
  for (const [language, table] of items.titles) put(`title.${language}`, table)
  for (const [language, table] of items.urls) put(`url.${language}`, table)
  for (const name of numberColumns) sections[name] = items[name]
  for (const name of byteColumns) sections[name] = items[name]
  const { brands, categories, currencies } = items
  return { sections, meta: { prefixes, brands, categories, currencies } }
}

const numberColumns = [
  'aliasOf',
  'brand',
  'category',
  'price',
  'regular',
  'lowest',
  'created',
  'fingerprint',
  'tagOffsets',
  'tagItems',
] as const
const byteColumns = ['currency', 'availability'] as const

/** The columns as views of the artifact: only the id slots are computed. */
export function itemsFrom(artifact: Artifact): Items {
  const meta = artifact.header.meta as {
    prefixes: Record<string, string>
    brands: string[]
    categories: Category[]
    currencies: string[]
  }
  const table = (name: string): StringTable => ({
    prefix: meta.prefixes[name] ?? '',
    bytes: sectionOf(artifact, `${name}.bytes`, Uint8Array),
    offsets: sectionOf(artifact, `${name}.offsets`, Uint32Array),
  })
  const languages = (field: string): ReadonlyMap<string, StringTable> =>
    new Map(
      Object.keys(meta.prefixes)
        .filter((name) => name.startsWith(`${field}.`))
        .map((name) => [name.slice(field.length + 1), table(name)]),
    )
  const numbers = (name: string) => sectionOf(artifact, name, Uint32Array)
  return {
    count: artifact.header.count,
    ids: indexIds(table('ids')),
    aliases: indexIds(table('aliases')),
    aliasOf: numbers('aliasOf'),
    variants: table('variants'),
    titles: languages('title'),
    urls: languages('url'),
    images: table('images'),
    brands: meta.brands,
    categories: meta.categories,
    currencies: meta.currencies,
    brand: numbers('brand'),
    category: numbers('category'),
    price: numbers('price'),
    regular: numbers('regular'),
    // An index built before prices had a history knows none.
    lowest: artifact.sections.has('lowest') ? numbers('lowest') : new Uint32Array(artifact.header.count),
    created: numbers('created'),
    fingerprint: numbers('fingerprint'),
    currency: sectionOf(artifact, 'currency', Uint8Array),
    availability: sectionOf(artifact, 'availability', Uint8Array),
    tags: indexIds(table('tags')),
    tagOffsets: numbers('tagOffsets'),
    tagItems: numbers('tagItems'),
  }
}
