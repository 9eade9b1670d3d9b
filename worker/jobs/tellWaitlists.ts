import type { Env } from '../env.ts'
import { asId } from '../model/ids.ts'
import type { ProductId, SiteId, VariantId } from '../model/ids.ts'
import type { Projection } from '../model/projection.ts'
import type { ProjectedInterest, Waiting } from '../model/waiting.ts'
import { waitlistName } from '../objects/waitlist.ts'
import { canonicalProducts } from '../store/productIds.ts'
import { putViews } from '../store/viewers.ts'

const atOnce = 16

/**
 * Hands the interests of a queue batch to the waitlists of their products, one call a product. Views and purchases wait on
 * shelves in R2 instead, since most are never asked for: a row for each would be the largest part of the bill.
 */
export async function tellWaitlists(
  env: Pick<Env, 'DB' | 'STORE' | 'WAITLIST'>,
  projections: readonly Projection[],
): Promise<void> {
  const bySite = Map.groupBy(projections, ({ site }) => site)
  for (const [site, own] of bySite) {
    const said = own.flatMap(({ customer, interests = [] }) => interests.map((one) => ({ customer, ...one })))
    if (said.length === 0) continue
    const known = await canonicalProducts(env.DB, site, [...new Set(said.map(({ productId }) => productId))])
    const meant = said.flatMap((one) => {
      const product = known.get(one.productId)
      return product === undefined ? [] : [named(one, product)]
    })
    await putViews(env, site, meant.filter(isLazy))
    await addTo(
      env,
      site,
      Map.groupBy(
        meant.filter((one) => !isLazy(one)),
        ({ productId }) => productId,
      ),
    )
  }
}

type Named = Waiting & { productId: ProductId }

/** An event may name a variant, or its SKU, as the product. */
function named(said: ProjectedInterest & Pick<Waiting, 'customer'>, product: ProductId): Named {
  if (said.productId === product || said.variantId !== undefined) return { ...said, productId: product }
  return { ...said, productId: product, variantId: asId<VariantId>(said.productId) }
}

function ofProduct(one: Named): Waiting {
  const { productId: _, ...entry } = one
  return entry
}

const isLazy = ({ kind }: Named): boolean => kind === 'viewed' || kind === 'bought'

async function addTo(
  env: Pick<Env, 'WAITLIST'>,
  site: SiteId,
  byProduct: ReadonlyMap<ProductId, readonly Named[]>,
): Promise<void> {
  const all = [...byProduct]
  for (let from = 0; from < all.length; from += atOnce) {
    await Promise.all(
      all
        .slice(from, from + atOnce)
        .map(([product, entries]) => env.WAITLIST.getByName(waitlistName(site, product)).add(entries.map(ofProduct))),
    )
  }
}
