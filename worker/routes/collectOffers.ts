import type { Event, Line } from '../model/event.ts'
import type { SiteConfig } from '../model/site.ts'
import { isGone, offerAt, ordinalOf } from '../recommend/index.ts'
import type { Index } from '../recommend/index.ts'
import type { Passed } from './collectEvents.ts'

/** What happened longer ago met another price, perhaps. */
const freshMs = 10 * 60_000

type Known = { priceMinor?: number; inStock?: boolean }
type Goods = { productId: string; variantId?: string; priceMinor?: number; inStock?: boolean }

/**
 * The same events, with price and stock of the moment where they did not say: an interest keeps both. By the index that
 * this isolate happens to hold; nothing is loaded or waited for, and what the event itself says stands.
 */
export function withOffers(
  passed: readonly Passed[],
  index: Index | null,
  config: Pick<SiteConfig, 'currency'>,
): readonly Passed[] {
  if (index === null) return passed
  let next: Passed[] | null = null
  for (let at = 0; at < passed.length; at++) {
    const one = passed[at]!
    const event = filledEvent(one.event, index, config)
    if (event !== one.event) (next ??= [...passed])[at] = { ...one, event }
  }
  return next ?? passed
}

export function filledEvent(event: Event, index: Index | null, config: Pick<SiteConfig, 'currency'>): Event {
  if (index === null || event.at < event.receivedAt - freshMs || event.source === 'import') return event
  const { action } = event
  switch (action.type) {
    case 'product-viewed':
    case 'wished':
    case 'watched': {
      const known = knownOf(action, event, index, config)
      return known === null ? event : { ...event, action: { ...action, ...known } }
    }
    case 'product-added': {
      const line = filledLine(action.line, event, index, config)
      return line === action.line ? event : { ...event, action: { ...action, line } }
    }
    case 'cart-updated': {
      if (action.lines.every(({ priceMinor }) => priceMinor !== undefined)) return event
      return {
        ...event,
        action: { ...action, lines: action.lines.map((line) => filledLine(line, event, index, config)) },
      }
    }
    default:
      return event
  }
}

function filledLine(line: Line, event: Event, index: Index, config: Pick<SiteConfig, 'currency'>): Line {
  const priceMinor = line.priceMinor ?? knownOf(line, event, index, config)?.priceMinor
  return priceMinor === undefined || priceMinor === line.priceMinor ? line : { ...line, priceMinor }
}

/** What the event leaves open and the index knows: of the variant a list shows, not of its siblings. */
function knownOf(goods: Goods, event: Event, index: Index, { currency }: Pick<SiteConfig, 'currency'>): Known | null {
  if (goods.priceMinor !== undefined && goods.inStock !== undefined) return null
  const ordinal = ordinalOf(index, goods.productId)
  if (ordinal < 0) return null
  const offer = offerAt(index, ordinal)
  if (goods.variantId !== undefined && goods.variantId !== offer.variantId) return null
  const said = event.properties['currency']
  const isSameMoney = offer.currency === (typeof said === 'string' ? said.toUpperCase() : currency)
  return {
    ...(goods.priceMinor === undefined && isSameMoney && !isGone(index, ordinal)
      ? { priceMinor: offer.priceMinor }
      : {}),
    ...(goods.inStock === undefined ? { inStock: offer.canBuy } : {}),
  }
}
