import type { Product, Variant } from '../model/product.ts'
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
  | { is: 'incomplete'; field: 'title' | 'price' }

/** What is stored, once a statement of a feed is taken in. Pure; `now`: epoch ms. */
export function applyDraft(stored: Product | null, draft: ProductDraft, manner: Manner, now: number): Applied {
  const base = manner === 'replace' ? null : stored
  const known = new Map((stored?.variants ?? []).map((variant) => [variant.id, variant]))
  const variants: Variant[] = []
  for (const said of draft.variants) {
    const variant = applyVariant(manner === 'replace' ? undefined : known.get(said.id), said)
    if (variant === null) return { is: 'incomplete', field: 'price' }
    variants.push(variant)
  }
  if (manner === 'delta') variants.push(...othersOf(stored, variants))
  const { id, variants: _, ...said } = draft
  const {
    createdAt: _c,
    updatedAt: _u,
    goneAt: _g,
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
  const body = {
    ...old,
    ...said,
    id,
    title,
    description: { ...old.description, ...said.description },
    url: { ...old.url, ...said.url },
    category: { ...old.category, ...said.category },
    attributes: manner === 'delta' ? { ...old.attributes, ...said.attributes } : (said.attributes ?? old.attributes),
    variants,
  }
  if (stored !== null && stableJson(withoutTimes(stored)) === stableJson(body)) {
    return { is: 'product', product: stored, changed: false }
  }
  return { is: 'product', product: { ...body, createdAt: stored?.createdAt ?? now, updatedAt: now }, changed: true }
}

/** A gone product differs from one that is back, even if nothing else changed. */
const withoutTimes = ({ createdAt: _c, updatedAt: _u, ...rest }: Product) => rest

const othersOf = (stored: Product | null, variants: readonly Variant[]): Variant[] => {
  const listed = new Set(variants.map(({ id }) => id))
  return (stored?.variants ?? []).filter(({ id }) => !listed.has(id))
}

/** Price and crossed-out price are one statement: a price said anew without the other crosses nothing out. */
function applyVariant(stored: Variant | undefined, said: VariantDraft): Variant | null {
  const { priceMinor, regularMinor, currency, availability, stock, ...rest } = said
  const {
    priceMinor: oldPrice,
    regularMinor: oldRegular,
    currency: oldCurrency,
    ...old
  } = stored ?? { availability: 'in-stock' as const }
  const price =
    priceMinor !== undefined && currency !== undefined
      ? { priceMinor, currency, ...(regularMinor === undefined ? {} : { regularMinor }) }
      : oldPrice !== undefined && oldCurrency !== undefined
        ? {
            priceMinor: oldPrice,
            currency: oldCurrency,
            ...(oldRegular === undefined ? {} : { regularMinor: oldRegular }),
          }
        : null
  if (price === null) return null
  const options = Object.keys(rest.options).length > 0 ? rest.options : 'options' in old ? old.options : {}
  return {
    ...old,
    ...rest,
    options,
    ...price,
    availability: availability ?? old.availability,
    ...(stock === undefined ? {} : { stock }),
  }
}

/** The same product, no longer sold; its row and history stay. */
export const gone = (product: Product, now: number): Product => ({ ...product, goneAt: now, updatedAt: now })
