import * as v from 'valibot'
import { timeOf } from '../../catalog/parsePrices.ts'
import { CurrencyField } from './siteFields.ts'
import { TypeId } from './typeFields.ts'

const Price = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(0, 'is below zero'),
  v.maxValue(1e10, 'is too high to be a price'),
)
const Stock = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9))
const Text = v.union([v.string(), v.record(v.string(), v.string())])
const Code = v.pipe(v.string(), v.minLength(1), v.maxLength(128))
const Availability = v.pipe(
  v.string(),
  v.transform((word) => word.replaceAll('_', '-')),
  v.picklist(['in-stock', 'out-of-stock', 'preorder', 'backorder']),
)
/** ISO 8601, or epoch ms. */
const Time = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((said) => timeOf(String(said)) ?? Number.NaN),
  v.finite('is no time: write ISO 8601'),
)
const Zone = v.strictObject({
  price: v.optional(Price),
  regularPrice: v.optional(Price),
  currency: v.optional(CurrencyField),
  availability: v.optional(Availability),
  stock: v.optional(Stock),
})
const zones = v.optional(v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(64)), v.nullable(Zone)))

export const priceFields = {
  price: v.optional(Price),
  salePrice: v.optional(v.nullable(Price)),
  saleFrom: v.optional(Time),
  saleTo: v.optional(Time),
  currency: v.optional(CurrencyField),
  prices: v.optional(
    v.record(
      CurrencyField,
      v.nullable(v.union([Price, v.strictObject({ price: Price, regularPrice: v.optional(Price) })])),
    ),
  ),
  cost: v.optional(v.nullable(Price)),
}
export const stockFields = {
  availability: v.optional(Availability),
  stock: v.optional(v.nullable(Stock)),
  restockAt: v.optional(v.nullable(Time)),
}
const variantFields = {
  ...priceFields,
  ...stockFields,
  zones,
  sku: v.optional(Code),
  gtin: v.optional(Code),
  mpn: v.optional(Code),
}

const Path = v.array(v.string())
const Attribute = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.array(v.string()),
  v.null(),
  v.strictObject({ value: v.number(), unit: v.optional(v.string()) }),
])

/** What `PATCH /api/products/:id` takes. */
export const ProductPatchBody = v.strictObject({
  ...variantFields,
  /** pins what the product is for; null takes the pin away */
  type: v.optional(v.nullable(TypeId)),
  title: v.optional(Text),
  description: v.optional(Text),
  url: v.optional(Text),
  imageUrl: v.optional(v.string()),
  images: v.optional(v.pipe(v.array(v.string()), v.maxLength(20))),
  brand: v.optional(v.string()),
  category: v.optional(v.union([v.string(), Path, v.record(v.string(), Path)])),
  googleCategory: v.optional(v.string()),
  collection: v.optional(v.string()),
  labels: v.optional(v.pipe(v.array(v.string()), v.maxLength(50))),
  attributes: v.optional(v.record(v.string(), Attribute)),
  rating: v.optional(
    v.strictObject({
      average: v.pipe(v.number(), v.minValue(0), v.maxValue(5)),
      count: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
  margin: v.optional(v.nullable(v.pipe(v.number(), v.minValue(-1), v.maxValue(1)))),
  replenishDays: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)))),
  variants: v.optional(v.pipe(v.array(v.strictObject({ id: Code, ...variantFields })), v.maxLength(500))),
})

/** One row of `POST /api/products/stock`: the id of a product, or the id or SKU of a variant. */
export const StockRow = v.pipe(
  v.strictObject({ id: Code, ...stockFields, zones }),
  v.check((row) => Object.keys(row).length > 1, 'says nothing: give stock or availability'),
)
/** One row of `POST /api/products/prices`. */
export const PriceRow = v.pipe(
  v.strictObject({ id: Code, ...priceFields, zones }),
  v.check((row) => Object.keys(row).length > 1, 'says nothing: give price or salePrice'),
)
