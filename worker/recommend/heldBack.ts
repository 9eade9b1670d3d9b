import type { Actions } from './actions.ts'

/** Share of the actions, the newest, that settings are judged on. */
export const HELD_BACK = 0.1

export interface HeldBackTest {
  /** newest first */
  query: readonly number[]
  target: number
}

/** What each customer did next after the cut, given what they did before: at most `most`, evenly over the slice. */
export function heldBackTests(actions: Actions, cut: number, most: number): HeldBackTest[] {
  const past = new Map<number, number[]>()
  const tests: HeldBackTest[] = []
  for (let row = 0; row < actions.items.length; row++) {
    const customer = actions.customers[row]!
    const query = past.get(customer) ?? []
    const target = actions.items[row]!
    if (query[0] === target) continue
    if (row >= cut && query.length > 0) tests.push({ query, target })
    past.set(customer, [target, ...query.slice(0, 19)])
  }
  const step = Math.max(1, Math.ceil(tests.length / most))
  return tests.filter((_, at) => at % step === 0)
}
