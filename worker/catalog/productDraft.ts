import type { VariantId } from '../model/ids.ts'
import type { AttributeValue, Product, Variant } from '../model/product.ts'

/** What a feed states of a variant. A delta may state less than the whole. */
export type VariantDraft = Pick<Variant, 'id'> &
  Partial<Omit<Variant, 'id' | 'options' | 'lowest30Minor'>> & { options: Variant['options'] }

/** What Aisle finds out itself, or makes of the variants: no feed states it. */
type Found = 'createdAt' | 'updatedAt' | 'goneAt' | 'restockAt' | 'disappoints'

/** What a feed states of a product: `variants` as it lists them, everything else only where it says something. */
export type ProductDraft = Pick<Product, 'id'> &
  Partial<Omit<Product, 'id' | 'variants' | Found>> & {
    variants: readonly VariantDraft[]
  }

/** One row, understood. */
export interface RowDraft {
  line: number
  /** the row belongs to a group: its own id is a variant's */
  isGrouped: boolean
  /** it speaks of the group as a whole */
  isParent?: true
  product: Omit<ProductDraft, 'variants' | 'attributes'>
  attributes: Readonly<Record<string, AttributeValue>>
  /** what the feed itself says tells the variant from its siblings */
  options?: Readonly<Record<string, string>>
  variant: Omit<VariantDraft, 'options'> & { id: VariantId }
}
