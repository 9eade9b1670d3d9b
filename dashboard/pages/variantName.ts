import type { ProductDetail } from '../shapes.ts'

/** How a page calls a variant: by what tells it from its siblings; nothing where it has none. */
export function variantName(product: ProductDetail, id: string | undefined): string {
  const variant = product.variants.find((known) => known.id === id)
  return variant === undefined ? '' : Object.values(variant.options).join(', ') || variant.id
}
