import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { useChromium } from './open.ts'
import { startDouble } from './widgetDouble.ts'

/** The tracker in a page, before a server that keeps what it is sent and fails as the test says. */
const chromium = useChromium()
let double: Awaited<ReturnType<typeof startDouble>>
beforeAll(async () => {
  double = await startDouble(0)
})
afterAll(() => double.stop())
beforeEach(() => double.reset())

const yes = `<script>aisle('consent', {analytics: true, personalization: true, advertising: true})</script>`
type Call = (...call: unknown[]) => unknown
const call = (page: Page, ...args: unknown[]) =>
  page.evaluate((given) => void (window as unknown as { aisle: Call }).aisle(...given), args)
const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 40 })
const stored = (context: BrowserContext) =>
  Promise.all(
    context
      .pages()
      .map((page) => page.evaluate(() => [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage)))),
  )

async function visit(url: string, options: Parameters<typeof chromium.context>[0] = {}) {
  const context = await chromium.context(options)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(url)
  return { context, page, errors }
}

test('calls made before the script are replayed in order, with the time and place of the call', async () => {
  const url = double.page('/early', {
    head: `${yes}<script>aisle('track','First',{n:1});aisle('track','Second');aisle('identify','u-7',{name:'Ola'},{token:'signed'})</script>`,
  })
  const { context, errors } = await visit(url)
  await until(() => expect(double.names()).toEqual(['First', 'Second', 'identify', 'page']))
  const [first, , identify, page] = [...double.state.stored.values()]
  expect(first).toMatchObject({
    type: 'track',
    properties: { n: 1 },
    context: { page: { path: '/early', title: 'Shop' } },
  })
  expect(identify).toMatchObject({ userId: 'u-7', traits: { name: 'Ola' }, token: 'signed' })
  expect(page).toMatchObject({ properties: { path: '/early' }, userId: 'u-7' })
  expect(new Set([...double.state.stored.values()].map((event) => event.anonymousId)).size).toBe(1)
  expect(first?.context.consent.categoryPreferences).toEqual({
    analytics: true,
    personalization: true,
    advertising: true,
  })
  expect(errors).toEqual([])
  await context.close()
})

test('V1: before the grant nothing is sent and nothing is kept; afterwards all of the page arrives', async () => {
  const { context, page } = await visit(double.page('/pending', { body: '<aisle-block id="popular"></aisle-block>' }))
  await call(page, 'track', 'Product Viewed', { product_id: '1' })
  await call(page, 'cart', { products: [] })
  await page.waitForTimeout(1500)
  expect(double.state.batches).toEqual([])
  expect(double.state.recommends).toHaveLength(1)
  expect(double.state.recommends[0]).not.toHaveProperty('anonymousId')
  expect(double.state.recommends[0]).not.toHaveProperty('token')
  expect(await stored(context)).toEqual([[]])
  expect(await context.cookies()).toEqual([])
  await call(page, 'consent', { analytics: true })
  await until(() => expect(double.names().slice(0, 3)).toEqual(['page', 'Product Viewed', 'Cart Updated']))
  await context.close()
})

test('a refusal drops what waited, for good', async () => {
  const { context, page } = await visit(double.page('/refused'))
  await call(page, 'track', 'Product Viewed', {})
  await call(page, 'consent', { analytics: false })
  await call(page, 'track', 'Product Viewed', {})
  await call(page, 'consent', { analytics: true })
  await call(page, 'track', 'After', {})
  await until(() => expect(double.names()).toEqual(['After']))
  await context.close()
})

test('a withdrawal wipes storage and queue at once and tells the server once, under the old id', async () => {
  const { context, page } = await visit(double.page('/withdrawn', { head: yes }))
  await until(() => expect(double.names()).toEqual(['page']))
  const id = [...double.state.stored.values()][0]?.anonymousId
  expect(await stored(context)).not.toEqual([[]])
  double.state.collect = 503
  await call(page, 'track', 'Unsent', {})
  await page.waitForTimeout(200)
  double.state.collect = 'ok'
  await call(page, 'consent', { analytics: false })
  expect(await stored(context)).toEqual([[]])
  await call(page, 'track', 'Later', {})
  await page.waitForTimeout(1500)
  expect(double.names()).toEqual(['page', 'Consent Withdrawn'])
  const goodbye = [...double.state.stored.values()][1]
  expect(goodbye).toMatchObject({
    anonymousId: id,
    context: { consent: { categoryPreferences: { analytics: false } } },
  })
  await page.goto(double.page('/withdrawn/next'))
  await page.waitForTimeout(1200)
  expect(double.names()).toEqual(['page', 'Consent Withdrawn'])
  await context.close()
})

test('Consent Mode v2: a returning visitor is not wiped by the denying default, and the update opens', async () => {
  const head = `<script>window.dataLayer=[];function gtag(){dataLayer.push(arguments)};gtag('consent','default',{analytics_storage:'denied',personalization_storage:'denied',ad_storage:'denied',wait_for_update:500})</script>`
  const url = double.page('/mode', { head })
  const { context, page } = await visit(url)
  await page.evaluate(() =>
    (window as unknown as { gtag: Call }).gtag('consent', 'update', { analytics_storage: 'granted' }),
  )
  await until(() => expect(double.names()).toEqual(['page']))
  const id = [...double.state.stored.values()][0]?.anonymousId
  await page.goto(url)
  await page.waitForTimeout(700)
  expect(double.names()).toEqual(['page'])
  await page.evaluate(() =>
    (window as unknown as { gtag: Call }).gtag('consent', 'update', { analytics_storage: 'granted' }),
  )
  await until(() => expect(double.names()).toEqual(['page', 'page']))
  expect([...double.state.stored.values()][1]?.anonymousId).toBe(id)
  await context.close()
})

test('V2: TCF is asked, and Global Privacy Control keeps advertising denied', async () => {
  const head = `<script>Object.defineProperty(navigator,'globalPrivacyControl',{value:true})
window.__tcfapi=function(command,version,done){done({eventStatus:'tcloaded',purpose:{consents:{1:true,3:true,4:true,5:true,6:true,8:true}}},true)}</script>`
  const { context } = await visit(double.page('/tcf', { head }))
  await until(() => expect(double.names()).toEqual(['page']))
  expect([...double.state.stored.values()][0]?.context.consent.categoryPreferences).toEqual({
    analytics: true,
    personalization: true,
    advertising: false,
  })
  await context.close()
})

test('the network dies in mid-flush and the page is reloaded: each event is stored once', async () => {
  const url = double.page('/mid', { head: yes })
  const { context, page } = await visit(url)
  await until(() => expect(double.names()).toEqual(['page']))
  double.state.collect = 'cut' // stored, and the answer lost
  for (const n of [1, 2, 3]) await call(page, 'track', 'Product Added', { product_id: String(n) })
  await page.waitForTimeout(300)
  double.state.collect = 'down'
  await call(page, 'track', 'Product Added', { product_id: '4' })
  await page.waitForTimeout(300)
  await page.reload()
  await page.waitForTimeout(300)
  double.state.collect = 'ok'
  await until(() => expect(double.names().filter((name) => name === 'Product Added')).toHaveLength(4))
  await until(() => expect(double.names().filter((name) => name === 'page')).toHaveLength(2))
  const times = [...double.state.stored.values()].map((event) => event.messageId)
  expect(new Set(times).size).toBe(times.length)
  await page.waitForFunction(() => JSON.parse(localStorage['_aisle'] as string).queue.length === 0, null, {
    timeout: 8000,
  })
  await context.close()
})

test('429 with Retry-After is waited for, and nothing is lost', async () => {
  const { context, page } = await visit(double.page('/busy', { head: yes }))
  await until(() => expect(double.names()).toEqual(['page']))
  double.state.collect = 429
  await call(page, 'track', 'Order Completed', { order_id: '1' })
  await page.waitForTimeout(300)
  double.state.collect = 'ok'
  const at = Date.now()
  await until(() => expect(double.names()).toEqual(['page', 'Order Completed']))
  expect(Date.now() - at).toBeGreaterThan(500)
  await context.close()
})

test('a page closed right after a click loses nothing', async () => {
  const url = double.page('/click', {
    head: yes,
    body: `<button onclick="aisle('track','Product Clicked',{product_id:'9'});aisle('track','Quiet');location.href='about:blank'">go</button>`,
  })
  const { context, page } = await visit(url)
  await until(() => expect(double.names()).toEqual(['page']))
  await page.click('button')
  await page.close()
  await until(() => expect(double.names()).toEqual(['page', 'Product Clicked', 'Quiet']))
  await context.close()
})

test('a single-page shop: one page event for each address, with its title and where it came from', async () => {
  const { context, page } = await visit(double.page('/spa', { head: yes }))
  await until(() => expect(double.names()).toEqual(['page']))
  await page.evaluate(() => {
    history.pushState({}, '', '/spa/kettles?sort=price')
    document.title = 'Kettles'
    history.replaceState({}, '', '/spa/kettles?sort=price#reviews') // the same page still
  })
  await page.waitForTimeout(50)
  await page.evaluate(() => history.back())
  await until(() => expect(double.names()).toEqual(['page', 'page', 'page']))
  const pages = [...double.state.stored.values()].map(({ context: { page: where } }) => where)
  expect(pages[1]).toMatchObject({ path: '/spa/kettles', title: 'Kettles' })
  expect(pages[2]).toMatchObject({ path: '/spa' })
  expect(pages[2]?.referrer).toContain('/spa/kettles')
  await context.close()
})

test('a GA4 funnel arrives as our events without shop code, from the entries already there on', async () => {
  const head = `${yes}<script>
window.dataLayer=[{event:'view_item_list',ecommerce:{item_list_name:'Sale',items:[{item_id:'A',price:'10.00'}]}}];
function gtag(){dataLayer.push(arguments)}</script>`
  const { context, page } = await visit(double.page('/ga4', { head, tag: 'data-ga4="auto"' }))
  await until(() => expect(double.names()).toContain('page'))
  await page.evaluate(() => {
    const { gtag, dataLayer } = window as unknown as { gtag: Call; dataLayer: unknown[] }
    const items = [{ item_id: 'A', item_name: 'Kettle', price: '10.00', quantity: 1 }]
    gtag('event', 'view_item', { currency: 'EUR', items })
    dataLayer.push({ ecommerce: null })
    dataLayer.push({ event: 'add_to_cart', ecommerce: { currency: 'EUR', items } })
    gtag('event', 'begin_checkout', { currency: 'EUR', items })
    dataLayer.push({ event: 'purchase', ecommerce: { transaction_id: 'T1', value: 10, currency: 'EUR', items } })
    dataLayer.push({ event: 'add_to_cart', ecommerce: { items: 'broken' } })
  })
  await until(() => expect(double.names()).toContain('Order Completed'))
  expect(double.names().filter((name) => name !== 'page')).toEqual([
    'Product List Viewed',
    'Product Viewed',
    'Product Added',
    'Checkout Started',
    'Order Completed',
  ])
  const order = [...double.state.stored.values()].at(-1)
  expect(order?.properties).toMatchObject({
    order_id: 'T1',
    total: 10,
    products: [{ product_id: 'A', price: 10, quantity: 1 }],
  })
  await context.close()
})

test('the token of the first reply comes with every later batch, and reset makes another visitor', async () => {
  const { context, page } = await visit(double.page('/token', { head: yes }))
  await until(() => expect(double.names()).toEqual(['page']))
  await page.waitForFunction(() => JSON.parse(localStorage['_aisle'] as string).token !== undefined)
  await call(page, 'track', 'Cart Viewed')
  await until(() => expect(double.names()).toEqual(['page', 'Cart Viewed']))
  expect(double.state.batches.at(-1)?.token).toBe('visitor-token')
  await call(page, 'reset')
  await call(page, 'track', 'Cart Viewed')
  await until(() => expect(double.names()).toHaveLength(3))
  const [before, , after] = [...double.state.stored.values()]
  expect(after?.anonymousId).not.toBe(before?.anonymousId)
  expect(double.state.batches.at(-1)?.token || undefined).toBeUndefined()
  await context.close()
})

test('whom Segment or RudderStack knew stays the same visitor, adopted once', async () => {
  const before = [
    ['ajs_anonymous_id', JSON.stringify('from-segment'), 'from-segment'],
    ['rl_anonymous_id', `RS_ENC_v3_${btoa(JSON.stringify('from-rudderstack'))}`, 'from-rudderstack'],
    ['rl_anonymous_id', 'not as it is written', undefined],
  ] as const
  for (const [key, value, id] of before) {
    double.reset()
    const head = `<script>localStorage.${key} ??= ${JSON.stringify(value)}</script>${yes}`
    const { context, page } = await visit(double.page(`/adopted-${id}`, { head }))
    await until(() => expect(double.names()).toEqual(['page']))
    await page.evaluate((name) => localStorage.setItem(name, '"somebody-else"'), key)
    await page.reload()
    await until(() => expect(double.names()).toEqual(['page', 'page']))
    const ids = [...new Set([...double.state.stored.values()].map((event) => event.anonymousId))]
    expect(ids).toEqual([id ?? expect.stringMatching(/^[\d-]{20,}$/)])
    await context.close()
  }
})

test('a strict policy with a nonce reports nothing, with blocks and inbox on the page', async () => {
  const nonce = 'bm9uY2U'
  const head = `<script nonce="${nonce}">aisle('consent',{analytics:true,personalization:true});document.addEventListener('securitypolicyviolation',function(e){(window.broken=window.broken||[]).push(e.violatedDirective+' '+e.blockedURI)})</script>
<style nonce="${nonce}">aisle-block{display:block;min-height:330px}</style>`
  const body =
    '<aisle-inbox></aisle-inbox><aisle-block id="popular"></aisle-block><aisle-block id="similar"></aisle-block>'
  double.state.inbox = [{ id: 'm1', title: 'Price fell', text: 'Now less', link: '/x', at: 1 }]
  const { context, page, errors } = await visit(double.page('/strict', { head, body, nonce }))
  await page.locator('aisle-block [part~=item]').first().waitFor()
  await page.locator('aisle-inbox').click()
  await page.locator('aisle-inbox li').waitFor()
  await page.locator('aisle-block [part~=next]').first().click()
  await page.waitForTimeout(300)
  const { csp } = double.state
  expect(csp).toEqual([])
  // The socket's own scheme is the page's business: it may only cost the live badge.
  expect(await page.evaluate(() => (window as unknown as { broken?: string[] }).broken ?? [])).toEqual([])
  expect(errors).toEqual([])
  await context.close()
})

test('a server that is down leaves the page unbroken, and its box where it was', async () => {
  double.state.isDown = true
  const head = `${yes}<style>aisle-block{display:block;min-height:330px}</style>`
  const body = '<h1>Shop</h1><aisle-block id="popular"></aisle-block><p id="after">after</p><aisle-inbox></aisle-inbox>'
  const { context, page, errors } = await visit(double.page('/down', { head, body }))
  await call(page, 'track', 'Product Viewed', { product_id: '1' })
  await page.waitForTimeout(1500)
  expect(errors).toEqual([])
  expect(await page.locator('#after').isVisible()).toBe(true)
  // Back again, the events are there.
  double.state.isDown = false
  await until(() => expect(double.names()).toEqual(expect.arrayContaining(['page', 'Product Viewed'])))
  await context.close()
})

test('nothing that a page passes throws into it', async () => {
  const { context, page, errors } = await visit(double.page('/odd', { head: yes }))
  await page.evaluate(() => {
    const { aisle } = window as unknown as { aisle: Call }
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    aisle('track', 'Circle', circle)
    aisle('track', 'Big', { n: 1n })
    aisle('track')
    aisle()
    aisle('identify')
    aisle('consent')
    aisle('cart')
    aisle('ready')
    aisle('debug', true)
    aisle('debug', 7)
    aisle('constructor')
    aisle('recommend')
    aisle('no-such-command', 1)
    ;(window as unknown as { dataLayer: unknown[] }).dataLayer.push(null, 1, 'x', [], { event: {} })
  })
  await call(page, 'track', 'Still here')
  await until(() => expect(double.names()).toContain('Still here'))
  expect(errors).toEqual([])
  await context.close()
})
