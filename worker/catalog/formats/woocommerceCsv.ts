import type { FeedFormat, RawRow } from '../feedFormat.ts'
import { ownText } from '../ownText.ts'
import { openCsv, type CsvShape } from './csv.ts'
import { hasColumns, textReader } from './exportColumns.ts'
import { cellsOf } from './jsonRows.ts'

/** WooCommerce's product export (woocommerce.com, "Product CSV Importer and Exporter"): variations follow as rows of their own. */
export const woocommerceCsv: FeedFormat = {
  id: 'woocommerce-csv',
  open: (mapping) => openCsv(mapping?.delimiter, shape()),
}

export const isWoocommerceCsv = (header: string): boolean =>
  hasColumns(header, 'id', 'type', 'sku', 'name', 'regular price')

/** A variation names its parent by "id:123" or by SKU. */
function shape(): CsvShape {
  const bySku = new Map<string, string>()
  return {
    row(row) {
      const text = textReader(row)
      const id = text('id')
      const sku = text('sku')
      if (text('type')?.startsWith('variable') === true && sku !== undefined && id !== undefined) {
        bySku.set(ownText(sku), ownText(id))
      }
      return [wooRow(row, bySku)]
    },
    end: () => [],
  }
}

function wooRow(row: RawRow, bySku: ReadonlyMap<string, string>): RawRow {
  const text = textReader(row)
  const types = (text('type') ?? 'simple').split(/\s*,\s*/)
  const [isVariable, isVariation] = [types.includes('variable'), types.includes('variation')]
  const id = text('id') ?? text('sku')
  const parent = text('parent')
  const parentId = /^id:(\d+)$/.exec(parent ?? '')?.[1] ?? bySku.get(parent ?? '') ?? parent
  const listed = attributesOf(row)
  const sale = text('sale price')
  const values = cellsOf({
    id,
    item_group_id: isVariation ? parentId : isVariable ? id : undefined,
    sku: text('sku'),
    gtin: text('gtin, upc, ean, or isbn'),
    title: text('name'),
    description: text('description') ?? text('short description'),
    visible: text('visibility in catalog') === 'hidden' && !isVariation ? 'hidden' : text('published'),
    brand: text('brands', 'brand'),
    product_type: categoriesIn(text('categories') ?? ''),
    labels: text('tags'),
    image_link: text('images'),
    link: text('permalink', 'url', 'external url'),
    price: text('regular price'),
    sale_price: sale,
    sale_from: sale === undefined ? undefined : text('date sale price starts'),
    sale_to: sale === undefined ? undefined : text('date sale price ends'),
    cost_of_goods_sold: text('cost of goods'),
    availability: text('in stock?'),
    quantity: text('stock'),
  })
  const measures = [...row.values.keys()].flatMap((name) => {
    const [, what = '', unit = ''] = /^(weight|length|width|height) \((\w+)\)$/i.exec(name) ?? []
    return what === '' ? [] : [[what.toLowerCase(), `${String(row.values.get(name))} ${unit}`] as const]
  })
  return {
    line: row.line,
    values,
    attributes: cellsOf({ ...(isVariation ? {} : Object.fromEntries(listed)), ...Object.fromEntries(measures) }),
    ...(isVariation ? { options: new Map(listed) } : {}),
    ...(isVariable ? { isParent: true as const } : {}),
  }
}

/** "Attribute 1 name" and "Attribute 1 value(s)". */
function attributesOf(row: RawRow): (readonly [string, string])[] {
  const text = textReader(row)
  return [...row.values.keys()].flatMap((name) => {
    const number = /^attribute (\d+) name$/i.exec(name)?.[1]
    const label = number === undefined ? undefined : text(`attribute ${number} name`)
    const value = number === undefined ? undefined : text(`attribute ${number} value(s)`)
    return label === undefined || value === undefined ? [] : [[label, value] as const]
  })
}

/** "Clothing > T-shirts, Sale"; the deepest first, since its parents stand beside it. A comma in a name is escaped. */
const categoriesIn = (text: string): string[] | undefined => {
  const paths = text
    .split(/(?<!\\),\s*/)
    .map((path) => path.replaceAll('\\,', ','))
    .filter((path) => path !== '')
    .toSorted((a, b) => b.split('>').length - a.split('>').length)
  if (paths.length === 0) return undefined
  // One level each would read as one path of many levels.
  return paths.some((path) => path.includes('>')) ? paths : paths.slice(0, 1)
}
