import type { Waiting } from '../../model/waiting.ts'

/** An interest as all that was told of it leaves it. */
export interface Folded extends Waiting {
  times: number
}

const keyOf = ({ customer, kind, variantId, watch }: Waiting): string =>
  `${customer}/${kind}/${watch ?? ''}/${variantId ?? ''}`

/**
 * What stands after a log of interests: of each customer, kind and variant the newest word, however often and in whatever
 * order it was told. Ended ones are left in: what is over may not begin anew by an older entry.
 */
export function folded(log: Iterable<Waiting>): Folded[] {
  const newest = new Map<string, Folded>()
  /** when a cart or wishlist lost the product itself, whatever its variant */
  const ends = new Map<string, number>()
  for (const entry of log) {
    if (entry.ended && entry.kind !== 'watched' && entry.variantId === undefined) {
      const key = `${entry.customer}/${entry.kind}`
      ends.set(key, Math.max(ends.get(key) ?? 0, entry.at))
    }
    const key = keyOf(entry)
    const known = newest.get(key)
    if (known === undefined) newest.set(key, { ...entry, times: 1 })
    else if (entry.at > known.at || (entry.at === known.at && entry.ended === true)) {
      newest.set(key, { ...entry, times: known.times + 1 })
    } else if (entry.at < known.at) known.times += 1
  }
  const standing = [...newest.values()].filter(
    ({ customer, kind, at, ended }) =>
      ended === true || kind === 'watched' || at > (ends.get(`${customer}/${kind}`) ?? -1),
  )
  return withoutBought(standing)
}

/** Who bought the product after looking at it waits for nothing. */
function withoutBought(all: Folded[]): Folded[] {
  const bought = new Map<string, number>()
  for (const { customer, kind, at } of all) if (kind === 'bought') bought.set(customer, at)
  if (bought.size === 0) return all
  return all.filter(
    ({ customer, kind, at }) => kind === 'watched' || (bought.get(customer) ?? -1) < at || kind === 'bought',
  )
}

/** Whether an entry says nothing that the log does not say already. */
export function isKnown(log: readonly Waiting[], entry: Waiting): boolean {
  const key = keyOf(entry)
  return log.some((one) => one.at === entry.at && one.ended === entry.ended && keyOf(one) === key)
}
