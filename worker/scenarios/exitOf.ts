import type { CustomerState, Run } from '../model/customer.ts'
import type { Action, Event, Line } from '../model/event.ts'
import { holds } from './condition.ts'
import { factsOf } from './factsOf.ts'
import type { Rules } from './rulesOf.ts'

const dayMs = 86_400_000

/** Abandonment of a look, not of a choice: an order silences these for two days (SCENARIOS.md R2). */
const longSilence = new Set(['abandoned-view', 'abandoned-category'])

/** Why this event ends the run, if it does; `dueAt` is when the run would act next. Exits are tested before steps. */
export function exitOf(run: Run, rules: Rules, event: Event, state: CustomerState, dueAt: number): string | null {
  const { action } = event
  const order = action.type === 'order' ? freshOrder(action, event, state, run) : null
  for (const exit of rules.scenario.exits) {
    if (exit.on === 'order' && (order === null || (exit.match === 'any-item' && !sharesItem(run, order)))) continue
    if (exit.on === 'cart' && !touchesCart(action)) continue
    if (exit.if !== undefined && !holds(exit.if, factsOf({ state, params: rules.params, run }))) continue
    // A cart emptied by an order for other things is not the customer's "no" to these.
    if (exit.on === 'cart' && order !== null) continue
    return exit.end
  }
  const silenceMs = longSilence.has(run.scenario) ? 2 * dayMs : dayMs
  const isSilenced = rules.scenario.family === 'abandonment' && order !== null && dueAt <= event.at + silenceMs
  return isSilenced ? 'recent-order' : null
}

const undone = new Set(['cancelled', 'returned', 'refunded'])

/** The lines of an order that this event tells of for the first time; null for a mere change of its status. */
function freshOrder(
  action: Extract<Action, { type: 'order' }>,
  event: Event,
  state: CustomerState,
  run: Run,
): readonly Line[] | null {
  if (undone.has(action.status)) return null
  const known = state.orders.find(({ id }) => id === action.orderId)
  if (known !== undefined && known.first !== event.id) return null
  // It may arrive late and still count, but one of days before the cart was left says nothing about this cart.
  if (event.at < run.startedAt - dayMs) return null
  return action.lines.length > 0 ? action.lines : (known?.lines ?? [])
}

/** By product: another variant of it ends the run too. */
export const sharesItem = (run: Pick<Run, 'items'>, lines: readonly Line[]): boolean =>
  run.items.some(({ productId }) => lines.some((line) => line.productId === productId))

const touchesCart = ({ type }: Action): boolean =>
  type === 'product-added' || type === 'product-removed' || type === 'cart-updated' || type === 'order'
