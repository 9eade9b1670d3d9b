import type { CustomerState, Run, Session } from '../model/customer.ts'
import type { Line } from '../model/event.ts'
import type { Json } from '../model/json.ts'
import type { FactOf } from './condition.ts'

export interface FactSources {
  state: CustomerState
  params: Readonly<Record<string, Json>>
  run?: Run | undefined
  /** the session that just closed, else the open one is read */
  session?: Session | undefined
  /** when this scenario last did something for this key; null: never */
  lastRunAt?: number | null | undefined
  /** known only right before a send, when the catalog was asked */
  isSellable?: ((line: Line) => boolean) | undefined
}

/** The facts that conditions of scenarios may name (docs/scenarios.md lists them). Unknown names read undefined. */
export function factsOf(sources: FactSources): FactOf {
  return (name) => {
    if (name.startsWith('param.')) return sources.params[name.slice(6)]
    if (name.startsWith('trait.')) return sources.state.traits[name.slice(6)]
    return facts[name]?.(sources)
  }
}

const facts: Readonly<Record<string, (sources: FactSources) => Json | undefined>> = {
  'cart.count': ({ state }) => state.cart.lines.length,
  'cart.value': ({ state }) => valueOf(state.cart.lines),
  'cart.changedSinceLastRun': ({ state, lastRunAt }) => lastRunAt == null || state.cart.changedAt > lastRunAt,
  'session.open': ({ state }) => state.session !== null,
  'session.pages': ({ state, session }) => (session ?? state.session)?.pages,
  'session.cartChanged': ({ state, session }) => (session ?? state.session)?.cartChanged,
  'session.checkoutStarted': ({ state, session }) => (session ?? state.session)?.checkoutStartedAt !== undefined,
  'session.views': ({ state, session }) => (session ?? state.session)?.views.length,
  'customer.known': ({ state }) => state.identifiers.some(({ type }) => type !== 'anonymousId'),
  'customer.orders': ({ state }) => state.orderCount,
  'customer.language': ({ state }) => state.language,
  'customer.country': ({ state }) => state.country,
  'order.total': ({ state }) => state.orders.at(-1)?.totalMinor,
  'order.status': ({ state }) => state.orders.at(-1)?.status,
  'run.items.count': ({ run }) => run?.items.length,
  'run.items.sellable': ({ run, isSellable }) => run && isSellable && run.items.filter(isSellable).length,
  'run.items.inCart': ({ state, run }) => run && inCart(run, state).length,
  'run.items.inCart.sellable': ({ state, run, isSellable }) =>
    run && isSellable && inCart(run, state).filter(isSellable).length,
}

/** Minor units; a line without a price counts nothing. */
export const valueOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + (line.priceMinor ?? 0) * line.quantity, 0)

/** The items of a run that still lie in the cart, by product: another variant of it is the same wish. */
export function inCart(run: Pick<Run, 'items'>, state: Pick<CustomerState, 'cart'>): readonly Line[] {
  const carted = new Set(state.cart.lines.map(({ productId }) => productId))
  return run.items.filter(({ productId }) => carted.has(productId))
}
