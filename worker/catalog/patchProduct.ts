import type { BadField } from '../model/error.ts'
import type { Json } from '../model/json.ts'
import type { AttributeValue, Product } from '../model/product.ts'
import { restockOf } from './applyDraft.ts'
import { attributeOf } from './attributeOf.ts'
import { cleanText } from './cleanText.ts'
import { cleanUrl } from './cleanUrl.ts'
import { plainName } from './columns.ts'
import { onlySaid } from './onlySaid.ts'
import { categoryIdOf, parseCategories } from './parseCategories.ts'
import { patchVariant, type VariantPatch } from './patchVariant.ts'
import { stableJson } from './stableJson.ts'

export interface ProductPatch extends VariantPatch {
  title?: string | Readonly<Record<string, string>> | undefined
  description?: string | Readonly<Record<string, string>> | undefined
  url?: string | Readonly<Record<string, string>> | undefined
  imageUrl?: string | undefined
  images?: readonly string[] | undefined
  brand?: string | undefined
  /** a path of the site's main language, "Kitchen > Kettles" or ["Kitchen", "Kettles"], or one per language */
  category?: string | readonly string[] | Readonly<Record<string, readonly string[]>> | undefined
  googleCategory?: string | undefined
  collection?: string | undefined
  labels?: readonly string[] | undefined
  /** null takes an attribute away */
  attributes?: Readonly<Record<string, AttributePatch>> | undefined
  rating?: { average: number; count: number } | undefined
  margin?: number | null | undefined
  replenishDays?: number | null | undefined
  variants?: readonly (VariantPatch & { id: string })[] | undefined
}

type AttributePatch =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { value: number; unit?: string | undefined }

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
    targets.has(variant.id) ? patchVariant(variant, patch, '', bad, now) : variant,
  )
  for (const [i, said] of (patch.variants ?? []).entries()) {
    const at = variants.findIndex(({ id, sku }) => id === said.id || sku === said.id)
    const variant = variants[at]
    if (variant === undefined)
      bad.push({ field: `variants.${i}.id`, message: `${product.id} has no variant ${said.id}` })
    else variants = variants.with(at, patchVariant(variant, said, `variants.${i}.`, bad, now))
  }
  const texts = textsAfter(product, patch, site, bad)
  if (bad.length > 0) return { bad: distinct(bad) }
  const { restockAt: _r, margin, replenishDays, ...rest } = product
  const restockAt = restockOf(variants)
  const next: Product = {
    ...rest,
    ...texts,
    ...factsAfter(product, patch),
    ...onlySaid({ margin: kept(patch.margin, margin), replenishDays: kept(patch.replenishDays, replenishDays) }),
    ...(restockAt === undefined ? {} : { restockAt }),
    variants,
  }
  return stableJson(next) === stableJson(product) ? { product } : { product: { ...next, updatedAt: now } }
}

function textsAfter(
  product: Product,
  patch: ProductPatch,
  site: { language: string; domain: string },
  bad: BadField[],
): Partial<Product> {
  const address = (field: string, text: string | undefined): string | undefined => {
    if (text === undefined) return undefined
    const clean = cleanUrl(text, site.domain)
    if (clean === null) bad.push({ field, message: 'is no http(s) address' })
    return clean ?? undefined
  }
  const url: Record<string, string> = { ...product.url }
  for (const [tag, text] of Object.entries(perLanguage(patch.url, site.language))) {
    url[tag] = address('url', text) ?? ''
  }
  const title = { ...product.title, ...cleaned(patch.title, site.language, 300) }
  if (Object.values(title).some((text) => text === '')) bad.push({ field: 'title', message: 'is empty' })
  const images = patch.images?.map((text, i) => address(`images.${i}`, text) ?? '')
  return {
    title,
    description: { ...product.description, ...cleaned(patch.description, site.language, 5000) },
    url,
    ...onlySaid({ imageUrl: address('imageUrl', patch.imageUrl), images }),
    ...categoryAfter(product, patch.category, site.language, bad),
  }
}

/** A push names the main category; the others stay, but for the one it replaces. */
function categoryAfter(
  product: Product,
  said: ProductPatch['category'],
  language: string,
  bad: BadField[],
): Partial<Pick<Product, 'category' | 'categoryId' | 'categories'>> {
  if (said === undefined) return {}
  const isOne = typeof said === 'string' || Array.isArray(said)
  const paths = Object.entries(isOne ? { [language]: said as string | readonly string[] } : said).map(
    ([tag, path]) => [tag, parseCategories(path as string | readonly string[])[0]?.path] as const,
  )
  if (paths.some(([, path]) => path === undefined)) bad.push({ field: 'category', message: 'names no category' })
  const category = { ...product.category, ...(onlySaid(Object.fromEntries(paths)) as Product['category']) }
  const categoryId = categoryIdOf(category[language] ?? Object.values(category)[0] ?? [])
  const others = product.categories?.slice(1).filter(({ id }) => id !== categoryId)
  return {
    category,
    categoryId,
    ...(others === undefined ? {} : { categories: [{ id: categoryId, path: category }, ...others] }),
  }
}

/** Null takes a fact away; what is not said stays. */
const kept = (said: number | null | undefined, old: number | undefined): number | undefined =>
  said === undefined ? old : (said ?? undefined)

function factsAfter(product: Product, patch: ProductPatch): Partial<Product> {
  const text = (said: string | undefined, longest: number): string | undefined =>
    said === undefined ? undefined : cleanText(said, longest)
  const isSingle = product.variants.length === 1
  return {
    ...onlySaid({
      brand: text(patch.brand, 100),
      googleCategory: text(patch.googleCategory, 300),
      collection: text(patch.collection, 100),
      labels: patch.labels?.map((label) => cleanText(label, 100)),
      gtin: isSingle ? text(patch.gtin, 50) : undefined,
      mpn: isSingle ? text(patch.mpn, 100) : undefined,
      rating: patch.rating,
    }),
    attributes: attributesAfter(product.attributes, patch.attributes),
  }
}

function attributesAfter(old: Product['attributes'], said: ProductPatch['attributes']): Record<string, AttributeValue> {
  const next: Record<string, AttributeValue> = { ...old }
  for (const [name, value] of Object.entries(said ?? {})) {
    const key = cleanText(plainName(name), 60)
    const attribute = value === null ? undefined : attributeOf(value as Json)
    if (attribute === undefined) delete next[key]
    else if (key !== '') next[key] = attribute
  }
  return next
}

const perLanguage = (said: ProductPatch['title'], language: string): Readonly<Record<string, string>> =>
  said === undefined ? {} : typeof said === 'string' ? { [language]: said } : said

const cleaned = (said: ProductPatch['title'], language: string, longest: number): Record<string, string> =>
  Object.fromEntries(Object.entries(perLanguage(said, language)).map(([tag, text]) => [tag, cleanText(text, longest)]))

/** A product of ten variants that is told one wrong thing is told so once. */
const distinct = (bad: readonly BadField[]): BadField[] => [
  ...new Map(bad.map((one) => [`${one.field} ${one.message}`, one])).values(),
]
