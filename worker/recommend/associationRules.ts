import { countOf, emptyBitmap, add, type Bitmap } from './bitmap.ts'

/** "Who takes `left` takes `right`": rising item numbers on the left, one on the right. */
export interface AssociationRule {
  left: readonly number[]
  right: number
  /** baskets that hold both sides */
  baskets: number
  /** share of all baskets */
  support: number
  /** share of the left side's baskets */
  confidence: number
  /** confidence against the right side's own share */
  lift: number
}

export interface Mined {
  /** highest lift first, then most baskets, then by items */
  rules: readonly AssociationRule[]
  /** sets that reach the support, by size from 1 on */
  sets: readonly number[]
}

interface ItemSet {
  items: readonly number[]
  rows: Bitmap
  baskets: number
}

/**
 * All rules with one item on the right and at least one on the left that reach both shares. Apriori with vertical bitmaps
 * (Agrawal, Srikant: "Fast Algorithms for Mining Association Rules", VLDB 1994; Zaki 2000). Exact, no sampling.
 * `baskets`: item numbers, a repeat counts once. `minSupport` in shares of all baskets.
 */
export function associationRules(
  baskets: readonly (readonly number[])[],
  { minSupport, minConfidence }: { minSupport: number; minConfidence: number },
): Mined {
  const least = minSupport * baskets.length
  const levels: ItemSet[][] = [singles(baskets).filter((set) => set.baskets >= least)]
  for (let level = levels[0]!; level.length > 1; level = levels.at(-1)!) {
    const next = joined(level, baskets.length).filter((set) => set.baskets >= least)
    if (next.length === 0) break
    levels.push(next)
  }
  const frequency = new Map(levels.flat().map((set) => [set.items.join(' '), set.baskets]))
  const rules: AssociationRule[] = []
  for (const { items, baskets: both } of levels.slice(1).flat()) {
    for (const right of items) {
      const left = items.filter((item) => item !== right)
      // Every part of a frequent set is frequent: both look-ups find it.
      const confidence = both / frequency.get(left.join(' '))!
      if (confidence < minConfidence) continue
      const lift = (confidence * baskets.length) / frequency.get(String(right))!
      rules.push({ left, right, baskets: both, support: both / baskets.length, confidence, lift })
    }
  }
  rules.sort((a, b) => b.lift - a.lift || b.baskets - a.baskets || compareItems(a, b))
  return { rules, sets: levels.map((level) => level.length) }
}

function compareItems(a: AssociationRule, b: AssociationRule): number {
  const [one, other] = [`${a.left.join(' ')} > ${a.right}`, `${b.left.join(' ')} > ${b.right}`]
  return one < other ? -1 : one > other ? 1 : 0
}

function singles(baskets: readonly (readonly number[])[]): ItemSet[] {
  const rows = new Map<number, Bitmap>()
  for (const [row, basket] of baskets.entries()) {
    for (const item of basket) {
      let own = rows.get(item)
      if (own === undefined) rows.set(item, (own = emptyBitmap(baskets.length)))
      add(own, row)
    }
  }
  return [...rows].map(([item, own]) => ({ items: [item], rows: own, baskets: countOf(own) })).toSorted(byItems)
}

/** Sets of one size that share all but their last item make the candidates of the next size. */
function joined(level: readonly ItemSet[], baskets: number): ItemSet[] {
  const out: ItemSet[] = []
  for (const [at, first] of level.entries()) {
    const prefix = first.items.slice(0, -1)
    for (let next = at + 1; next < level.length; next++) {
      const second = level[next]!
      if (!prefix.every((item, place) => second.items[place] === item)) break
      const rows = emptyBitmap(baskets)
      for (let word = 0; word < rows.length; word++) rows[word] = first.rows[word]! & second.rows[word]!
      out.push({ items: [...first.items, second.items.at(-1)!], rows, baskets: countOf(rows) })
    }
  }
  return out
}

function byItems(a: ItemSet, b: ItemSet): number {
  return a.items[0]! - b.items[0]!
}
