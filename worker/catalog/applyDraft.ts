import type { Product, ProductCategory, Variant } from '../model/product.ts'
import { isOfCombinations, keepCombinations, priceCombinations } from './combinations.ts'
import { onlySaid } from './onlySaid.ts'
import { categoryIdOf } from './parseCategories.ts'
import { stableJson } from './stableJson.ts'
import type { ProductDraft, VariantDraft } from './productDraft.ts'

/**
 * How a statement meets what is stored: `replace` when its source alone speaks of the product, `keep` when others said
 * fields that it leaves open (pushes, other feeds), `delta` when it says only what changed and lists not all variants.
 */
export type Manner = 'replace' | 'keep' | 'delta'

export type Applied =
  | { is: 'product'; product: Product; changed: boolean }
  /** a delta of a product that is not there yet says too little to make one */
  | { is: 'incomplete'; field: 'id' | 'title' | 'price' }

/**
 * What is stored, once a statement of a feed is taken in: of a product, or of the combinations of one that is there.
 * `hasCombinations`: another feed brought those of the product. Pure; `now`: epoch ms.
 */
export function applyStatement(
  stored: Product | null,
  draft: ProductDraft,
  { manner, hasCombinations }: { manner: Manner; hasCombinations: boolean },
  now: number,
): Applied {
  if (!isOfCombinations(draft)) {
    return applyDraft(stored, hasCombinations ? keepCombinations(stored, draft) : draft, manner, now)
  }
  if (stored === null || stored.goneAt !== undefined) return { is: 'incomplete', field: 'id' }
  const priced = priceCombinations(stored, draft)
  return priced === null ? { is: 'incomplete', field: 'price' } : applyDraft(stored, priced, 'keep', now)
}

/** What is stored, once a statement of a product is taken in. */
export function applyDraft(stored: Product | null, draft: ProductDraft, manner: Manner, now: number): Applied {
  const base = manner === 'replace' ? null : stored
  const known = new Map((stored?.variants ?? []).map((variant) => [variant.id, variant]))
  const variants: Variant[] = []
  for (const said of draft.variants) {
    const before = known.get(said.id)
    const variant = applyVariant(manner === 'replace' ? undefined : before, said)
    if (variant === null) return { is: 'incomplete', field: 'price' }
    const lowest = before?.lowest30Minor
    variants.push(lowest === undefined ? variant : { ...variant, lowest30Minor: lowest })
  }
  if (manner === 'delta') variants.push(...othersOf(stored, variants))
  const { id, variants: _, ...said } = draft
  const {
    createdAt: _c,
    updatedAt: _u,
    goneAt: _g,
    restockAt: _r,
    ...old
  } = base ?? {
    title: {},
    description: {},
    url: {},
    imageUrl: '',
    category: {},
    categoryId: '',
    attributes: {},
    labels: [],
  }
  const title = { ...old.title, ...said.title }
  if (Object.keys(title).length === 0) return { is: 'incomplete', field: 'title' }
  const restockAt = restockOf(variants)
  const body = {
    ...old,
    ...said,
    ...(stored === null ? {} : learntOf(stored, said)),
    id,
    title,
    description: { ...old.description, ...said.description },
    url: { ...old.url, ...said.url },
    category: { ...old.category, ...said.category },
    categoryId: categoryIdAfter(base, said) ?? old.categoryId,
    ...categoriesOf(base?.categories, said.categories),
    attributes: manner === 'delta' ? { ...old.attributes, ...said.attributes } : (said.attributes ?? old.attributes),
    ...(restockAt === undefined ? {} : { restockAt }),
    variants,
  }
  if (stored !== null && stableJson(withoutTimes(stored)) === stableJson(body)) {
    return { is: 'product', product: stored, changed: false }
  }
  return { is: 'product', product: { ...body, createdAt: stored?.createdAt ?? now, updatedAt: now }, changed: true }
}

/** What Aisle found out or a person pinned: a feed that speaks anew of the product takes nothing of it away. */
function learntOf(stored: Product, said: Pick<ProductDraft, 'type'>): Pick<Product, 'type' | 'reviews'> {
  const type = stored.type?.locked === true ? stored.type : (said.type ?? stored.type)
  return {
    ...(type === undefined ? {} : { type }),
    ...(stored.reviews === undefined ? {} : { reviews: stored.reviews }),
  }
}

/** A category is named by the language that named it first: a second feed's translation makes no other one of it. */
function categoryIdAfter(base: Product | null, said: Omit<ProductDraft, 'id' | 'variants'>): string | undefined {
  if (base === null || said.category === undefined) return said.categoryId
  const first = Object.keys(base.category).find((tag) => categoryIdOf(base.category[tag] ?? []) === base.categoryId)
  return first === undefined || first in said.category ? said.categoryId : base.categoryId
}

/** The earliest day on which a variant is expected that cannot be had at once. */
export function restockOf(variants: readonly Variant[]): number | undefined {
  const days = variants.flatMap(({ availability, restockAt }) =>
    availability === 'in-stock' || restockAt === undefined ? [] : [restockAt],
  )
  return days.length === 0 ? undefined : Math.min(...days)
}

/** Feeds of several languages name the same categories: their names add up by id. */
function categoriesOf(
  old: Product['categories'],
  said: Product['categories'],
): { categories?: readonly ProductCategory[] } {
  if (said === undefined || old === undefined) return said === undefined ? {} : { categories: said }
  const known = new Map(old.map(({ id, path }) => [id, path]))
  return { categories: said.map(({ id, path }) => ({ id, path: { ...known.get(id), ...path } })) }
}

/** A gone product differs from one that is back, even if nothing else changed. */
const withoutTimes = ({ createdAt: _c, updatedAt: _u, ...rest }: Product) => rest

const othersOf = (stored: Product | null, variants: readonly Variant[]): Variant[] => {
  const listed = new Set(variants.map(({ id }) => id))
  return (stored?.variants ?? []).filter(({ id }) => !listed.has(id))
}

/**
 * Price, crossed-out price and sale are one statement: a price said anew without the others crosses nothing out. So are
 * availability and the day it is expected.
 */
function applyVariant(stored: Variant | undefined, said: VariantDraft): Variant | null {
  const { priceMinor, regularMinor, saleMinor, saleFrom, saleTo, currency, availability, zones, ...rest } = said
  const { restockAt: oldRestock, ...old } = stored ?? { options: {} as Variant['options'], restockAt: undefined }
  const price =
    priceMinor !== undefined && currency !== undefined
      ? { priceMinor, currency, ...onlySaid({ regularMinor, saleMinor, saleFrom, saleTo }) }
      : stored === undefined
        ? null
        : pricesOf(stored)
  if (price === null) return null
  const isRestockSaid = availability !== undefined || said.restockAt !== undefined
  return {
    ...withoutPrices(old),
    ...(isRestockSaid ? {} : onlySaid({ restockAt: oldRestock })),
    ...rest,
    options: Object.keys(said.options).length > 0 ? said.options : old.options,
    ...price,
    availability: availability ?? stored?.availability ?? 'in-stock',
    ...(zones === undefined ? {} : { zones: { ...stored?.zones, ...zones } }),
  }
}

const pricesOf = ({ priceMinor, currency, regularMinor, saleMinor, saleFrom, saleTo }: Variant) => ({
  priceMinor,
  currency,
  ...onlySaid({ regularMinor, saleMinor, saleFrom, saleTo }),
})

function withoutPrices<T extends Partial<Variant>>(variant: T) {
  const { priceMinor: _p, currency: _c, regularMinor: _r, saleMinor: _s, saleFrom: _f, saleTo: _t, ...rest } = variant
  return rest
}

/** The same product, no longer sold; its row and history stay. */
export const gone = (product: Product, now: number): Product => ({ ...product, goneAt: now, updatedAt: now })
