/** Chance that repeats: the same seed plays the same shoppers. */
export interface Dice {
  /** 0 to 1, 1 excluded */
  next(): number
  /** true with this probability */
  happens(probability: number): boolean
  /** a whole number from `from` to `to`, both included */
  between(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** picks by weight */
  weighted<T>(list: readonly T[], weightOf: (each: T) => number): T
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for shoppers. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const at = <T>(list: readonly T[], index: number): T => {
    const found = list[index]
    if (found === undefined) throw new Error('Nothing to pick from')
    return found
  }
  return {
    next,
    happens: (probability) => next() < probability,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => at(list, Math.floor(next() * list.length)),
    weighted(list, weightOf) {
      const total = list.reduce((sum, each) => sum + weightOf(each), 0)
      let left = next() * total
      return list.find((each) => (left -= weightOf(each)) < 0) ?? at(list, list.length - 1)
    },
  }
}
