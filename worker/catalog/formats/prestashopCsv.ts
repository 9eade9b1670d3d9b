import type { FeedFormat, RawRow } from '../feedFormat.ts'
import { openCsv } from './csv.ts'
import { hasColumns, textReader } from './exportColumns.ts'
import { cellsOf } from './jsonRows.ts'
import { combinationOf } from './prestashopCombinations.ts'

/**
 * PrestaShop's product CSV, as its list exports it and as its importer takes it (docs.prestashop-project.org, "Import").
 * Rows that name attributes are combinations, in the columns of its combinations file beside those of their product.
 */
export const prestashopCsv: FeedFormat = {
  id: 'prestashop-csv',
  open: (mapping) => openCsv(mapping?.delimiter, { row: (row) => [read(row)], end: () => [] }),
}

export const isPrestashopCsv = (header: string): boolean =>
  hasColumns(header, 'product id', 'name', 'price tax included') ||
  hasColumns(header, 'product id', 'name', 'price (tax incl.)') ||
  hasColumns(header, 'product id', 'reference #', 'name') ||
  hasColumns(header, 'id', 'name', 'reference #', 'price tax included')

function read(row: RawRow): RawRow {
  const text = textReader(row)
  const price = withImpact(
    text('price tax included', 'price (tax incl.)', 'price tax excluded', 'price (tax excl.)'),
    text('impact on price'),
  )
  const sale = salePrice(price, text('discount amount'), text('discount percent'))
  const isShown = text('active (0/1)', 'status', 'enabled') ?? '1'
  const orderable = text('available for order (0 = no, 1 = yes)')
  const id = text('product id', 'id')
  const options = combinationOf(text)
  return {
    line: row.line,
    ...(options.size === 0 ? {} : { options, impact: text('impact on price') ?? '' }),
    values: cellsOf({
      id: options.size === 0 ? id : [id, ...options.values()].join('-'),
      item_group_id: options.size === 0 ? undefined : id,
      title: text('name'),
      description: text('description') ?? text('summary'),
      visible: text('visibility') === 'none' ? 'hidden' : isShown,
      product_type: categoryOf(text('categories (x,y,z...)', 'category', 'categories')),
      price,
      sale_price: sale,
      sale_from: sale === undefined ? undefined : text('discount from (yyyy-mm-dd)'),
      sale_to: sale === undefined ? undefined : text('discount to (yyyy-mm-dd)'),
      cost_of_goods_sold: text('wholesale price'),
      sku: text('reference #', 'reference'),
      mpn: text('mpn', 'supplier reference #'),
      brand: text('manufacturer', 'brand'),
      gtin: text('ean13', 'ean-13', 'upc', 'isbn'),
      quantity: text('quantity'),
      availability: orderable === '0' ? 'out_of_stock' : undefined,
      availability_date: text('product available date', 'product availability date'),
      labels: text('tags (x,y,z...)', 'tags'),
      link: text('url rewritten', 'link')?.replace(/^(?!https?:|\/)/, '/'),
      image_link: text('image urls (x,y,z...)', 'image')?.split(/\s*,\s*/),
    }),
    attributes: new Map([
      ...cellsOf({ condition: text('condition') }),
      ...measures.flatMap((name) => {
        const value = text(name)
        return value === undefined || Number(value) === 0 ? [] : [[name, value] as const]
      }),
      ...featuresIn(text('feature (name:value:position)', 'feature (name:value:position:customized)', 'feature') ?? ''),
    ]),
  }
}

/** A combination costs what its product does, and so much more or less. */
function withImpact(price: string | undefined, impact: string | undefined): string | undefined {
  const [full, more] = [price, impact].map((cell) => Number((cell ?? '').replace(',', '.')))
  if (price === undefined || !more || !Number.isFinite(full)) return price
  return ((Math.round((full ?? 0) * 100) + Math.round(more * 100)) / 100).toFixed(2)
}

const measures = ['width', 'height', 'depth', 'weight'] as const

/** "Colour:Red:1,Material:Steel:2". */
const featuresIn = (text: string): (readonly [string, string])[] =>
  text.split(',').flatMap((feature) => {
    const [name = '', value = ''] = feature.split(':').map((part) => part.trim())
    return name === '' || value === '' ? [] : [[name, value] as const]
  })

/** PrestaShop lists categories root first, divided by commas: "Home,Kitchen,Kettles" is one path below its root. */
function categoryOf(text: string | undefined): string[] | undefined {
  const names = (text ?? '').split(/\s*,\s*/).filter((name) => name !== '' && !/^(home|root|root catalog)$/i.test(name))
  const [first = ''] = names
  return names.length === 0 ? undefined : first.includes('>') ? names : [names.join(' > ')]
}

function salePrice(
  price: string | undefined,
  amount: string | undefined,
  percent: string | undefined,
): number | undefined {
  const full = Number((price ?? '').replace(',', '.'))
  const [off, share] = [amount, percent].map((text) => Number((text ?? '').replace(',', '.')))
  const cut = off !== undefined && off > 0 ? off : (full * (share ?? 0)) / 100
  return full > 0 && cut > 0 && cut < full ? Math.round((full - cut) * 100) / 100 : undefined
}
