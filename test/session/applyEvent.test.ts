import { describe, expect, test } from 'vitest'
import { applyEvent } from '../../worker/session/applyEvent.ts'
import { closeSession, endsSession } from '../../worker/session/foldSession.ts'
import { liveFacts } from '../../worker/session/liveFacts.ts'
import { after, happened, identified, minutes, nobodyYet, onPage, start } from './shopper.ts'

const K = { product_id: 'K', price: 100, currency: 'EUR' }
const M = { product_id: 'M', price: 200 }

describe('a session', () => {
  test('opens with the first visit and counts what happens in it', () => {
    const state = after(
      nobodyYet,
      onPage('https://shop.example/?utm=1'),
      happened('Product Viewed', K, start + minutes(1)),
      happened('Products Searched', { query: 'kettle' }, start + minutes(2)),
    )
    expect(state.session).toMatchObject({
      startedAt: start,
      lastAt: start + minutes(2),
      events: 3,
      pages: 1,
      views: [{ productId: 'K', at: start + minutes(1) }],
      queries: ['kettle'],
      landing: { url: 'https://shop.example/?utm=1' },
    })
  })

  test('ends 30 minutes after its last event, not a moment before', () => {
    const state = after(nobodyYet, onPage('/'))
    expect(endsSession(state.session, onPage('/', start + minutes(30) - 1))).toBe(false)
    expect(endsSession(state.session, onPage('/', start + minutes(30)))).toBe(true)
    expect(closeSession(state)).toMatchObject({ session: null, lastSession: { startedAt: start } })
  })

  test('is opened by no order of the till, no identify and no receipt of a message', () => {
    const state = after(
      nobodyYet,
      happened('Order Completed', { order_id: '1' }, start, { source: 'server' }),
      identified({ name: 'Ola' }),
      happened('X', {}, start, { source: 'system', action: { type: 'message', messageId: 'x', status: 'opened' } }),
    )
    expect(state.session).toBeNull()
  })

  test('takes no event that is older than itself by more than the gap', () => {
    const state = after(nobodyYet, onPage('/', start), happened('Product Viewed', K, start - minutes(31)))
    expect(state.session).toMatchObject({ events: 1, startedAt: start, views: [] })
    expect(state.interests).toHaveLength(1)
  })

  test('keeps its newest 50 views, in the order of their times', () => {
    const views = Array.from({ length: 60 }, (_, n) => happened('Product Viewed', { product_id: `p${n}` }, start + n))
    const swapped = [views[1], views[0], ...views.slice(2)].filter((event) => event !== undefined)
    const { session } = after(nobodyYet, ...swapped)
    expect(session?.views.map(({ productId }) => productId)).toEqual(Array.from({ length: 50 }, (_, n) => `p${n + 10}`))
  })
})

describe('a cart', () => {
  test('adds up and takes away', () => {
    const added = after(nobodyYet, happened('Product Added', K), happened('Product Added', { ...K, quantity: 2 }))
    expect(added.cart.lines).toEqual([{ productId: 'K', quantity: 3, priceMinor: 10_000 }])
    const less = after(added, happened('Product Removed', { product_id: 'K', quantity: 2 }))
    expect(less.cart.lines).toMatchObject([{ quantity: 1 }])
    expect(after(less, happened('Product Removed', { product_id: 'K' })).cart.lines).toEqual([])
  })

  test('follows the newest full state and ignores one that came late', () => {
    const state = after(
      nobodyYet,
      happened('Cart Updated', { products: [K, M] }, start + 2),
      happened('Cart Updated', { products: [K] }, start + 1),
    )
    expect(state.cart).toMatchObject({ changedAt: start + 2, lines: [{ productId: 'K' }, { productId: 'M' }] })
  })

  test('is emptied by an order on the site, and only of what was bought by one from elsewhere', () => {
    const full = after(nobodyYet, happened('Product Added', K), happened('Product Added', M))
    const order = { order_id: '1', products: [K] }
    expect(after(full, happened('Order Completed', order, start + 1)).cart.lines).toEqual([])
    const told = after(full, happened('Order Completed', order, start + 1, { source: 'server' }))
    expect(told.cart.lines).toMatchObject([{ productId: 'M' }])
    const cancelled = after(full, happened('Order Cancelled', order, start + 1))
    expect(cancelled.cart.lines).toHaveLength(2)
  })
})

describe('an interest', () => {
  test('holds price and stock as the event stated them', () => {
    const { interests } = after(nobodyYet, happened('Product Viewed', { ...K, availability: 'out of stock' }))
    expect(interests).toEqual([
      { kind: 'viewed', productId: 'K', at: start, times: 1, priceMinor: 10_000, currency: 'EUR', inStock: false },
    ])
  })

  test('counts repeats, takes the newest price and moves to the end', () => {
    const { interests } = after(
      nobodyYet,
      happened('Product Viewed', K, start),
      happened('Product Viewed', M, start + 1),
      happened('Product Viewed', { ...K, price: 90 }, start + 2),
      happened('Product Viewed', { ...K, price: 80 }, start - 1),
    )
    expect(interests.map(({ productId, times, priceMinor }) => [productId, times, priceMinor])).toEqual([
      ['M', 1, 20_000],
      ['K', 3, 9000],
    ])
  })

  test('in 300 products keeps 200, and what was carted or wished longest', () => {
    const wished = happened('Product Added to Wishlist', { product_id: 'W' })
    const views = Array.from({ length: 300 }, (_, n) => happened('Product Viewed', { product_id: `p${n}` }, start + n))
    const { interests } = after(nobodyYet, wished, ...views)
    expect(interests).toHaveLength(200)
    expect(interests[0]).toMatchObject({ kind: 'wished', productId: 'W' })
  })

  test('becomes a purchase once, however often the order is told', () => {
    const order = { order_id: '1', products: [K], total: 100 }
    const state = after(
      nobodyYet,
      happened('Product Added', K),
      happened('Order Completed', order),
      happened('Order Updated', { ...order, status: 'shipped' }),
    )
    expect(state.interests).toMatchObject([{ kind: 'bought', productId: 'K', times: 1 }])
  })
})

describe('an order', () => {
  const order = { order_id: '1', products: [K], total: 100 }
  test('is one, wherever it is seen, and never goes back', () => {
    const state = after(
      nobodyYet,
      happened('Order Completed', order),
      happened('Order Updated', { ...order, status: 'delivered' }, start + 1),
      happened('Order Completed', order, start + 2, { source: 'server' }),
    )
    expect(state.orderCount).toBe(1)
    expect(state.orders).toMatchObject([{ id: '1', status: 'delivered', totalMinor: 10_000, currency: 'EUR' }])
  })

  test('is the block’s whose product was clicked in the 7 days before', () => {
    const click = happened('Block Clicked', { block: 'for-you', request_id: 'r1', product_id: 'K' }, start)
    const soon = after(nobodyYet, click, happened('Order Completed', order, start + minutes(60)))
    expect(soon.orders[0]?.attributed).toBe('r1')
    const late = after(nobodyYet, click, happened('Order Completed', order, start + 8 * 24 * minutes(60)))
    expect(late.orders[0]?.attributed).toBeUndefined()
  })
})

describe('an identify', () => {
  test('of a browser never says contact values or consent', () => {
    const state = after(
      nobodyYet,
      identified({ firstName: 'Ola', email: 'x@y.z', phone: '1', consents: { email: { reminders: 'granted' } } }),
    )
    expect(state).toMatchObject({ traits: { firstName: 'Ola' }, consents: {}, identifiers: [] })
  })

  test('of a server does, and its language outranks the browser’s', () => {
    const state = after(
      nobodyYet,
      identified({ language: 'uk', consents: { email: { reminders: 'granted' } } }, start, { source: 'server' }),
      happened('X', {}, start, { context: { language: 'en-GB' } }),
    )
    expect(state.language).toBe('uk')
    expect(state.consents.email?.reminders).toMatchObject({ state: 'granted', source: 'api', at: start })
  })
})

test('an unverified event is counted and changes nothing else', () => {
  const state = after(nobodyYet, happened('Product Added', K, start, { unverified: true }))
  expect(state).toEqual({ ...nobodyYet, eventCount: 1 })
})

test('without the purpose of personalization nobody is ranked for by what they did', () => {
  const state = applyEvent({ ...nobodyYet, purposes: { personalization: false } }, happened('Product Viewed', K))
  expect(state.interests).toEqual([])
  expect(liveFacts(state)).toMatchObject({ events: [], session: [], interests: [] })
})

test('live facts are the newest 50 links to products, by time', () => {
  const views = Array.from({ length: 60 }, (_, n) => happened('Product Viewed', { product_id: `p${n}` }, start + n))
  const facts = liveFacts(after(nobodyYet, ...views))
  expect(facts.events).toHaveLength(50)
  expect(facts.events.at(-1)).toEqual({ productId: 'p59', kind: 'viewed', at: start + 59 })
  expect(facts.session.at(-1)).toBe('p59')
})
