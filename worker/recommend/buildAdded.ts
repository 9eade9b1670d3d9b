import { actionKinds, type Actions } from './actions.ts'
import { NeighbourListBuilder, type NeighbourLists } from './neighbourLists.ts'

const KEPT = 30
/** Views farther back in the visit than this led nowhere. */
const WINDOW = 10

/** What visits put into the cart after looking at something else, weighted by nearness and against frequent targets. */
export function buildAdded(actions: Actions, count: number): NeighbourLists {
  const weights: (Map<number, number> | undefined)[] = Array.from({ length: count })
  const added = new Float64Array(count)
  const looked = new Map<number, number[]>()
  for (let row = 0; row < actions.items.length; row++) {
    const visit = actions.visits[row]!
    const item = actions.items[row]!
    const kind = actionKinds[actions.kinds[row]!]!
    if (kind === 'viewed') {
      const views = looked.get(visit)
      if (views === undefined) looked.set(visit, [item])
      else {
        views.push(item)
        if (views.length > WINDOW) views.shift()
      }
    } else if (kind === 'carted') {
      added[item]!++
      for (const [at, source] of [...new Set((looked.get(visit) ?? []).toReversed())].entries()) {
        if (source === item) continue
        const own = (weights[source] ??= new Map())
        own.set(item, (own.get(item) ?? 0) + 1 / (1 + at))
      }
    }
  }
  const builder = new NeighbourListBuilder(count)
  for (const own of weights) {
    const list = [...(own ?? [])].map(([partner, weight]) => ({
      partner,
      weight: weight / (added[partner]! + 1) ** 0.3,
    }))
    list.sort((a, b) => b.weight - a.weight || a.partner - b.partner)
    builder.add(list.slice(0, KEPT))
  }
  return builder.finish()
}
