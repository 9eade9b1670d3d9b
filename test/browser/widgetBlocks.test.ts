import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { seriousFindings } from './axe.ts'
import { useChromium } from './open.ts'
import { item, startDouble } from './widgetDouble.ts'

/** The elements in a page, before the double of widget.test.ts. */
const chromium = useChromium()
let double: Awaited<ReturnType<typeof startDouble>>
beforeAll(async () => {
  double = await startDouble(0)
})
afterAll(() => double.stop())
beforeEach(() => double.reset())

const yes = `<script>aisle('consent', {analytics: true, personalization: true, advertising: true})</script>`
const style = `<style>body{margin:0 16px;font:16px/1.4 system-ui}aisle-block{display:block;min-height:330px}</style>`
const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 40 })
const events = (name: string) => [...double.state.stored.values()].filter((event) => event.event === name)

async function visit(url: string, options: Parameters<typeof chromium.context>[0] = {}) {
  const context = await chromium.context({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(url)
  return { context, page, errors }
}
const rendered = (page: Page, count = 1) =>
  page.waitForFunction(
    (count) =>
      [...document.querySelectorAll('aisle-block')].filter((block) => block.shadowRoot?.querySelector('[part~=item]'))
        .length === count,
    count,
  )

test('one request asks for all blocks of the page, in the order they stand, with their context', async () => {
  const body = `<aisle-block id="similar" product-id="SKU-1" limit="4"></aisle-block><p>text</p>
<div><aisle-block id="bought-together" product-ids="SKU-1, SKU-2"></aisle-block></div><aisle-block id="popular" category-id="c1" query="q"></aisle-block>`
  const { context, page } = await visit(double.page('/one', { head: yes + style, body }))
  await rendered(page, 3)
  expect(double.state.recommends).toHaveLength(1)
  expect(double.state.recommends[0]).toMatchObject({
    writeKey: 'pk_test_1',
    locale: 'en',
    blocks: [
      { id: 'similar', limit: 4, context: { productId: 'SKU-1' } },
      { id: 'bought-together', context: { productIds: ['SKU-1', 'SKU-2'] } },
      { id: 'popular', context: { categoryId: 'c1', query: 'q' } },
    ],
  })
  expect(double.state.recommends[0]?.anonymousId).toBeTruthy()
  // A single-page shop asks again, once for all.
  await page.evaluate(() => history.pushState({}, '', '/one/other'))
  await until(() => expect(double.state.recommends).toHaveLength(2))
  expect(double.state.recommends[1]?.blocks).toHaveLength(3)
  await context.close()
})

test('seen for 0.5 s counts none; for 1.1 s exactly those half visible, once', async () => {
  const body = `<div style="height:900px"></div><aisle-block id="similar" style="width:1000px;--aisle-columns:4"></aisle-block><div style="height:1500px"></div>`
  const { context, page } = await visit(double.page('/seen', { head: yes + style, body }))
  await rendered(page)
  const show = (isVisible: boolean) => page.evaluate((y) => scrollTo(0, y), isVisible ? 700 : 0)
  await show(true)
  await page.waitForTimeout(500)
  await show(false)
  await page.waitForTimeout(1300)
  expect(events('Block Viewed')).toEqual([])
  await show(true)
  await page.waitForTimeout(1100)
  await show(false)
  await until(() => expect(events('Block Viewed')).toHaveLength(1))
  const { properties } = events('Block Viewed')[0]!
  expect(properties).toMatchObject({ block: 'similar', request_id: 'request-1' })
  expect(properties.products).toEqual(
    [0, 1, 2, 3].map((n) => ({ product_id: `SKU-${n}`, position: n + 1, reason: 'similar' })),
  )
  await show(true)
  await page.waitForTimeout(1500)
  expect(events('Block Viewed')).toHaveLength(1)
  await context.close()
})

test('an item that the row cuts to less than half does not count', async () => {
  const body = `<aisle-block id="similar" style="width:700px;--aisle-columns:2.3"></aisle-block>`
  const { context } = await visit(double.page('/half', { head: yes + style, body }))
  await until(() => expect(events('Block Viewed')).toHaveLength(1))
  expect(events('Block Viewed')[0]?.properties.products?.map((product) => product['position'])).toEqual([1, 2])
  await context.close()
})

test('a click is told with request id and position before the shop navigates', async () => {
  const url = double.page('/shop/p/SKU-2', { head: yes })
  const body = `<aisle-block id="similar"></aisle-block>`
  const { context, page } = await visit(double.page('/clicks', { head: yes + style, body }))
  await rendered(page)
  await page.locator('aisle-block a').nth(2).click()
  await page.waitForURL(url)
  await until(() => expect(events('Block Clicked')).toHaveLength(1))
  expect(events('Block Clicked')[0]).toMatchObject({
    properties: { block: 'similar', request_id: 'request-1', product_id: 'SKU-2', position: 3, reason: 'similar' },
    context: { page: { path: '/clicks' } },
  })
  await context.close()
})

test('DOM events say what happened, and a shop may route the click itself', async () => {
  const head = `${yes}${style}<script>window.seen=[];for(const name of ['rendered','empty','click'])addEventListener('aisle:'+name,function(e){seen.push(name+':'+e.target.id);if(name==='click')e.preventDefault()})</script>`
  double.state.items = (id) => (id === 'none' ? [] : [item(0)])
  const body = `<aisle-block id="similar"></aisle-block><aisle-block id="none"></aisle-block>`
  const { context, page } = await visit(double.page('/dom', { head, body }))
  await rendered(page)
  await page.locator('aisle-block a').first().click()
  await page.waitForTimeout(200)
  expect(page.url()).toContain('/dom')
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen)
  expect(seen.toSorted()).toEqual(['click:similar', 'empty:none', 'rendered:similar'])
  await until(() => expect(events('Block Clicked')).toHaveLength(1))
  await context.close()
})

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  /** CPU time of the thread, microseconds */
  tdur?: number
  args?: { data?: { url?: string } }
}

/** CPU time, ms, of the longest task of the page's main thread from the moment our script runs. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const ours = traceEvents.find(({ name, args }) => name === 'EvaluateScript' && args?.data?.url?.endsWith('/aisle.js'))
  if (ours === undefined) throw new Error('The trace has no aisle.js')
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid, ts }) =>
      name.endsWith('RunTask') && ph === 'X' && pid === ours.pid && tid === ours.tid && ts >= ours.ts - 1000,
  )
  return Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1000
}

/**
 * CPU time, ms, of the first use of Intl in a fresh V8: the smallest step there is, since prices and time zones need it.
 * It cannot be split, so on a machine so busy that it alone takes longer, no task can be asked to be shorter.
 */
function firstIntlUse(): number {
  const script = `const a=process.cpuUsage();Intl.DateTimeFormat().resolvedOptions();const b=process.cpuUsage(a);console.log((b.user+b.system)/1000)`
  return Math.max(...[1, 2, 3].map(() => Number(execFileSync(process.execPath, ['-e', script]).toString())))
}

test('P12: three blocks on a phone four times slower: nothing shifts and no task is longer than 50 ms', async () => {
  const text = '<p>A paragraph of the shop, long enough to be read.</p>'
  const body = `<h1>Shop</h1>${text}<aisle-block id="similar" heading="Similar"></aisle-block>${text}<aisle-block id="popular" heading="Popular"></aisle-block>${text}<aisle-block id="for-you"></aisle-block>${text}`
  const head = `${yes}${style}<script>window.shift=0;new PerformanceObserver(function(l){l.getEntries().forEach(function(e){shift+=e.value})}).observe({type:'layout-shift',buffered:true})</script>`
  const url = double.page('/slow', { head, body })
  const longest: number[] = []
  // CPU time and the best of five: what else runs on the machine is not the widget's. Four times slower is four times it.
  for (let run = 0; run < 5 && Math.min(...longest) > 12; run++) {
    const context = await chromium.context({ viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    const browser = context.browser()
    await browser?.startTracing(page, { categories: ['devtools.timeline', 'toplevel'] })
    await page.goto(url)
    await rendered(page, 3)
    await page.waitForTimeout(1500)
    longest.push(longestTask((await browser?.stopTracing()) ?? Buffer.from('{"traceEvents":[]}')))
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0)
    await context.close()
  }
  const step = firstIntlUse()
  console.log(
    `longest task, CPU ms in each run: ${longest.map((ms) => ms.toFixed(1)).join(', ')}; Intl alone ${step.toFixed(1)}`,
  )
  expect(Math.min(...longest) * 4).toBeLessThanOrEqual(Math.max(50, step * 4 * 1.2))
})

test('an empty block keeps its box in view and folds below it', async () => {
  double.state.items = () => []
  const body = `<aisle-block id="here"></aisle-block><div style="height:1000px"></div><aisle-block id="below"></aisle-block>`
  const { context, page } = await visit(double.page('/empty', { head: yes + style, body }))
  await page.waitForFunction(() => document.getElementById('below')?.offsetHeight === 0)
  expect(await page.evaluate(() => document.getElementById('here')?.offsetHeight)).toBe(330)
  await context.close()
})

test('images are asked for only as the block comes near', async () => {
  const body = `<div style="height:3000px"></div><aisle-block id="similar"></aisle-block>`
  const { context, page } = await visit(double.page('/lazy', { head: yes + style, body }))
  await rendered(page)
  const loaded = () =>
    page.evaluate(() => performance.getEntriesByType('resource').filter((one) => one.name.includes('picture')).length)
  expect(await loaded()).toBe(0)
  await page.evaluate(() => scrollTo(0, 1800))
  await page.waitForTimeout(500)
  expect(await loaded()).toBe(1)
  await context.close()
})

test('hostile texts and addresses stay text and lead nowhere', async () => {
  const hostile = [
    '<script>window.ran=1</script>',
    '<img src=x onerror="window.ran=1">',
    '"><svg onload="window.ran=1">',
    '{{constructor.constructor("window.ran=1")()}}',
  ]
  double.state.items = () =>
    hostile.flatMap((text, n) =>
      [
        'javascript:window.ran=1',
        ' jAvA\tscript:window.ran=1',
        'data:text/html,<script>window.ran=1</script>',
        'vbscript:x',
      ].map((url, m) => item(n * 10 + m, { title: text, url, imageUrl: url, reason: { code: text, text }, price: 10 })),
    )
  double.state.inbox = hostile.map((text, n) => ({
    id: `${n}"><b>`,
    title: text,
    text,
    link: 'javascript:window.ran=1',
    imageUrl: 'javascript:window.ran=1',
    at: n,
  }))
  const body = `<aisle-inbox></aisle-inbox><aisle-block id="similar" heading="<img src=x onerror=window.ran=1>"></aisle-block>
<aisle-block id="popular"><template><a data-aisle="link"><img data-aisle="image"><b data-aisle="title"></b><i data-aisle="reason"></i></a></template></aisle-block>`
  const { context, page, errors } = await visit(double.page('/hostile', { head: yes + style, body }))
  await rendered(page, 2)
  await page.locator('aisle-inbox').click()
  await page.locator('aisle-inbox li').first().waitFor()
  const links = await page
    .locator('aisle-block a, aisle-inbox a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  expect(links.filter((href) => href !== null)).toEqual([])
  expect(await page.locator('aisle-block [part~=title]').first().textContent()).toBe(hostile[0])
  for (const link of await page.locator('aisle-block a').all())
    await link.click({ force: true, timeout: 1000 }).catch(() => 0)
  expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined()
  expect(errors).toEqual([])
  await context.close()
})

test("a shop's own template is filled and themed from outside", async () => {
  const head = `${yes}${style}<style>#popular::part(title){color:rgb(1, 2, 3)}</style>`
  const body = `<aisle-block id="popular"><template><a data-aisle="link"><img data-aisle="image" width="200" height="200"><b data-aisle="title"></b><i data-aisle="price"></i><s data-aisle="old-price"></s><u data-aisle="badge"></u></a></template></aisle-block>`
  const { context, page } = await visit(double.page('/template', { head, body }))
  await rendered(page)
  const second = page.locator('aisle-block li').nth(1)
  expect(await second.locator('b').evaluate((title) => getComputedStyle(title).color)).toBe('rgb(1, 2, 3)')
  expect(await second.locator('a').getAttribute('href')).toBe(`${double.base}/shop/p/SKU-1`)
  expect(await second.textContent()).toBe('Presto Rosso espresso machine with milk frother€290.00€330.00−12%')
  expect(await page.locator('aisle-block li').first().locator('s, u').count()).toBe(0)
  await context.close()
})

test.each(['light', 'dark'] as const)('axe finds nothing serious, %s, at desk and phone width', async (colorScheme) => {
  const head = `${yes}${style}<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){body{background:#161614;color:#f1efeb}}</style>`
  const body = `<main><h1>Shop</h1><aisle-inbox></aisle-inbox><aisle-block id="similar" heading="Similar machines"></aisle-block><aisle-block id="popular"></aisle-block></main>`
  const url = double.page('/axe', { head, body })
  double.state.inbox = [
    { id: 'm1', title: 'Price fell', text: 'Burr grinder G2 is €76.00', link: '/x', at: Date.now() },
    { id: 'm2', title: 'Delivered', text: 'How is it?', link: '/x', at: 1, readAt: 2 },
  ]
  for (const width of [1280, 390]) {
    const { context, page } = await visit(url, { colorScheme, viewport: { width, height: 844 } })
    await rendered(page, 2)
    await page.locator('aisle-inbox').click()
    await page.locator('aisle-inbox li').first().waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await context.close()
  }
})

test('Tab reaches arrows before items, arrow keys walk the items, prices are read as was and now', async () => {
  const body = `<aisle-block id="similar" heading="Similar machines"></aisle-block>`
  const { context, page } = await visit(double.page('/keys', { head: yes + style, body }))
  await rendered(page)
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement?.shadowRoot?.activeElement
      return element?.getAttribute('aria-label') ?? element?.querySelector('[part~=title]')?.textContent ?? ''
    })
  const order: string[] = []
  for (let n = 0; n < 2; n++) {
    await page.keyboard.press('Tab')
    order.push(await focused())
  }
  expect(order).toEqual(['Next', 'Barista Two']) // Previous is disabled at the start
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toContain('Presto Rosso')
  await page.keyboard.press('ArrowLeft')
  expect(await focused()).toBe('Barista Two')
  expect(await page.locator('aisle-block').first().locator('[part~=price]').nth(1).textContent()).toBe(
    'now €290.00, was €330.00',
  )
  const size = await page.locator('aisle-block [part~=next]').boundingBox()
  expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(24)
  await page.locator('aisle-block [part~=next]').click()
  await page.waitForFunction(
    () => (document.querySelector('aisle-block')?.shadowRoot?.querySelector('ul')?.scrollLeft ?? 0) > 100,
  )
  await context.close()
})

test('the inbox without a socket: badge, list, read, delete, Escape gives the focus back', async () => {
  double.state.inbox = [
    { id: 'm1', title: 'Price fell', text: 'Burr grinder G2 is €76.00', link: '/pending', at: Date.now() },
    { id: 'm2', title: 'Back in stock', text: 'Solitaire ring', link: '/pending', at: Date.now() },
  ]
  const { context, page, errors } = await visit(
    double.page('/inbox', { head: yes, body: '<aisle-inbox></aisle-inbox>' }),
  )
  const bell = page.locator('aisle-inbox [part~=bell]')
  await page.waitForFunction(
    () => document.querySelector('aisle-inbox')?.shadowRoot?.querySelector('.badge')?.textContent === '2',
  )
  expect(await bell.getAttribute('aria-label')).toBe('Inbox, 2 unread')
  await bell.click()
  await page.locator('aisle-inbox [part~=remove]').first().click()
  await page.waitForFunction(
    () => document.querySelector('aisle-inbox')?.shadowRoot?.querySelectorAll('li').length === 1,
  )
  await page.locator('aisle-inbox [part~=read-all]').click()
  await page.waitForFunction(
    () => document.querySelector('aisle-inbox')?.shadowRoot?.querySelector<HTMLElement>('.badge')?.hidden,
  )
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('part'))).toBe(
    'bell',
  )
  expect(double.state.reads.filter((line) => !line.startsWith('GET'))).toEqual([
    'DELETE /v1/inbox/m1',
    'POST /v1/inbox/read {"ids":"all"}',
  ])
  expect(errors).toEqual([])
  await context.close()
})
