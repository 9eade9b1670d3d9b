import type { ProductId, VariantId } from './ids.ts'
import type { Currency } from './money.ts'

/** Whether a variant can be bought, and how many are left where the shop tells. */
export interface Stock {
  canBuy: boolean
  units?: number
}

/** One thing that became different about a product, at the moment (epoch ms) at which Aisle stored it. */
export type Change =
  | {
      kind: 'price'
      productId: ProductId
      variantId: VariantId
      /** by which events may name the variant too */
      sku?: string
      at: number
      /** null: a first price, or one in another currency, which nothing can be compared with */
      fromMinor: number | null
      toMinor: number
      currency: Currency
    }
  | { kind: 'stock'; productId: ProductId; variantId: VariantId; sku?: string; at: number; from: Stock; to: Stock }
  /** a variant that was not there before; of a new product every one of them */
  | {
      kind: 'new'
      productId: ProductId
      variantId: VariantId
      sku?: string
      at: number
      priceMinor: number
      currency: Currency
      stock: Stock
      /** the product itself is new */
      isProduct: boolean
    }
  /** the whole product with these variants, or `variantId` alone */
  | { kind: 'gone'; productId: ProductId; variantId?: VariantId; variants: readonly VariantId[]; at: number }
  /** anything else: which fields, sorted */
  | { kind: 'attributes'; productId: ProductId; variantId?: VariantId; at: number; fields: readonly string[] }

/** Names a change within its site: what is told twice is told once. */
export const changeId = (change: Change): string =>
  `${change.productId}/${change.variantId ?? ''}/${change.kind}/${change.at}`
