/** Typed products that may be asked: what a vote costs grows with them. */
const MOST_VOTERS = 5000
/** Of a rare type all may vote: ten neighbours decide. */
const FEWEST_OF_TYPE = 10

/**
 * Whose types a vote counts, 1 per place: all that are typed (not null), of a large catalog an even share of each type,
 * so that the cost of a vote does not grow with the catalog.
 */
export function votersOf(types: readonly (string | null)[], most = MOST_VOTERS): Uint8Array {
  const counts = new Map<string, number>()
  let typed = 0
  for (const type of types) {
    if (type === null) continue
    counts.set(type, (counts.get(type) ?? 0) + 1)
    typed++
  }
  const share = Math.min(1, most / Math.max(1, typed))
  const met = new Map<string, number>()
  return Uint8Array.from(types, (type) => {
    if (type === null) return 0
    const all = counts.get(type)!
    const kept = Math.min(all, Math.max(FEWEST_OF_TYPE, Math.round(all * share)))
    const at = met.get(type) ?? 0
    met.set(type, at + 1)
    // Spread over all of them, the first among them.
    return Math.floor((at * kept) / all) !== Math.floor(((at - 1) * kept) / all) ? 1 : 0
  })
}
