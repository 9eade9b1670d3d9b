import { env } from 'cloudflare:workers'
import { clock } from '../../worker/clock.ts'
import { asId, type SiteId } from '../../worker/model/ids.ts'
import { isInStock, type Product } from '../../worker/model/product.ts'
import { database } from '../../worker/store/database.ts'
import { products as table } from '../../worker/store/schema.ts'

export const site = asId<SiteId>('kettles')

/** Puts products into D1 as an import leaves them. */
export async function stock(products: readonly Product[]): Promise<void> {
  const db = database(env.DB)
  for (const body of products) {
    const { id, categoryId, createdAt } = body
    const row = {
      site,
      id,
      body,
      said: {},
      search: '',
      categoryId,
      category: categoryId,
      inStock: isInStock(body),
      createdAt,
      updatedAt: clock.now(),
      goneAt: body.goneAt ?? null,
    }
    await db
      .insert(table)
      .values(row)
      .onConflictDoUpdate({ target: [table.site, table.id], set: row })
  }
}

/** The same product when the last one was sold. */
export const soldOut = (product: Product): Product => ({
  ...product,
  variants: product.variants.map((variant) => ({ ...variant, availability: 'out-of-stock' })),
})
