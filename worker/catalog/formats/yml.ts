import type { Json } from '../../model/json.ts'
import type { FeedFormat, FeedReader, Read } from '../feedFormat.ts'
import { categoryTree } from './categoryTree.ts'
import { openXml, type XmlElement, type XmlRow } from './xmlRows.ts'

/** Yandex Market Language as shops in Ukraine and beyond export it (yandex.ru/support/marketplace/assortment/files/yml.html). */
export const yml: FeedFormat = {
  id: 'yml',
  open: openYml,
  columns: {
    '@id': 'id',
    '@available': 'availability',
    '@group_id': 'item_group_id',
    url: 'link',
    name: 'title',
    name_ua: 'title:uk',
    description_ua: 'description:uk',
    name_ru: 'title:ru',
    description_ru: 'description:ru',
    picture: 'image_link',
    categoryId: 'product_type',
    oldprice: 'regular_price',
    old_price: 'regular_price',
    price_old: 'regular_price',
    price_promo: 'sale_price',
    purchase_price: 'cost_of_goods_sold',
    currencyId: 'currency',
    vendor: 'brand',
    vendorCode: 'mpn',
    article: 'sku',
    barcode: 'gtin',
    ISBN: 'gtin',
    count: 'quantity',
    quantity: 'quantity',
    stock_quantity: 'quantity',
    quantity_in_stock: 'quantity',
    series: 'collection',
    market_category: 'ignore',
    delivery: 'ignore',
    pickup: 'ignore',
    store: 'ignore',
    available: 'availability',
    local_delivery_cost: 'ignore',
    enable_auto_discounts: 'ignore',
    keywords: 'ignore',
    keywords_ua: 'ignore',
    portal_category_id: 'ignore',
    portal_category_url: 'ignore',
    cpa: 'ignore',
    fee: 'ignore',
    bid: 'ignore',
    downloadable: 'attribute:downloadable',
    code: 'attribute:code',
    status: 'attribute:status',
  },
}

/** Elements whose unit YML fixes. */
const units: Readonly<Record<string, string>> = { weight: 'kg' }
const amounts = ['price', 'oldprice', 'old_price', 'price_old', 'price_promo', 'purchase_price'] as const

function openYml(): FeedReader {
  const tree = categoryTree()
  const rates = new Map<string, string>()
  return openXml({
    isRow: (name) => name === 'offer',
    listens: (name) => name === 'category' || name === 'currency',
    hear(name, { attributes, text }, line) {
      if (name === 'currency') rates.set(attributes['id'] ?? '', attributes['rate'] ?? '')
      else tree.add(attributes['id'] ?? '', attributes['parentId'] ?? attributes['parentid'] ?? '', text, line)
    },
    complaints: () => tree.complaints(),
    read: (row) => readOffer(row, (id) => tree.pathOf(id), rates),
  })
}

function readOffer(
  row: XmlRow,
  pathOf: (id: string) => readonly string[] | null,
  rates: ReadonlyMap<string, string>,
): Read[] {
  const values = new Map<string, Json>()
  const attributes = new Map<string, Json>()
  const categories: Json[] = []
  for (const name of ['id', 'available', 'group_id']) {
    const value = row.attributes[name]
    if (value !== undefined && value !== '') values.set(`@${name}`, value)
  }
  for (const element of row.elements) {
    const { path: name, text, attributes: own } = element
    if (text === '' || name.includes('/')) continue
    if (name === 'param') add(attributes, own['name'] ?? '', measured(element))
    else if (name === 'categoryId') categories.push({ id: text, path: pathOf(text) ?? [] })
    else if (name === 'age') attributes.set('age', measured(element))
    else if (units[name] !== undefined) attributes.set(name, `${text} ${units[name]}`)
    else add(values, name, text)
  }
  if (categories.length > 0) values.set('categoryId', categories)
  if (!values.has('name') && !values.has('name_ua')) {
    const title = titleOf(values)
    if (title !== '') values.set('name', title)
  }
  inBaseCurrency(values, rates)
  return [{ row: { line: row.line, values, ...(attributes.size === 0 ? {} : { attributes }) } }]
}

/** `<param name="Volume" unit="l">1,7</param>`: a number with its unit, else both as words. */
function measured({ text, attributes }: XmlElement): Json {
  const { unit = '' } = attributes
  if (unit === '') return text
  const number = /^-?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null
  return number === null ? `${text} ${unit}` : { value: number, unit }
}

/** Offers of type `vendor.model`, books and records have no name: it is made of what they have. */
function titleOf(values: ReadonlyMap<string, Json>): string {
  const [prefix, vendor, model] = ['typePrefix', 'vendor', 'model'].map((name) => String(values.get(name) ?? ''))
  if (model !== '' && model !== undefined) {
    const isNamed = model.toLowerCase().includes(vendor?.toLowerCase() ?? '')
    return [prefix, isNamed ? '' : vendor, model].filter((part) => part !== '').join(' ')
  }
  const [artist, title] = ['artist', 'title'].map((name) => String(values.get(name) ?? ''))
  return [artist, title].filter((part) => part !== '').join(' – ')
}

/**
 * A price in a currency whose rate the feed states is one in the feed's base currency (that of rate 1); the stated
 * price stays beside it. Rates that name a bank ("CBRF", "NBU") state no number: such prices stay as they are.
 */
function inBaseCurrency(values: Map<string, Json>, rates: ReadonlyMap<string, string>): void {
  const currency = String(values.get('currencyId') ?? '')
  const rate = Number((rates.get(currency) ?? '').replace(',', '.'))
  const base = [...rates].find(([, value]) => Number(value) === 1)?.[0]
  if (base === undefined || base === currency || !(rate > 0)) return
  const stated = new Map<string, number>()
  for (const name of amounts) {
    const amount = Number(
      String(values.get(name) ?? '')
        .replace(/[\s\u00a0]/g, '')
        .replace(',', '.'),
    )
    if (values.has(name) && amount > 0) stated.set(name, amount)
  }
  const price = stated.get('price')
  if (price === undefined) return
  for (const [name, amount] of stated) values.set(name, Math.round(amount * rate * 100) / 100)
  values.set('currencyId', base)
  const regularPrice = stated.get('oldprice') ?? stated.get('old_price')
  values.set('prices', { [currency]: { price, ...(regularPrice === undefined ? {} : { regularPrice }) } })
}

function add(values: Map<string, Json>, name: string, value: Json): void {
  if (name === '') return
  const known = values.get(name)
  values.set(name, known === undefined ? value : Array.isArray(known) ? [...(known as Json[]), value] : [known, value])
}
