import type { Json } from '../../model/json.ts'
import type { FeedFormat, RawRow } from '../feedFormat.ts'
import { ownText } from '../ownText.ts'
import { openCsv, type CsvShape } from './csv.ts'
import { hasColumns, textReader } from './exportColumns.ts'
import { cellsOf } from './jsonRows.ts'

/** Magento 2's product export (experienceleague.adobe.com, "Product attributes CSV"); configurable products become groups. */
export const magentoCsv: FeedFormat = { id: 'magento-csv', open: (mapping) => openCsv(mapping?.delimiter, shape()) }

export const isMagentoCsv = (header: string): boolean => hasColumns(header, 'sku', 'attribute_set_code', 'product_type')

type Text = (...names: string[]) => string | undefined
/** Cells of products that are shown only as choices of a configurable one, which follows them. */
const mostWaiting = 50_000
const offerFields = [
  'price',
  'sale_price',
  'sale_from',
  'sale_to',
  'quantity',
  'availability',
  'image_link',
  'gtin',
] as const

function shape(): CsvShape {
  const waiting = new Map<string, RawRow>()
  /** the last product, whose translations follow it as rows of store views */
  let held: { sku: string; rows: RawRow[] } | null = null
  const release = (next: typeof held): RawRow[] => {
    const rows = held?.rows ?? []
    held = next
    return rows
  }
  return {
    row(row) {
      const text = textReader(row)
      const sku = ownText(text('sku') ?? '')
      const view = text('store_view_code')
      if (view !== undefined) {
        if (held !== null && held.sku === sku) held.rows = held.rows.map((one) => translated(one, text, view))
        return []
      }
      const product = readProduct(row, text)
      const variations = variationsIn(text('configurable_variations') ?? '')
      if (variations.length > 0) return release({ sku, rows: groupRows(product, sku, variations, waiting) })
      if (text('visibility') !== 'Not Visible Individually') return release({ sku, rows: [product] })
      if (waiting.size < mostWaiting) waiting.set(sku, offerOnly(product))
      return release(null)
    },
    end: () => release(null),
  }
}

/** A row with what a store view calls it; a view whose code names no language says nothing. */
function translated(row: RawRow, text: Text, view: string): RawRow {
  const language = languageOf(view)
  if (language === null) return row
  const texts = cellsOf({
    [`title:${language}`]: text('name'),
    [`description:${language}`]: text('description') ?? text('short_description'),
    [`link:${language}`]: text('url_key') === undefined ? undefined : `/${text('url_key')}.html`,
  })
  return { ...row, values: new Map([...row.values, ...texts]) }
}

const languages = new Set(
  'bg bs ca cs da de el en es et eu fi fr ga hr hu it ja ko lt lv mt nl no pl pt ro ru sk sl sq sr sv tr uk zh'.split(
    ' ',
  ),
)
/** Countries that shops name their views by, where the code is no language's own. */
const spoken: Readonly<Record<string, string>> = {
  ua: 'uk',
  cz: 'cs',
  dk: 'da',
  gr: 'el',
  us: 'en',
  gb: 'en',
  rs: 'sr',
}

/** "pl", "shop_pl", "de-at", "ua": the first part that is a language, else a country with one. */
function languageOf(view: string): string | null {
  const parts = view.toLowerCase().split(/[^a-z]+/)
  return parts.find((part) => languages.has(part)) ?? parts.flatMap((part) => spoken[part] ?? [])[0] ?? null
}

function groupRows(
  product: RawRow,
  sku: string,
  variations: readonly Map<string, string>[],
  waiting: Map<string, RawRow>,
): RawRow[] {
  const parent: RawRow = { ...product, values: new Map([...product.values, ['item_group_id', sku]]), isParent: true }
  const rows = variations.flatMap((variation): RawRow[] => {
    const id = variation.get('sku') ?? ''
    const child = waiting.get(id)
    waiting.delete(id)
    const values = new Map<string, Json>([
      ...product.values,
      ...(child?.values ?? []),
      ['id', id],
      ['item_group_id', sku],
    ])
    const options = [...variation].filter(([name]) => name !== 'sku')
    return id === '' ? [] : [{ line: child?.line ?? product.line, values, options: new Map(options) }]
  })
  return [parent, ...rows]
}

/** What of a choice differs from its product; held until that one comes, so in memory of its own. */
const offerOnly = ({ line, values }: RawRow): RawRow => ({
  line,
  values: new Map(
    offerFields.flatMap((name) => {
      const value = values.get(name)
      return typeof value === 'string' ? [[name, ownText(value)] as const] : []
    }),
  ),
})

function readProduct(row: RawRow, text: Text): RawRow {
  const sale = text('special_price')
  const image = mediaPath(text('base_image', 'image'))
  const urlKey = text('url_key')
  return {
    line: row.line,
    values: cellsOf({
      id: text('sku'),
      title: text('name'),
      description: text('description') ?? text('short_description'),
      visible: text('product_online') === '2' ? 'disabled' : undefined,
      product_type: categoriesIn(text('categories') ?? ''),
      price: text('price'),
      sale_price: sale,
      sale_from: sale === undefined ? undefined : text('special_price_from_date'),
      sale_to: sale === undefined ? undefined : text('special_price_to_date'),
      cost_of_goods_sold: text('cost'),
      quantity: text('qty')?.replace(/\.\d+$/, ''),
      availability: text('is_in_stock'),
      link: urlKey === undefined ? undefined : `/${urlKey}.html`,
      image_link: image,
      additional_image_link: text('additional_images')
        ?.split(',')
        .flatMap((path) => mediaPath(path) ?? []),
    }),
    attributes: additional(text('additional_attributes') ?? '', text('weight')),
  }
}

/** Exports name pictures by their place in the shop's media folder. */
const mediaPath = (path: string | undefined): string | undefined =>
  path === undefined || /^https?:/.test(path) ? path : `/media/catalog/product/${path.replace(/^\//, '')}`

/** "color=Red,size=M": values may hold commas, names none. */
function additional(text: string, weight: string | undefined): ReadonlyMap<string, Json> {
  const pairs = text.split(/,(?=\w+=)/).flatMap((pair) => {
    const at = pair.indexOf('=')
    const value = pair.slice(at + 1)
    return at < 1 || value === '' ? [] : [[pair.slice(0, at), value.includes('|') ? value.split('|') : value] as const]
  })
  return cellsOf({ ...Object.fromEntries(pairs), weight })
}

/** "sku=A-M,size=M,color=Red|sku=A-L,size=L,color=Red". */
const variationsIn = (text: string): Map<string, string>[] =>
  text === ''
    ? []
    : text.split('|').map(
        (variation) =>
          new Map(
            variation.split(/,(?=\w+=)/).flatMap((pair) => {
              const at = pair.indexOf('=')
              return at < 1 ? [] : [[pair.slice(0, at), pair.slice(at + 1)] as const]
            }),
          ),
      )

/** "Default Category/Gear,Default Category/Gear/Bags": below the root, the deepest first. */
function categoriesIn(text: string): string[] | undefined {
  const paths = text
    .split(',')
    .map((path) => path.split('/').slice(1).join(' > '))
    .filter((path) => path !== '')
    .toSorted((a, b) => b.split('>').length - a.split('>').length)
  return paths.length === 0 ? undefined : paths
}
