import { toDecimal, type Currency } from '../model/money.ts'
import { isInStock, leadVariant, textIn, type Availability, type Product, type Variant } from '../model/product.ts'

/** A variant with its prices in decimal units. */
const describeVariant = ({ priceMinor, regularMinor, currency, ...variant }: Variant) => ({
  ...variant,
  price: toDecimal(priceMinor, currency),
  ...(regularMinor === undefined ? {} : { regularPrice: toDecimal(regularMinor, currency) }),
  currency,
})

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

const pricesOf = (variant: Variant): { price: number; regularPrice?: number; currency: Currency } => {
  const { price, regularPrice, currency } = describeVariant(variant)
  return { price, ...(regularPrice === undefined ? {} : { regularPrice }), currency }
}

const availabilityOf = (product: Product): Availability =>
  isInStock(product) ? (leadVariant(product)?.availability ?? 'out-of-stock') : 'out-of-stock'

/** Units left over all variants; unknown where any of them does not say. */
const stockOf = (product: Product): number | undefined =>
  product.variants.reduce<number | undefined>(
    (sum, { stock }) => (sum === undefined || stock === undefined ? undefined : sum + stock),
    0,
  )
