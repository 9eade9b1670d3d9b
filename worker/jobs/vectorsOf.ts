import type { TypedCatalog } from '../catalog/understand/settleTypes.ts'
import type { ProductId } from '../model/ids.ts'
import { add, emptyBitmap, type Bitmap } from '../recommend/bitmap.ts'
import { ordinalOf, type Index } from '../recommend/index.ts'
import { normalise } from '../recommend/knn.ts'

const NEIGHBOURS = 10

/** Vectors and neighbours of products by their place in `ids`, from the index that is served; none without one. */
export function vectorsOf(index: Index | null, ids: readonly ProductId[]): Pick<TypedCatalog, 'vector' | 'nearest'> {
  const knn = index?.base.knn ?? null
  if (index === null || knn === null) return { vector: () => null, nearest: () => [] }
  const ordinals = Int32Array.from(ids, (id) => ordinalOf(index, id))
  const places = new Int32Array(index.count).fill(-1)
  for (const [place, ordinal] of ordinals.entries()) if (ordinal >= 0) places[ordinal] = place
  const vector = (place: number): Float32Array | null => {
    const ordinal = ordinals[place]!
    if (ordinal < 0 || ordinal >= knn.count()) return null
    const own = new Float32Array(knn.dims)
    knn.accumulate(own, ordinal, 1)
    return normalise(own) === 0 ? null : own
  }
  let typed: { of: Uint8Array; bitmap: Bitmap } | null = null
  return {
    vector,
    nearest: (place, voters) => {
      const query = vector(place)
      if (query === null) return []
      if (typed?.of !== voters) {
        typed = { of: voters, bitmap: emptyBitmap(index.count) }
        for (const [at, one] of voters.entries()) if (one === 1 && ordinals[at]! >= 0) add(typed.bitmap, ordinals[at]!)
      }
      const found = knn.nearest(query, typed.bitmap, NEIGHBOURS)
      return Array.from(found.ordinals, (ordinal, at) => ({ ordinal: places[ordinal]!, cosine: found.scores[at]! }))
    },
  }
}
