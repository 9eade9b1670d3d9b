import { toDecimal, type Currency } from '../model/money.ts'
import {
  isInStock,
  leadVariant,
  textIn,
  type Availability,
  type Product,
  type Variant,
  type ZoneOffer,
} from '../model/product.ts'

/** Prices of a variant, a zone or a further currency, in decimal units under the contract's names. */
function decimalPrices(from: Partial<Record<MinorField, number>>, currency: Currency) {
  const said = Object.entries(names).flatMap(([minor, name]) => {
    const value = from[minor as MinorField]
    return value === undefined ? [] : [[name, toDecimal(value, currency)] as const]
  })
  return Object.fromEntries(said) as Partial<Record<(typeof names)[MinorField], number>>
}

const names = {
  priceMinor: 'price',
  regularMinor: 'regularPrice',
  saleMinor: 'salePrice',
  lowest30Minor: 'lowestPrice30',
  costMinor: 'cost',
  impactMinor: 'priceImpact',
} as const
type MinorField = keyof typeof names

/** A variant with its prices in decimal units. */
function describeVariant(variant: Variant) {
  const { priceMinor, regularMinor, saleMinor, lowest30Minor, costMinor, impactMinor, prices, zones, ...rest } = variant
  const { currency } = variant
  return {
    ...rest,
    ...decimalPrices({ regularMinor, saleMinor, lowest30Minor, costMinor, impactMinor } as Partial<Variant>, currency),
    price: toDecimal(priceMinor, currency),
    ...(prices === undefined ? {} : { prices: mapped(prices, decimalPrices) }),
    ...(zones === undefined
      ? {}
      : {
          zones: mapped(zones, ({ priceMinor: price, regularMinor: regular, ...zone }) => ({
            ...zone,
            ...decimalPrices({ priceMinor: price, regularMinor: regular } as ZoneOffer, zone.currency ?? currency),
          })),
        }),
  }
}

const mapped = <From, To>(from: Readonly<Record<string, From>>, to: (value: From, key: string) => To) =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value, key)]))

/** A product as the HTTP contract states it: decimal prices with their currency, the lead variant's on top. */
export function describeProduct(product: Product) {
  const lead = leadVariant(product)
  return {
    ...product,
    ...(lead === undefined ? {} : pricesOf(lead)),
    availability: availabilityOf(product),
    ...(stockOf(product) === undefined ? {} : { stock: stockOf(product) }),
    variants: product.variants.map(describeVariant),
  }
}

/** A line of the catalog's list. */
export function summariseProduct(product: Product, language: string) {
  const lead = leadVariant(product)
  const path = product.category[language] ?? Object.values(product.category)[0] ?? []
  return {
    id: product.id,
    title: textIn(product.title, language),
    imageUrl: product.imageUrl,
    ...(product.brand === undefined ? {} : { brand: product.brand }),
    category: path.join(' > '),
    ...(lead === undefined ? { price: 0, currency: 'EUR' } : pricesOf(lead)),
    availability: availabilityOf(product),
    ...(stockOf(product) === undefined ? {} : { stock: stockOf(product) }),
    variants: product.variants.length,
    updatedAt: product.updatedAt,
    ...(product.goneAt === undefined ? {} : { goneAt: product.goneAt }),
  }
}

/** The lowest price of 30 days says something beside a crossed-out price alone. */
function pricesOf(variant: Variant): {
  price: number
  regularPrice?: number
  lowestPrice30?: number
  currency: Currency
} {
  const { price, regularPrice, lowestPrice30, currency } = describeVariant(variant)
  if (regularPrice === undefined) return { price, currency }
  return { price, regularPrice, ...(lowestPrice30 === undefined ? {} : { lowestPrice30 }), currency }
}

const availabilityOf = (product: Product): Availability =>
  isInStock(product) ? (leadVariant(product)?.availability ?? 'out-of-stock') : 'out-of-stock'

/** Units left over all variants; unknown where any of them does not say. */
const stockOf = (product: Product): number | undefined =>
  product.variants.reduce<number | undefined>(
    (sum, { stock }) => (sum === undefined || stock === undefined ? undefined : sum + stock),
    0,
  )
