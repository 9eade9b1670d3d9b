import { round } from '../catalog/understand/decideType.ts'
import type { ProductId } from '../model/ids.ts'
import type { ProductType } from '../model/product.ts'
import type { TypeStats } from '../model/typeLink.ts'

const SAMPLES = 4

/** Products per type, how sure they are and by what: a row of the dashboard each. */
export function countTypes(
  ids: readonly ProductId[],
  types: readonly (ProductType | null)[],
): ReadonlyMap<string, TypeStats> {
  const sums = new Map<
    string,
    { confidence: number; by: Partial<Record<ProductType['by'], number>>; samples: ProductId[]; products: number }
  >()
  for (const [place, type] of types.entries()) {
    if (type === null) continue
    const own = sums.get(type.id) ?? { confidence: 0, by: {}, samples: [], products: 0 }
    own.products++
    own.confidence += type.confidence
    own.by[type.by] = (own.by[type.by] ?? 0) + 1
    if (own.samples.length < SAMPLES) own.samples.push(ids[place]!)
    sums.set(type.id, own)
  }
  return new Map(
    [...sums].map(([id, { confidence, ...stats }]) => [
      id,
      { ...stats, confidence: round(confidence / stats.products) },
    ]),
  )
}
