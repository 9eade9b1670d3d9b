import type { CustomerState } from '../model/customer.ts'
import type { Event, Line } from '../model/event.ts'
import type { ProductId, VariantId } from '../model/ids.ts'
import type { ProjectedInterest } from '../model/waiting.ts'
import type { Kept } from './sections.ts'

interface Goods {
  productId: ProductId
  variantId?: VariantId
  priceMinor?: number
  inStock?: boolean
}

/**
 * What the waitlists of products have to hear of these events: who wants it since when, what it cost then, and what
 * `removed` says is no longer in the cart. Of whoever did not allow that use of it only the watches they asked for.
 */
export function interestsOf(
  state: Pick<CustomerState, 'purposes' | 'interests'>,
  events: readonly Event[],
  removed: NonNullable<Kept['removed']>,
): readonly ProjectedInterest[] {
  const all: ProjectedInterest[] = []
  const mayUse = state.purposes.personalization !== false
  for (const event of events) {
    if (event.unverified === true) continue
    const { action } = event
    if (action.type === 'watched' || action.type === 'unwatched') all.push(watchOf(event, action))
    else if (mayUse) all.push(...wantsOf(state, event))
  }
  if (mayUse) for (const { productId, at } of removed) all.push({ kind: 'carted', productId, at, ended: true })
  return all
}

function wantsOf(state: Pick<CustomerState, 'interests'>, event: Event): readonly ProjectedInterest[] {
  const { action, at } = event
  switch (action.type) {
    case 'product-viewed':
      return [interest('viewed', event, action)]
    case 'product-added':
      return [interest('carted', event, action.line)]
    case 'cart-updated':
      // A full state repeats what lay there before: only what came in with it is new.
      return action.lines.filter(isNew(state, at)).map((line) => interest('carted', event, line))
    case 'wished':
      return [interest('wished', event, action)]
    case 'unwished':
      return [{ kind: 'wished', productId: action.productId, at, ended: true }]
    case 'order':
      return action.status === 'cancelled' || action.status === 'returned' || action.status === 'refunded'
        ? []
        : action.lines.map((line) => interest('bought', event, line))
    default:
      return []
  }
}

/** Whether a line of a full cart state came in with it: what lay there before keeps its own time. */
export const isNew =
  ({ interests }: Pick<CustomerState, 'interests'>, cameAt: number) =>
  ({ productId }: Line): boolean =>
    interests.some((one) => one.kind === 'carted' && one.productId === productId && one.at === cameAt)

function watchOf(event: Event, action: Extract<Event['action'], { type: 'watched' | 'unwatched' }>): ProjectedInterest {
  if (action.type === 'watched') {
    const { watch, targetMinor } = action
    return { ...interest('watched', event, action), watch, ...(targetMinor === undefined ? {} : { targetMinor }) }
  }
  const { watch, productId, variantId } = action
  return {
    kind: 'watched',
    watch,
    productId,
    ...(variantId === undefined ? {} : { variantId }),
    at: event.at,
    ended: true,
  }
}

function interest(kind: ProjectedInterest['kind'], event: Event, goods: Goods): ProjectedInterest {
  const currency = event.properties['currency']
  return {
    kind,
    productId: goods.productId,
    ...(goods.variantId === undefined ? {} : { variantId: goods.variantId }),
    at: event.at,
    ...(goods.priceMinor === undefined ? {} : { priceMinor: goods.priceMinor }),
    ...(goods.priceMinor !== undefined && typeof currency === 'string' ? { currency: currency.toUpperCase() } : {}),
    ...(goods.inStock === undefined ? {} : { inStock: goods.inStock }),
  }
}
