/** What a column of a feed can be; anything else is an attribute under its own name. */
export const fields = [
  'id',
  'item_group_id',
  'title',
  'description',
  'link',
  'image_link',
  'additional_image_link',
  'price',
  'sale_price',
  'regular_price',
  'sale_price_effective_date',
  'sale_from',
  'sale_to',
  'currency',
  'prices',
  'zones',
  'cost_of_goods_sold',
  'margin',
  'availability',
  'quantity',
  'availability_date',
  'brand',
  'product_type',
  'google_product_category',
  'collection',
  'gtin',
  'mpn',
  'sku',
  'rating',
  'review_count',
  'replenish_days',
  'labels',
  'adult',
  'visible',
  'expiration_date',
] as const
export type Field = (typeof fields)[number]

/** Google Merchant's name first, then what shops call it; an earlier name beats a later one in the same row. */
const names: Readonly<Record<Field, string>> = {
  id: 'id product_id item_id offer_id sku code артикул kod',
  item_group_id: 'item_group_id group_id parent_id parent_sku parent',
  title: 'title name product_name item_title product_title short_title nazwa назва название наименование найменування',
  description: 'description body_html body long_description short_description summary opis опис описание',
  link: 'link url product_url product_link page_url canonical_link permalink посилання ссылка adres_url',
  image_link:
    'image_link image_url image picture photo img image_src thumbnail images pictures zdjęcie фото зображення',
  additional_image_link:
    'additional_image_link additional_image_links additional_images lifestyle_image_link gallery images pictures',
  price: 'price current_price cena ціна цена',
  sale_price: 'sale_price special_price discount_price promo_price price_promo',
  regular_price: 'regular_price compare_at_price old_price oldprice was_price list_price base_price price_old',
  sale_price_effective_date: 'sale_price_effective_date',
  sale_from: 'sale_from date_on_sale_from special_price_from_date special_from_date sale_starts_at',
  sale_to: 'sale_to date_on_sale_to special_price_to_date special_to_date sale_ends_at',
  currency: 'currency currency_code currency_id price_currency waluta валюта',
  prices: 'prices presentment_prices',
  zones: 'zones price_zones stock_zones',
  cost_of_goods_sold: 'cost_of_goods_sold cost cost_price purchase_price wholesale_price',
  margin: 'margin',
  availability: 'availability stock_status in_stock is_in_stock available dostępność наявність наличие',
  quantity:
    'quantity stock stock_quantity quantity_in_stock inventory inventory_quantity quantity_available qty залишок остаток ilość',
  availability_date: 'availability_date restock_date available_from restock_at expected_at',
  brand: 'brand vendor manufacturer producer marka producent бренд виробник производитель',
  product_type: 'product_type category_path categories category kategoria категорія категория google_product_category',
  google_product_category: 'google_product_category google_category',
  collection: 'collection',
  gtin: 'gtin ean ean13 barcode upc isbn global_unique_id штрихкод',
  mpn: 'mpn vendor_code',
  sku: 'sku',
  rating: 'rating average_rating product_rating average_review_rating',
  review_count: 'review_count rating_count number_of_reviews reviews_count ratings_count',
  replenish_days: 'replenish_days',
  labels: 'labels tags custom_label_0 custom_label_1 custom_label_2 custom_label_3 custom_label_4',
  adult: 'adult',
  visible: 'visible published is_visible status visibility catalog_visibility',
  expiration_date: 'expiration_date',
}

/** Known columns that say nothing of the product: how ads and parcels are to be handled, and what Aisle gives itself. */
const ignored = new Set(
  `identifier_exists shipping tax tax_category mobile_link ads_redirect guid pub_date pause store_code video_link
   excluded_destination included_destination shopping_ads_excluded_country shipping_label ships_from_country
   transit_time_label max_handling_time min_handling_time promotion_id display_ads_id display_ads_link display_ads_title
   display_ads_similar_ids display_ads_value installment subscription_cost loyalty_points loyalty_program free_shipping_threshold
   auto_pricing_min_price maximum_retail_price virtual_model_link external_seller_id pickup_method pickup_sla
   product_detail variants options price_impact created_at updated_at first_seen_at history`.split(/\s+/),
)

const texts: ReadonlySet<Field> = new Set<Field>(['title', 'description', 'link', 'product_type'])

/** Fields that a feed can say in several languages. */
export const isText = (field: Field): boolean => texts.has(field)

export type Column =
  | { is: 'field'; field: Field; rank: number; language?: string }
  | { is: 'attribute'; name: string }
  | { is: 'ignored' }

const known = new Map<string, { field: Field; rank: number }[]>()
for (const field of fields) {
  names[field].split(' ').forEach((name, rank) => known.set(name, [...(known.get(name) ?? []), { field, rank }]))
}

/** "g:Sale Price", "salePrice" and "sale-price" are all `sale_price`. */
export const plainName = (name: string): string =>
  name
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^g:/i, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

/** What columns named so can be: "title:pl" is the title in Polish, "sku" an id, or beside one a SKU. */
export function columnsOf(name: string): readonly Column[] {
  const [, base = '', suffix] = /^(.*?)(?::([a-z]{2,3}(?:[-_][a-z\d]{2,8})?))?$/i.exec(plainName(name)) ?? []
  const found = known.get(base)
  if (suffix !== undefined) {
    const field = found?.find((column) => texts.has(column.field))
    return [field === undefined ? { is: 'ignored' } : { is: 'field', ...field, language: suffix.replace('_', '-') }]
  }
  if (found !== undefined) return found.map((column) => ({ is: 'field', ...column }))
  return [ignored.has(base) ? { is: 'ignored' } : { is: 'attribute', name: base }]
}
