import type { Json } from '../../model/json.ts'
import type { FeedFormat, RawRow } from '../feedFormat.ts'
import { openCsv, type CsvShape } from './csv.ts'
import { hasColumns, textReader } from './exportColumns.ts'
import { cellsOf } from './jsonRows.ts'

/** Shopify's product export (help.shopify.com, "Using CSV files"), in both of its headers: rows of one Handle are one product. */
export const shopifyCsv: FeedFormat = { id: 'shopify-csv', open: (mapping) => openCsv(mapping?.delimiter, shape()) }

export const isShopifyCsv = (header: string): boolean =>
  hasColumns(header, 'handle', 'variant price') || hasColumns(header, 'url handle', 'price', 'option1 name')

/** More rows under one handle than any product has. */
const mostRows = 3000

/** Variants and further images follow the first row of their product, which alone describes it. */
function shape(): CsvShape {
  let handle = ''
  let rows: RawRow[] = []
  const flush = (): RawRow[] => {
    const done = productRows(handle, rows)
    rows = []
    return done
  }
  return {
    row(row) {
      const next = textReader(row)('handle', 'url handle') ?? handle
      const done = next !== handle || rows.length >= mostRows ? flush() : []
      handle = next
      rows.push(row)
      return done
    },
    end: flush,
  }
}

function productRows(handle: string, rows: readonly RawRow[]): RawRow[] {
  const [first] = rows
  if (first === undefined) return []
  const lead = textReader(first)
  const images = rows.flatMap((row) => textReader(row)('image src', 'product image url') ?? [])
  const variants = rows.filter((row) => textReader(row)('variant price', 'price') !== undefined)
  const names = [1, 2, 3].map((n) => lead(`option${n} name`))
  const listed = variants.length === 0 ? [first] : variants
  return listed.map((row, at): RawRow => {
    const text = textReader(row)
    const options = names.flatMap((name, i) => {
      const value = text(`option${i + 1} value`)
      return name === undefined || value === undefined || value === 'Default Title' ? [] : [[name, value] as const]
    })
    const id = text('variant sku', 'sku') ?? (listed.length === 1 ? handle : `${handle}-${at + 1}`)
    // The product's own page shows its first variant.
    const query =
      at === 0 || options.length === 0
        ? ''
        : `?${new URLSearchParams(options.map(([name, value]) => [name, value])).toString()}`
    return {
      line: row.line,
      values: cellsOf({
        id,
        item_group_id: handle === '' ? undefined : handle,
        title: lead('title'),
        description: lead('body (html)', 'description'),
        brand: lead('vendor'),
        product_type: lead('type') ?? lead('product category', 'standard product type'),
        google_product_category: lead('google shopping / google product category'),
        labels: lead('tags'),
        visible: lead('status') ?? lead('published', 'published on online store'),
        link: handle === '' ? undefined : `/products/${handle}${query}`,
        image_link: text('variant image', 'variant image url') ?? images[0],
        additional_image_link: images as Json,
        price: text('variant price', 'price'),
        regular_price: text('variant compare at price', 'compare-at price', 'compare at price'),
        cost_of_goods_sold: text('cost per item'),
        gtin: text('variant barcode', 'barcode'),
        quantity: text('variant inventory qty', 'inventory quantity'),
        availability: availabilityOf(text),
      }),
      attributes: attributesOf(lead, text),
      options: new Map(options),
    }
  })
}

/** What nobody counts can always be bought. */
function availabilityOf(text: (...names: string[]) => string | undefined): string | undefined {
  if (text('variant inventory tracker', 'inventory tracker') === undefined) return 'in_stock'
  const left = Number(text('variant inventory qty', 'inventory quantity') ?? 0)
  const sellsOn = /^(continue|true)$/i.test(
    text('variant inventory policy', 'continue selling when out of stock') ?? '',
  )
  return left > 0 ? 'in_stock' : sellsOn ? 'backorder' : 'out_of_stock'
}

function attributesOf(lead: (name: string) => string | undefined, text: (...names: string[]) => string | undefined) {
  const grams = text('variant grams', 'weight value (grams)')
  return cellsOf({
    weight: grams === undefined || Number(grams) === 0 ? undefined : `${grams} g`,
    gender: lead('google shopping / gender'),
    age_group: lead('google shopping / age group'),
    condition: lead('google shopping / condition'),
  })
}
