import type { Actions } from './actions.ts'

/** Share of the actions, the newest, that settings are judged on. */
export const HELD_BACK = 0.1
/** Items of a customer's past that a test asks with, the newest. */
const QUERIED = 20

export interface HeldBackTest {
  /** newest first */
  query: readonly number[]
  target: number
}

/** What each customer did next after the cut, given what they did before: at most `most`, evenly over the slice. */
export function heldBackTests(actions: Actions, cut: number, most: number): HeldBackTest[] {
  const { customers, items } = actions
  const owners = customers.reduce((highest, one) => Math.max(highest, one), -1) + 1
  /** the row before of the same customer plus one, 0 is none; an item repeated at once counts once */
  const before = new Uint32Array(items.length)
  const newest = new Uint32Array(owners)
  const asked: number[] = []
  for (let row = 0; row < items.length; row++) {
    const last = newest[customers[row]!]!
    if (last > 0 && items[last - 1] === items[row]) continue
    before[row] = last
    newest[customers[row]!] = row + 1
    if (row >= cut && last > 0) asked.push(row)
  }
  const step = Math.max(1, Math.ceil(asked.length / most))
  return asked
    .filter((_, at) => at % step === 0)
    .map((row) => {
      const query: number[] = []
      for (let at = before[row]!; at > 0 && query.length < QUERIED; at = before[at - 1]!) query.push(items[at - 1]!)
      return { query, target: items[row]! }
    })
}

/** 1 for each item that a test asks with. */
export function askedItems(tests: readonly HeldBackTest[], count: number): Uint8Array {
  const asked = new Uint8Array(count)
  for (const { query } of tests) for (const item of query) asked[item] = 1
  return asked
}
