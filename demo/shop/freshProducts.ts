import type { ProductId, SiteId } from '../../worker/model/ids.ts'
import type { Product } from '../../worker/model/product.ts'
import { readProductsById } from '../../worker/store/products.ts'
import type { DemoProduct } from '../catalog/product.ts'
import type { ShopEnv } from './request.ts'

const site = 'demo' as SiteId

/**
 * The products with price and stock as Aisle knows them now: what a feed or `PATCH /api/products/:id` changed shows in
 * the shop. One statement; where there is no catalog yet, what was written for the demo stands. At most 90 products.
 */
export async function freshProducts(
  env: Partial<ShopEnv>,
  products: readonly DemoProduct[],
): Promise<readonly DemoProduct[]> {
  if (env.DB === undefined || products.length === 0) return products
  const ids = products.map((product) => product.id as ProductId)
  const known = new Map((await readProductsById(env.DB, site, ids)).map((product) => [product.id as string, product]))
  return products.map((product) => {
    const now = known.get(product.id)
    return now === undefined ? product : withPrices(product, now)
  })
}

function withPrices(product: DemoProduct, now: Product): DemoProduct {
  const fresh = new Map(now.variants.map((variant) => [variant.id as string, variant]))
  return {
    ...product,
    variants: product.variants.map((variant) => {
      const known = fresh.get(variant.id)
      if (known === undefined) return variant
      const { regularMinor: _, lowestMinor: _l, ...rest } = variant
      return {
        ...rest,
        priceMinor: known.priceMinor,
        ...(known.regularMinor === undefined ? {} : { regularMinor: known.regularMinor }),
        ...(known.lowest30Minor === undefined ? {} : { lowestMinor: known.lowest30Minor }),
        stock:
          known.availability === 'out-of-stock' || now.goneAt !== undefined ? 0 : (known.stock ?? variant.stock) || 10,
      }
    }),
  }
}
