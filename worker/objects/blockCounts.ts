import type { BlockClick, CustomerState } from '../model/customer.ts'
import type { Event, Line } from '../model/event.ts'
import type { ProductId } from '../model/ids.ts'
import { clickWindowMs } from '../session/foldOrders.ts'
import { isNew } from './interestsOf.ts'

/**
 * What an event adds to the funnel of a block: times it was seen (once an answer, however its items scroll into view),
 * items seen, clicks, and carts of what was clicked in the 7 days before. Orders are counted where they are counted for
 * the site. `seen` holds the showings counted already, and takes this one.
 */
export function blockCounts(
  state: Pick<CustomerState, 'clicks' | 'interests'>,
  event: Event,
  seen: Set<string>,
): readonly (readonly [name: string, by: number])[] {
  const { action } = event
  switch (action.type) {
    case 'block-viewed': {
      const { block, productIds, tried = [] } = action
      const [showing] = showingOf(event)
      const isFirst = showing === undefined || !seen.has(showing)
      if (showing !== undefined) seen.add(showing)
      return [
        ...(isFirst ? [[`block:${block}:impressions`, 1] as const] : []),
        [`block:${block}:items`, productIds.length],
        ...(tried.length > 0 ? [[`block:${block}:tried`, tried.length] as const] : []),
      ]
    }
    case 'block-clicked': {
      const { block, tried } = action
      return [[`block:${block}:clicks`, 1], ...(tried === true ? [[`block:${block}:tried-clicks`, 1] as const] : [])]
    }
    case 'product-added':
      return cartsOf(state, [action.line], event.at)
    case 'cart-updated':
      return cartsOf(state, action.lines.filter(isNew(state, event.at)), event.at)
    default:
      return []
  }
}

const cartsOf = (state: Pick<CustomerState, 'clicks'>, lines: readonly Line[], at: number) =>
  lines.flatMap(({ productId }) => {
    const click = clickBehind(state, productId, at)
    return click === undefined ? [] : [[`block:${click.block}:carts`, 1] as const]
  })

/** One answer as one block showed it: nothing where the page named no request. */
export const showingOf = ({ action }: Event): readonly string[] =>
  action.type === 'block-viewed' && action.requestId !== '' ? [`${action.requestId} ${action.block}`] : []

/** The newest click on a recommendation of this product, if it was at most 7 days before. */
export const clickBehind = (
  { clicks }: Pick<CustomerState, 'clicks'>,
  productId: ProductId,
  at: number,
): BlockClick | undefined =>
  clicks.findLast((one) => one.productId === productId && one.at <= at && one.at > at - clickWindowMs)
