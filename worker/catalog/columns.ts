/** What a column of a feed can be; anything else is an attribute under its own name. */
export const fields = [
  'id',
  'item_group_id',
  'title',
  'description',
  'link',
  'image_link',
  'price',
  'sale_price',
  'regular_price',
  'sale_price_effective_date',
  'currency',
  'availability',
  'quantity',
  'brand',
  'product_type',
  'collection',
  'gtin',
  'mpn',
  'sku',
  'rating',
  'review_count',
  'labels',
  'visible',
] as const
export type Field = (typeof fields)[number]

/** Google Merchant's name first, then what shops call it; an earlier name beats a later one in the same row. */
const names: Readonly<Record<Field, string>> = {
  id: 'id product_id item_id offer_id sku code артикул kod',
  item_group_id: 'item_group_id group_id parent_id parent_sku parent',
  title: 'title name product_name item_title product_title nazwa назва название',
  description: 'description body_html body long_description short_description summary opis опис описание',
  link: 'link url product_url product_link page_url canonical_link permalink',
  image_link: 'image_link image_url image picture photo img image_src thumbnail',
  price: 'price current_price cena ціна цена cost',
  sale_price: 'sale_price special_price discount_price promo_price',
  regular_price: 'regular_price compare_at_price old_price oldprice was_price list_price base_price',
  sale_price_effective_date: 'sale_price_effective_date',
  currency: 'currency currency_code currency_id price_currency waluta валюта',
  availability: 'availability stock_status in_stock is_in_stock available',
  quantity: 'quantity stock stock_quantity inventory inventory_quantity quantity_available qty',
  brand: 'brand vendor manufacturer producer marka бренд виробник',
  product_type: 'product_type category_path category categories kategoria категорія google_product_category',
  collection: 'collection',
  gtin: 'gtin ean barcode upc isbn',
  mpn: 'mpn vendor_code',
  sku: 'sku',
  rating: 'rating average_rating product_rating average_review_rating',
  review_count: 'review_count rating_count number_of_reviews reviews_count ratings_count',
  labels: 'labels tags custom_label_0 custom_label_1 custom_label_2 custom_label_3 custom_label_4',
  visible: 'visible published is_visible status visibility',
}

/** Known columns that say nothing here. */
const ignored = new Set(
  `additional_image_link identifier_exists shipping tax adult is_bundle multipack mobile_link ads_redirect guid pub_date
   excluded_destination included_destination shipping_label shipping_weight shipping_length shipping_width shipping_height
   unit_pricing_measure unit_pricing_base_measure cost_of_goods_sold promotion_id max_handling_time min_handling_time
   transit_time_label pause product_highlight product_detail created_at updated_at availability_date expiration_date
   google_product_category variants options display_ads_id installment subscription_cost loyalty_points`.split(/\s+/),
)

const texts: ReadonlySet<Field> = new Set<Field>(['title', 'description', 'link', 'product_type'])

export type Column =
  | { is: 'field'; field: Field; rank: number; language?: string }
  | { is: 'attribute'; name: string }
  | { is: 'ignored' }

const known = new Map<string, { field: Field; rank: number }[]>()
for (const field of fields) {
  names[field].split(' ').forEach((name, rank) => known.set(name, [...(known.get(name) ?? []), { field, rank }]))
}

/** "g:Sale Price", "salePrice" and "sale-price" are all `sale_price`. */
const plain = (name: string): string =>
  name
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^g:/i, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

/** What columns named so can be: "title:pl" is the title in Polish, "sku" an id, or beside one a SKU. */
export function columnsOf(name: string): readonly Column[] {
  const [, base = '', suffix] = /^(.*?)(?::([a-z]{2,3}(?:[-_][a-z\d]{2,8})?))?$/i.exec(plain(name)) ?? []
  const found = known.get(base)
  if (suffix !== undefined) {
    const field = found?.find((column) => texts.has(column.field))
    return [field === undefined ? { is: 'ignored' } : { is: 'field', ...field, language: suffix.replace('_', '-') }]
  }
  if (found !== undefined) return found.map((column) => ({ is: 'field', ...column }))
  return [ignored.has(base) ? { is: 'ignored' } : { is: 'attribute', name: base }]
}
