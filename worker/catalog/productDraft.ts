import type { VariantId } from '../model/ids.ts'
import type { AttributeValue, Product, Variant } from '../model/product.ts'

/** What a feed states of a variant. A delta may state less than the whole. */
export type VariantDraft = Pick<Variant, 'id'> &
  Partial<Omit<Variant, 'id' | 'options'>> & { options: Variant['options'] }

/** What a feed states of a product: `variants` as it lists them, everything else only where it says something. */
export type ProductDraft = Pick<Product, 'id'> &
  Partial<Omit<Product, 'id' | 'variants' | 'createdAt' | 'updatedAt' | 'goneAt'>> & {
    variants: readonly VariantDraft[]
  }

/** One row, understood. */
export interface RowDraft {
  line: number
  /** the row belongs to a group: its own id is a variant's */
  isGrouped: boolean
  product: Omit<ProductDraft, 'variants' | 'attributes'>
  attributes: Readonly<Record<string, AttributeValue>>
  variant: Omit<VariantDraft, 'options'> & { id: VariantId }
  /** characters of the row, roughly what it takes in memory */
  size: number
}
