import { taggedSet } from './allowed.ts'
import { has } from './bitmap.ts'
import type { Index } from './index.ts'

/** What buyers rate a product, 1 to 5 to the tenth; nothing where nobody did. */
export function ratedAt(index: Index, ordinal: number): { rating?: number } {
  for (let tenths = 50; tenths >= 10; tenths--) {
    if (has(taggedSet(index, `rating:${(tenths / 10).toFixed(1)}`), ordinal)) return { rating: tenths / 10 }
  }
  return {}
}
