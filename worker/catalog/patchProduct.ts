import type { BadField } from '../model/error.ts'
import { toMinor, type Currency } from '../model/money.ts'
import type { AttributeValue, Availability, Product, Variant } from '../model/product.ts'
import { attributeOf } from './attributeOf.ts'
import { cleanText } from './cleanText.ts'
import { cleanUrl } from './cleanUrl.ts'
import { stableJson } from './stableJson.ts'

/** What a push says of a variant. `price` alone is what is paid now; with `salePrice` it is what is crossed out. */
export interface VariantPatch {
  price?: number | undefined
  /** null ends the sale */
  salePrice?: number | null | undefined
  currency?: Currency | undefined
  availability?: Availability | undefined
  /** null: no longer told */
  stock?: number | null | undefined
  sku?: string | undefined
}

export interface ProductPatch extends VariantPatch {
  title?: string | Readonly<Record<string, string>> | undefined
  description?: string | Readonly<Record<string, string>> | undefined
  url?: string | undefined
  imageUrl?: string | undefined
  brand?: string | undefined
  collection?: string | undefined
  labels?: readonly string[] | undefined
  attributes?: Readonly<Record<string, string | number | boolean | readonly string[]>> | undefined
  variants?: readonly (VariantPatch & { id: string })[] | undefined
}

export type Patched = { product: Product } | { bad: BadField[] }

/**
 * A product after a push. `asked`: the id it was asked by; a variant's own id or SKU moves that variant alone, the
 * product's id all of them. The same product (`===`) where nothing changes. Pure; `now`: epoch ms.
 */
export function patchProduct(
  product: Product,
  asked: string,
  patch: ProductPatch,
  site: { language: string; domain: string },
  now: number,
): Patched {
  const bad: BadField[] = []
  const named = product.variants.filter(({ id, sku }) => id === asked || sku === asked)
  const targets = new Set((named.length > 0 && asked !== product.id ? named : product.variants).map(({ id }) => id))
  let variants = product.variants.map((variant) =>
    targets.has(variant.id) ? patchVariant(variant, patch, '', bad) : variant,
  )
  for (const [i, said] of (patch.variants ?? []).entries()) {
    const at = variants.findIndex(({ id, sku }) => id === said.id || sku === said.id)
    if (at < 0) bad.push({ field: `variants.${i}.id`, message: `${product.id} has no variant ${said.id}` })
    else variants = variants.with(at, patchVariant(variants[at] as Variant, said, `variants.${i}.`, bad))
  }
  const address = (field: 'url' | 'imageUrl'): string | undefined => {
    const text = patch[field]
    if (text === undefined) return undefined
    const clean = cleanUrl(text, site.domain)
    if (clean === null) bad.push({ field, message: 'is no http(s) address' })
    return clean ?? undefined
  }
  const [url, imageUrl] = [address('url'), address('imageUrl')]
  const title = { ...product.title, ...textsOf(patch.title, site.language, 300) }
  if (Object.values(title).some((text) => text === '')) bad.push({ field: 'title', message: 'is empty' })
  if (bad.length > 0) return { bad }
  const next: Product = {
    ...product,
    title,
    description: { ...product.description, ...textsOf(patch.description, site.language, 5000) },
    ...(url === undefined ? {} : { url: { ...product.url, [site.language]: url } }),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    ...(patch.brand === undefined ? {} : { brand: cleanText(patch.brand, 100) }),
    ...(patch.collection === undefined ? {} : { collection: cleanText(patch.collection, 100) }),
    ...(patch.labels === undefined ? {} : { labels: patch.labels.map((label) => cleanText(label, 100)) }),
    attributes: { ...product.attributes, ...attributesOf(patch.attributes) },
    variants,
  }
  return stableJson(next) === stableJson(product) ? { product } : { product: { ...next, updatedAt: now } }
}

function patchVariant(variant: Variant, said: VariantPatch, path: string, bad: BadField[]): Variant {
  const { regularMinor: _r, stock: oldStock, ...rest } = variant
  const currency = said.currency ?? variant.currency
  const prices = pricesAfter(variant, said, currency)
  if (prices === null) bad.push({ field: `${path}salePrice`, message: 'is not below the price' })
  const stock = said.stock === undefined ? oldStock : (said.stock ?? undefined)
  const availability = availabilityAfter(variant, said)
  // A count that the availability contradicts is old news.
  const isStale = said.stock === undefined && availability === 'out-of-stock' && (stock ?? 0) > 0
  return {
    ...rest,
    ...(prices ?? { priceMinor: variant.priceMinor }),
    currency,
    availability,
    ...(stock === undefined || isStale ? {} : { stock }),
    ...(said.sku === undefined ? {} : { sku: cleanText(said.sku, 128) }),
  }
}

function pricesAfter(
  variant: Variant,
  said: VariantPatch,
  currency: Currency,
): Pick<Variant, 'priceMinor' | 'regularMinor'> | null {
  const price = said.price === undefined ? undefined : toMinor(said.price, currency)
  const full = price ?? variant.regularMinor ?? variant.priceMinor
  if (said.salePrice === null) return { priceMinor: full }
  if (said.salePrice === undefined) {
    if (price !== undefined) return { priceMinor: price }
    const { priceMinor, regularMinor } = variant
    return { priceMinor, ...(regularMinor === undefined ? {} : { regularMinor }) }
  }
  const sale = toMinor(said.salePrice, currency)
  return sale < full ? { priceMinor: sale, regularMinor: full } : null
}

/** A count without a word speaks for itself, but an order that may be placed without stock stays so. */
function availabilityAfter(variant: Variant, said: VariantPatch): Availability {
  if (said.availability !== undefined) return said.availability
  if (said.stock === undefined || said.stock === null) return variant.availability
  if (variant.availability === 'preorder' || variant.availability === 'backorder') return variant.availability
  return said.stock > 0 ? 'in-stock' : 'out-of-stock'
}

const textsOf = (said: ProductPatch['title'], language: string, longest: number): Record<string, string> =>
  said === undefined
    ? {}
    : Object.fromEntries(
        Object.entries(typeof said === 'string' ? { [language]: said } : said).map(([tag, text]) => [
          tag,
          cleanText(text, longest),
        ]),
      )

function attributesOf(said: ProductPatch['attributes']): Record<string, AttributeValue> {
  const entries = Object.entries(said ?? {}).map(([name, value]) => [cleanText(name, 60), attributeOf(value)] as const)
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, AttributeValue] => entry[1] !== undefined),
  )
}
