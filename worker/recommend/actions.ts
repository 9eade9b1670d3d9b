import { packSequences, type Sequences } from './sequences.ts'

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
  const rows = new Map<number, number[]>()
  for (let row = 0; row < to; row++) {
    const item = actions.items[row]!
    const own = rows.get(keys[row]!)
    if (own === undefined) rows.set(keys[row]!, [item])
    else if (own.at(-1) !== item) own.push(item)
    if (own !== undefined) {
      rows.delete(keys[row]!) // a Map keeps insertion order: the row last touched goes to its end
      rows.set(keys[row]!, own)
    }
  }
  return packSequences([...rows.values()])
}
