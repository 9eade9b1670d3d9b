import type { CustomerState, Session } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import type { ProductId } from '../model/ids.ts'
import type { ActionLine, TrainingLine } from '../model/projection.ts'
import { cameBy, landingName } from '../recommend/visitFacts.ts'
import { sessionGapMs } from '../session/foldSession.ts'
import { foundIn } from './foundIn.ts'
import { clickBehind } from './blockCounts.ts'
import { isNew } from './interestsOf.ts'

/** Pseudonyms, product ids, kinds and times: no contact value. The customer id is a keyed hash already. */
export function trainingOf(
  state: CustomerState,
  events: readonly Event[],
  earlier: readonly Event[] = [],
): readonly TrainingLine[] {
  if (state.purposes.personalization === false) return []
  return [
    ...events.flatMap((event) => (event.unverified === true ? [] : linesOf(state, event))),
    ...foundIn(state.id, earlier, events),
  ]
}

const MOST_BESIDE = 10
const LONGEST_BESIDE_MS = 14 * 86_400_000

/** What a customer carted or bought before the newest lines, if these hold more of it, newest first. */
export function besideOf(
  { interests }: Pick<CustomerState, 'interests'>,
  lines: readonly TrainingLine[],
): readonly ProductId[] {
  const taken = new Set<ProductId>()
  let since = 0
  for (const line of lines) {
    if (line.kind !== 'carted' && line.kind !== 'bought') continue
    taken.add(line.productId)
    since = Math.max(since, line.at - LONGEST_BESIDE_MS)
  }
  if (taken.size === 0) return []
  const before = interests.filter(
    ({ kind, productId, at }) => (kind === 'carted' || kind === 'bought') && at >= since && !taken.has(productId),
  )
  return [...new Set(before.map(({ productId }) => productId).reverse())].slice(0, MOST_BESIDE)
}

export const isKept = (status: string): boolean =>
  status !== 'cancelled' && status !== 'returned' && status !== 'refunded'

function linesOf(state: CustomerState, event: Event): readonly TrainingLine[] {
  const { action, at } = event
  const did = (kind: ActionLine['kind'], productId: ProductId): ActionLine => deed(state, event, kind, productId)
  switch (action.type) {
    case 'product-viewed':
      return [did('viewed', action.productId)]
    case 'product-added':
      return [did('carted', action.line.productId)]
    case 'cart-updated':
      return action.lines.filter(isNew(state, at)).map(({ productId }) => did('carted', productId))
    case 'wished':
      return [did('wished', action.productId)]
    case 'order': {
      const order = state.orders.find(({ id }) => id === action.orderId)
      if (!isKept(action.status) || order?.first !== event.id) return []
      return action.lines.map(({ productId }) => did('bought', productId))
    }
    case 'block-viewed': {
      const { requestId: request, block, productIds, tried } = action
      if (request === '' || productIds.length === 0) return []
      const places = action.places ?? productIds.map((_, place) => place + 1)
      const line = { who: state.id, kind: 'shown' as const, request, block, at, productIds, places }
      return [tried === undefined ? line : { ...line, tried }]
    }
    case 'block-clicked': {
      const { requestId: request, block, productId, position: place } = action
      return request === '' ? [] : [{ who: state.id, kind: 'clicked', request, block, at, productId, place }]
    }
    default:
      return []
  }
}

function deed(
  state: CustomerState,
  { at, context }: Event,
  kind: ActionLine['kind'],
  productId: ProductId,
): ActionLine {
  const region = (context.region ?? context.country)?.toLowerCase().slice(0, 64)
  const click = clickBehind(state, productId, at)
  const visit = visitAt(state, at)
  const from = landingOf(visit)
  return {
    who: state.id,
    session: visit?.id ?? '',
    kind,
    productId,
    at,
    ...(region === undefined ? {} : { region }),
    ...(from === undefined ? {} : { from }),
    ...(click === undefined || click.requestId === '' ? {} : { request: click.requestId, block: click.block }),
    // A look days later is none that the place brought about.
    ...(click?.place === undefined || at - click.at > sessionGapMs ? {} : { place: click.place }),
  }
}

/** The visit in which something happened; undefined for what happened in none of the two newest. */
const visitAt = ({ session, lastSession }: CustomerState, at: number): Session | undefined =>
  [session, lastSession].find((one) => one !== null && at >= one.startedAt && at <= one.lastAt) ?? undefined

/** How a visit came, named so that others that came so count with it. */
function landingOf(visit: Session | undefined): string | undefined {
  const landing = visit?.landing
  return landing === undefined ? undefined : landingName(cameBy(landing.url, landing.referrer, landing.campaign))
}
