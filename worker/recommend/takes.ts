import { actionKinds, type Actions } from './actions.ts'
import type { Takes } from './copurchase.ts'

/** Purchases count whole; what only went into a cart is a weaker sign that things belong together. */
export const takeWeight = { viewed: 0, wished: 0, carted: 0.3, bought: 1 } as const

/** One row per customer and product, up to row `to` of the actions. */
export function takesOf(
  actions: Pick<Actions, 'customers' | 'items' | 'kinds' | 'at'>,
  to = actions.items.length,
): Takes {
  const best = new Map<string, number>()
  for (let row = 0; row < to; row++) {
    const weight = takeWeight[actionKinds[actions.kinds[row]!]!]
    if (weight === 0) continue
    const key = `${actions.customers[row]!} ${actions.items[row]!}`
    const known = best.get(key)
    if (known === undefined || takeWeight[actionKinds[actions.kinds[known]!]!] < weight) best.set(key, row)
  }
  const rows = [...best.values()].sort((a, b) => actions.customers[a]! - actions.customers[b]! || a - b)
  return {
    customers: Uint32Array.from(rows, (row) => actions.customers[row]!),
    items: Uint32Array.from(rows, (row) => actions.items[row]!),
    days: Float32Array.from(rows, (row) => (actions.at[row]! - actions.at[0]!) / 86_400_000),
    weights: Float32Array.from(rows, (row) => takeWeight[actionKinds[actions.kinds[row]!]!]),
  }
}
