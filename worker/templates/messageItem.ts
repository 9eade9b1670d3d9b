import type { Line } from '../model/event.ts'
import type { MessageItem } from '../model/message.ts'
import type { Product, Variant } from '../model/product.ts'
import { isSellable, leadVariant, textIn } from '../model/product.ts'

/** The variant a line means: its own, else the one its id names, else the one whose price a list shows. */
export const variantOf = (product: Product, line: Pick<Line, 'productId' | 'variantId'>): Variant | undefined =>
  product.variants.find(({ id }) => id === line.variantId) ??
  product.variants.find(({ id }) => (id as string) === line.productId) ??
  leadVariant(product)

/** Whether the line could be bought right now. */
export function canBuy(product: Product | undefined, line: Line): boolean {
  if (product === undefined || product.goneAt !== undefined) return false
  const variant = variantOf(product, line)
  return variant !== undefined && isSellable(variant)
}

/** A line of a cart as a message states it, at today's price; null for a product without any variant. */
export function messageItem(product: Product, line: Line, language: string, siteLanguage: string): MessageItem | null {
  const variant = variantOf(product, line)
  if (variant === undefined) return null
  const details = Object.values(variant.options).join(', ')
  return {
    productId: product.id,
    variantId: variant.id,
    title: textIn(product.title, language, siteLanguage),
    url: variant.url ?? textIn(product.url, language, siteLanguage),
    imageUrl: variant.imageUrl ?? product.imageUrl,
    priceMinor: variant.priceMinor,
    ...(variant.regularMinor === undefined ? {} : { regularMinor: variant.regularMinor }),
    ...(variant.lowest30Minor === undefined ? {} : { lowest30Minor: variant.lowest30Minor }),
    currency: variant.currency,
    quantity: line.quantity,
    ...(details === '' ? {} : { details }),
  }
}
