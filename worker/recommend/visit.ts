import type { LiveFacts } from '../model/facts.ts'
import { actionKinds } from './actions.ts'
import { ordinalOf, type Index } from './index.ts'
import type { Step } from './sequenceModel.ts'
import { stepsOf } from './sequenceSteps.ts'

/** What the page says: its product, several (a cart page), a category. */
export interface PageContext {
  productId?: string | undefined
  productIds?: readonly string[] | undefined
  categoryId?: string | undefined
  query?: string | undefined
}

/** A visitor as the sources see one: ordinals, newest first. */
export interface Visit {
  /** all known interactions, the page's products first; `weight` grows with the intent */
  history: readonly { ordinal: number; weight: number }[]
  /** items of this visit alone, repeats kept, the page's products first */
  session: readonly number[]
  /** products of the page, newest first */
  context: readonly number[]
  cart: readonly number[]
  /** products of the newest order */
  lastOrder: readonly number[]
  /** distinct products looked at, the page's own not among them unless seen before */
  viewed: readonly number[]
  /** what the sequence model reads: events oldest first, the page's products last */
  steps: readonly Step[]
}

const intent = { viewed: 1, wished: 1.5, carted: 2, bought: 1.5 } as const
const MOST_HISTORY = 20

export function visitOf(facts: LiveFacts, page: PageContext, index: Index): Visit {
  const known = (ids: readonly string[]) => ids.map((id) => ordinalOf(index, id)).filter((ordinal) => ordinal >= 0)
  const pageIds = [...(page.productIds ?? []), ...(page.productId === undefined ? [] : [page.productId])]
  const context = known(pageIds.toReversed())
  const events = facts.events
    .slice(-50)
    .toReversed()
    .flatMap((event) => {
      const ordinal = ordinalOf(index, event.productId)
      return ordinal < 0 ? [] : [{ ordinal, kind: event.kind, at: event.at }]
    })
  // Looked at, then put into the cart: one product, with the stronger intent, where it was last touched.
  const weights = new Map<number, number>(context.map((ordinal) => [ordinal, 1]))
  for (const { ordinal, kind } of events) weights.set(ordinal, Math.max(weights.get(ordinal) ?? 0, intent[kind]))
  const history = [...weights].map(([ordinal, weight]) => ({ ordinal, weight })).slice(0, MOST_HISTORY)
  const session = known(facts.session.toReversed())
  return {
    history,
    context: [...new Set(context)],
    session:
      session[0] !== undefined && session[0] === context[0]
        ? [...context.slice(1), ...session]
        : [...context, ...session],
    cart: [...new Set(known(facts.cart.lines.map((line) => line.productId)))],
    lastOrder: [...new Set(known(facts.lastOrder ?? []))],
    viewed: [...new Set(events.filter((event) => event.kind === 'viewed').map((event) => event.ordinal))],
    steps: stepsFrom(events, context, index.base.items.count),
  }
}

/** The model knows the products of its build, not those added since. */
function stepsFrom(
  events: readonly { ordinal: number; kind: LiveFacts['events'][number]['kind']; at: number }[],
  context: readonly number[],
  count: number,
): Step[] {
  const known = events.toReversed().filter(({ ordinal }) => ordinal < count)
  const steps: Step[] = stepsOf(
    known.map(({ ordinal, kind, at }) => ({ ordinal, kind: actionKinds.indexOf(kind), at })),
  )
  const open = context.toReversed().filter((ordinal) => ordinal < count && ordinal !== known.at(-1)?.ordinal)
  return [...steps, ...open.map((ordinal) => ({ ordinal, signals: [1, 0, 0] as const }))]
}

/** A visitor of whom nothing may be known, or nothing is: only the page counts. */
export const noFacts: LiveFacts = {
  events: [],
  session: [],
  cart: { lines: [], changedAt: 0 },
  interests: [],
  bought: [],
  shown: {},
}
