/**
 * A fixed shuffle (Fisher-Yates over mulberry32): ids and file order leak what comes next in several public sets, so
 * models see items and users in an order that says nothing.
 */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const out = [...values]
  let state = seed >>> 0
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  for (let at = out.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const held = out[at]!
    out[at] = out[other]!
    out[other] = held
  }
  return out
}
