import type { CustomerState, Interest, InterestKind } from '../model/customer.ts'
import type { Event, Line } from '../model/event.ts'
import type { ProductId, VariantId } from '../model/ids.ts'
import type { Currency } from '../model/money.ts'

const maxInterests = 200
const maxShown = 200
const maxClicks = 50

/** What folds from the event alone, so that it can be folded again when the object wakes (objects/sections.ts). */
export type Past = Pick<CustomerState, 'interests' | 'shown' | 'clicks' | 'disliked'>

/** Without leave to personalise nobody is ranked for or written to by what they did: but a watch was asked for. */
export const mayFold = ({ personalization }: CustomerState['purposes'], { action }: Event): boolean =>
  personalization !== false ||
  action.type === 'watched' ||
  action.type === 'unwatched' ||
  action.type === 'product-changed'

/** A customer's links to products after one more event, with price and stock as the event stated them. */
export function foldPast(before: Past, event: Event): Past {
  const { action } = event
  const past = withTaste(before, event)
  switch (action.type) {
    case 'product-viewed':
      return { ...past, interests: linked(past.interests, link('viewed', event, action)) }
    case 'product-clicked':
      return past
    case 'product-added':
      return { ...past, interests: linked(past.interests, link('carted', event, action.line)) }
    case 'cart-updated':
      return { ...past, interests: carted(past.interests, event, action.lines) }
    case 'wished':
      return { ...past, interests: linked(past.interests, link('wished', event, action)) }
    case 'unwished':
      return {
        ...past,
        interests: past.interests.filter(({ kind, productId }) => kind !== 'wished' || productId !== action.productId),
      }
    case 'watched':
      return { ...past, interests: linked(past.interests, watched(event, action)) }
    case 'unwatched':
      return { ...past, interests: past.interests.filter((interest) => !isWatch(interest, action)) }
    case 'product-changed':
      return { ...past, interests: toldOf(past.interests, event.at, action) }
    case 'order': {
      if (action.status === 'cancelled' || action.status === 'returned' || action.status === 'refunded') return past
      return { ...past, interests: bought(past.interests, event, action.orderId, action.lines) }
    }
    case 'block-viewed':
      return { ...past, shown: seen(past.shown, action.productIds, event.at) }
    case 'block-clicked': {
      const { requestId, block, productId, position } = action
      const click = { requestId, block, productId, at: event.at, ...(position > 0 ? { place: position } : {}) }
      return { ...past, clicks: [...past.clicks, click].slice(-maxClicks) }
    }
    default:
      return past
  }
}

const maxDisliked = 100

/** What is disliked, newest last; whoever wishes for it, carts it or buys it has changed their mind. */
function withTaste(past: Past, { action }: Event): Past {
  const { disliked = [] } = past
  if (action.type === 'disliked') {
    const others = disliked.filter((id) => id !== action.productId)
    return { ...past, disliked: [...others, action.productId].slice(-maxDisliked) }
  }
  if (disliked.length === 0) return past
  const wanted =
    action.type === 'wished'
      ? [action.productId]
      : action.type === 'product-added'
        ? [action.line.productId]
        : action.type === 'order'
          ? action.lines.map(({ productId }) => productId)
          : []
  if (!wanted.some((id) => disliked.includes(id))) return past
  return { ...past, disliked: disliked.filter((id) => !wanted.includes(id)) }
}

interface Goods {
  productId: ProductId
  variantId?: VariantId
  priceMinor?: number
  inStock?: boolean
}

const currencyOf = (event: Event): Currency | undefined => {
  const said = event.properties['currency']
  return typeof said === 'string' ? said.toUpperCase() : undefined
}

function link(kind: InterestKind, event: Event, goods: Goods): Interest {
  const interest: Interest = { kind, productId: goods.productId, at: event.at, times: 1 }
  if (goods.variantId !== undefined) interest.variantId = goods.variantId
  if (goods.priceMinor !== undefined) {
    interest.priceMinor = goods.priceMinor
    const currency = currencyOf(event)
    if (currency !== undefined) interest.currency = currency
  }
  if (goods.inStock !== undefined) interest.inStock = goods.inStock
  return interest
}

type Told = Extract<Event['action'], { type: 'product-changed' }>
type Watch = Extract<Event['action'], { type: 'watched' | 'unwatched' }>

function watched(event: Event, action: Extract<Watch, { type: 'watched' }>): Interest {
  const { watch, targetMinor, email } = action
  return {
    ...link('watched', event, action),
    watch,
    ...(targetMinor !== undefined ? { targetMinor } : {}),
    ...(email !== undefined ? { email } : {}),
  }
}

const isWatch = (interest: Interest, { watch, productId, variantId }: Watch): boolean =>
  interest.kind === 'watched' &&
  interest.watch === watch &&
  interest.productId === productId &&
  interest.variantId === variantId

/** What the customer waits for changed: the interest keeps its own price beside the new one. */
function toldOf(interests: readonly Interest[], at: number, told: Told): readonly Interest[] {
  const { priceMinor, currency, stock } = told
  return interests.map((interest) =>
    isAbout(interest, told) && (interest.changed?.at ?? -1) <= at
      ? {
          ...interest,
          changed: {
            ...interest.changed,
            at,
            ...(priceMinor !== undefined ? { priceMinor } : {}),
            ...(currency !== undefined ? { currency } : {}),
            ...(stock !== undefined ? { inStock: stock.canBuy } : {}),
            ...(stock?.units !== undefined ? { units: stock.units } : {}),
          },
        }
      : interest,
  )
}

/** An interest may name the product by the id or the SKU of a variant. */
function isAbout(interest: Interest, { productId, variantId, sku }: Told): boolean {
  const ids: readonly (string | undefined)[] = [productId, variantId, sku]
  if (!ids.includes(interest.productId)) return false
  return interest.variantId === undefined || variantId === undefined || ids.slice(1).includes(interest.variantId)
}

/** Newest last; the newest statement on price and stock stays. Views make room first. */
function linked(interests: readonly Interest[], next: Interest): readonly Interest[] {
  const at = placeOf(interests, next)
  const before = interests[at]
  if (before === undefined) return bounded([...interests, next])
  const newer = next.at >= before.at
  const merged = newer
    ? { ...before, ...next, times: before.times + 1 }
    : { ...next, ...before, times: before.times + 1 }
  if (!newer) return interests.with(at, merged)
  const others = interests.toSpliced(at, 1)
  others.push(merged)
  return others
}

function placeOf(interests: readonly Interest[], { kind, productId, variantId, watch }: Interest): number {
  for (let at = interests.length - 1; at >= 0; at--) {
    const one = interests[at]
    if (one?.productId === productId && one.kind === kind && one.variantId === variantId && one.watch === watch)
      return at
  }
  return -1
}

function bounded(interests: Interest[]): readonly Interest[] {
  if (interests.length <= maxInterests) return interests
  const view = interests.findIndex(({ kind }) => kind === 'viewed')
  interests.splice(Math.max(view, 0), 1)
  return interests
}

/** A full cart state says what was put in and, by its silence, what was taken out. */
function carted(interests: readonly Interest[], event: Event, lines: readonly Line[]): readonly Interest[] {
  const ids = new Set(lines.map(({ productId }) => productId))
  let next: readonly Interest[] = interests.filter(
    ({ kind, productId, at }) => kind !== 'carted' || ids.has(productId) || at > event.at,
  )
  for (const line of lines) {
    const known = next.some(({ kind, productId }) => kind === 'carted' && productId === line.productId)
    if (!known) next = linked(next, link('carted', event, line))
  }
  return next
}

/** One order is one purchase of each of its products, however often its state is told. */
function bought(
  interests: readonly Interest[],
  event: Event,
  orderId: string,
  lines: readonly Line[],
): readonly Interest[] {
  let next = interests
  for (const line of lines) {
    const known = next.find(({ kind, productId }) => kind === 'bought' && productId === line.productId)
    if (known !== undefined && known.order === orderId) continue
    next = linked(
      next.filter(({ kind, productId }) => kind !== 'carted' || productId !== line.productId),
      { ...link('bought', event, line), order: orderId },
    )
  }
  return next
}

function seen(shown: CustomerState['shown'], productIds: readonly ProductId[], at: number): CustomerState['shown'] {
  const next = { ...shown }
  for (const productId of productIds) {
    const before = Object.hasOwn(shown, productId) ? shown[productId] : undefined
    next[productId] = { times: (before?.times ?? 0) + 1, at: Math.max(before?.at ?? 0, at) }
  }
  const ids = Object.keys(next)
  if (ids.length <= maxShown) return next
  const oldest = ids.sort((a, b) => (next[a]?.at ?? 0) - (next[b]?.at ?? 0)).slice(0, ids.length - maxShown)
  for (const id of oldest) delete next[id]
  return next
}
