import type { Event } from '../model/event.ts'
import type { CustomerId } from '../model/ids.ts'
import type { FoundLine } from '../model/projection.ts'
import { askedWords } from '../model/askedWords.ts'

/** A search leads to what is taken up within this time, */
const foundWithinMs = 10 * 60_000
/** and to this many products at most. */
const mostFound = 5

/**
 * What was taken up after a search: looked at, carted or bought in the minutes after it, before the next search. `earlier`:
 * events right before these, in which the search may lie. Words that could name a person are left out (`askedWords`).
 */
export function foundIn(who: CustomerId, earlier: readonly Event[], events: readonly Event[]): readonly FoundLine[] {
  const lines: FoundLine[] = []
  let search: { query: string; at: number; found: Set<string> } | null = null
  for (const event of [...earlier, ...events]) {
    if (event.unverified === true) continue
    const { action, at } = event
    if (action.type === 'searched') {
      const query = askedWords(action.query)
      search = query === '' ? null : { query, at, found: new Set() }
      continue
    }
    if (search === null || at - search.at > foundWithinMs || search.found.size >= mostFound) continue
    const productId =
      action.type === 'product-viewed' || action.type === 'product-clicked'
        ? action.productId
        : action.type === 'product-added'
          ? action.line.productId
          : undefined
    if (productId === undefined || search.found.has(productId)) continue
    search.found.add(productId)
    if (events.includes(event)) lines.push({ who, kind: 'found', query: search.query, productId, at })
  }
  return lines
}
