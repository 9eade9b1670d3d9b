import { asId } from '../model/ids.ts'
import { leadVariant, type Product, type Variant } from '../model/product.ts'
import { onlySaid } from './onlySaid.ts'
import type { ProductDraft, VariantDraft } from './productDraft.ts'

/** A statement of variants alone: each costs so much more or less than its product, whose price it does not say. */
export const isOfCombinations = ({ variants }: ProductDraft): boolean =>
  variants.length > 0 &&
  variants.every(({ priceMinor, impactMinor }) => priceMinor === undefined && impactMinor !== undefined)

/**
 * Combinations with their prices: that of the product and their impact. They are all of the product's variants then. Null
 * where what is stored tells no price of the product, or one would cost nothing. Pure.
 */
export function priceCombinations(stored: Product, draft: ProductDraft): ProductDraft | null {
  const base = basePrices(stored)
  if (base === null) return null
  const prefix = `${draft.id}-`
  const variants = draft.variants.map((variant): VariantDraft => {
    // Named by its reference, the product has an id of its own.
    const id = variant.id.startsWith(prefix) ? `${stored.id}-${variant.id.slice(prefix.length)}` : variant.id
    return { ...variant, id: asId<Variant['id']>(id), ...shifted(base, variant.impactMinor ?? 0) }
  })
  if (variants.some(({ priceMinor }) => (priceMinor ?? 0) <= 0)) return null
  return { id: stored.id, groupId: stored.id, variants }
}

/**
 * A feed of products knows no combinations that another feed brought: what it says of the price holds for all of them, and
 * its count, which adds them up, for none. Pure.
 */
export function keepCombinations(stored: Product | null, draft: ProductDraft): ProductDraft {
  const [plain, ...others] = draft.variants
  const isPlain = plain !== undefined && others.length === 0 && (plain.id as string) === draft.id
  const own = stored?.variants ?? []
  if (!isPlain || own.length === 0 || own.some(({ impactMinor }) => impactMinor === undefined)) return draft
  const variants = own.map(({ lowest30Minor: _l, ...variant }): VariantDraft => {
    const { priceMinor: _p, regularMinor: _r, saleMinor: _s, saleFrom: _f, saleTo: _t, ...rest } = variant
    if (plain.priceMinor === undefined) return variant
    return { ...rest, ...shifted({ ...plain, priceMinor: plain.priceMinor }, variant.impactMinor ?? 0) }
  })
  return { ...draft, ...onlySaid({ groupId: stored?.groupId }), variants }
}

type Prices = Pick<Variant, 'priceMinor'> &
  Partial<Pick<Variant, 'regularMinor' | 'saleMinor' | 'saleFrom' | 'saleTo' | 'currency'>>

/** What the product costs by itself: its one variant's price, or that of a combination without its impact. */
function basePrices(stored: Product): Prices | null {
  const plain = stored.variants.find((variant) => (variant.id as string) === stored.id)
  if (plain !== undefined) return shifted(plain, -(plain.impactMinor ?? 0))
  const known = stored.variants.filter(({ impactMinor }) => impactMinor !== undefined)
  const lead = leadVariant({ variants: known })
  return lead === undefined ? null : shifted(lead, -(lead.impactMinor ?? 0))
}

const shifted = ({ priceMinor, regularMinor, saleMinor, saleFrom, saleTo, currency }: Prices, by: number): Prices => ({
  priceMinor: priceMinor + by,
  ...onlySaid({
    regularMinor: regularMinor === undefined ? undefined : regularMinor + by,
    saleMinor: saleMinor === undefined ? undefined : saleMinor + by,
    saleFrom,
    saleTo,
    currency,
  }),
})
