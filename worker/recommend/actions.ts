import type { Sequences } from './sequences.ts'

/** What customers did with products, one row an action, in rising time. */
export interface Actions {
  /** customers and visits by number, not by name */
  customers: Uint32Array
  visits: Uint32Array
  items: Uint32Array
  /** position in `actionKinds` */
  kinds: Uint8Array
  /** epoch ms */
  at: Float64Array
  /** where each took place: `names[of[row]]`, 0 is unknown; absent where no line says */
  regions?: { of: Uint16Array; names: readonly string[] }
  /** how the visit of each came, `names[of[row]]` (visitFacts.ts), 0 is unknown; absent where no line says */
  landings?: { of: Uint16Array; names: readonly string[] }
  /** the recommendation whose click each is, `names[blocks[row]]` at `places[row]`; block 0: none */
  cameFrom?: { blocks: Uint16Array; names: readonly string[]; places: Uint8Array }
}

export const actionKinds = ['viewed', 'carted', 'wished', 'bought'] as const

/** Rows of equal `keys` as sequences, in the order of their last action; an item repeated at once counts once. */
export function sequencesBy(keys: Uint32Array, actions: Pick<Actions, 'items'>, to = keys.length): Sequences {
  const { items } = actions
  let owners = 0
  for (let row = 0; row < to; row++) owners = Math.max(owners, keys[row]! + 1)
  const lengths = new Uint32Array(owners)
  const lastItem = new Uint32Array(owners)
  const lastRow = new Uint32Array(owners)
  for (let row = 0; row < to; row++) {
    const key = keys[row]!
    if (lengths[key] === 0 || lastItem[key] !== items[row]) lengths[key]!++
    lastItem[key] = items[row]!
    lastRow[key] = row
  }
  const next = new Uint32Array(owners)
  const offsets = [0]
  for (let row = 0; row < to; row++) {
    const key = keys[row]!
    if (lastRow[key] !== row) continue
    next[key] = offsets.at(-1)!
    offsets.push(next[key] + lengths[key]!)
  }
  const out = new Uint32Array(offsets.at(-1)!)
  const first = next.slice()
  for (let row = 0; row < to; row++) {
    const key = keys[row]!
    if (next[key]! > first[key]! && out[next[key]! - 1] === items[row]) continue
    out[next[key]!++] = items[row]!
  }
  return { offsets: Uint32Array.from(offsets), items: out }
}
