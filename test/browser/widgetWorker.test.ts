import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, test, vi } from 'vitest'
import type { WidgetManifest } from '../../cli/buildWidget.ts'
import { useChromium } from './open.ts'

/** The widget in the sample shop, before the built Worker. */
const { url, keys } = inject('shop')
const chromium = useChromium()
type Call = (...call: unknown[]) => unknown
const call = (page: Page, ...args: unknown[]) =>
  page.evaluate((given) => void (window as unknown as { aisle: Call }).aisle(...given), args)
const kept = (page: Page) =>
  page.evaluate(
    () =>
      JSON.parse((localStorage['_aisle'] as string | undefined) ?? '{}') as {
        id?: string
        token?: string
        queue?: unknown[]
      },
  )

interface Line {
  event?: string
  type: string
  messageId: string
}

async function timeline(anonymousId: string): Promise<Line[]> {
  const headers = { authorization: `Bearer ${keys.secretKey}` }
  const found = await fetch(`${url}/api/customers?anonymousId=${anonymousId}`, { headers })
  const [customer] = (await found.json<{ items: { id: string }[] }>()).items
  if (customer === undefined) return []
  const answer = await fetch(`${url}/api/customers/${customer.id}/timeline?limit=100`, { headers })
  return (await answer.json<{ items: Line[] }>()).items
}

const settled = (page: Page) =>
  page.waitForFunction(() => {
    const record = JSON.parse((localStorage['_aisle'] as string | undefined) ?? '{}') as {
      token?: string
      queue?: unknown[]
    }
    return record.token !== undefined && record.queue?.length === 0
  })

test('on the shop’s own domain the visitor’s token is a cookie no script can read, and ends with the consent', async () => {
  const context = await chromium.context()
  const page = await context.newPage()
  await page.goto(`${url}/shop/`)
  await settled(page)
  const [cookie] = (await context.cookies()).filter(({ name }) => name === '_aisle')
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
  const { id } = await kept(page)
  await call(page, 'consent', { analytics: false, personalization: false, advertising: false })
  expect(await kept(page)).toEqual({})
  await vi.waitFor(async () => expect((await context.cookies()).map(({ name }) => name)).not.toContain('_aisle'), 5000)
  const events = await timeline(id ?? '')
  expect(events.length).toBeGreaterThan(0)
  expect(events.map(({ event }) => event)).not.toContain('Consent Withdrawn')
  await context.close()
})

test('the network dies in mid-flush and the page is reloaded: the customer has each event once', async () => {
  const context = await chromium.context()
  const page = await context.newPage()
  await page.goto(`${url}/shop/`)
  await settled(page)
  let isDead = true
  await page.route('**/v1/b', async (route) => {
    if (!isDead) return route.continue()
    await route.fetch().catch(() => undefined) // it arrived, and the answer never came back
    return route.abort('connectionreset')
  })
  for (const name of ['Product Clicked', 'Quiet One', 'Quiet Two'])
    await call(page, 'track', name, { product_id: 'rondo-4-toothbrush' })
  await page.waitForTimeout(1500)
  isDead = false
  await page.reload()
  await settled(page)
  const names = (await timeline((await kept(page)).id ?? '')).map(({ event }) => event)
  for (const name of ['Product Clicked', 'Quiet One', 'Quiet Two']) {
    expect(names.filter((one) => one === name)).toEqual([name])
  }
  await context.close()
})

test('a message raises the badge of an open page within a second', async () => {
  const context = await chromium.context()
  const page = await context.newPage()
  await page.goto(`${url}/shop/p/rondo-4-toothbrush`)
  await settled(page)
  await call(page, 'track', 'Product Added', {
    product_id: 'rondo-4-toothbrush',
    price: 49,
    quantity: 1,
    currency: 'EUR',
  })
  await settled(page)
  const badge = () =>
    page.evaluate(() => {
      const element = document.querySelector('aisle-inbox')?.shadowRoot?.querySelector<HTMLElement>('.badge')
      return element?.hidden === false ? element.textContent : ''
    })
  expect(await badge()).toBe('')
  const moved = await fetch(`${url}/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"advance":"PT2H"}',
  })
  expect(moved.status).toBe(200)
  await vi.waitFor(async () => expect(await badge()).toBe('1'), { timeout: 1000, interval: 20 })
  await page.locator('aisle-inbox [part~=bell]').click()
  const entry = page.locator('aisle-inbox li a')
  expect(await entry.textContent()).toContain('Your cart is waiting')
  await page.locator('aisle-inbox [part~=read-all]').click()
  await vi.waitFor(async () => expect(await badge()).toBe(''), 5000)
  await context.close()
})

test('the scripts are served plain and immutable, and the site says that it honours Global Privacy Control', async () => {
  const manifest = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../widget/dist/manifest.json'), 'utf8'),
  ) as WidgetManifest
  for (const [file, { hashed }] of Object.entries(manifest)) {
    const plain = await fetch(`${url}/${file}`)
    expect(plain.headers.get('content-type')).toMatch(/^(text|application)\/javascript/)
    expect(plain.headers.get('cache-control')).toBe('public, max-age=300')
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff')
    const pinned = await fetch(`${url}/a/${hashed}`)
    expect(pinned.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(pinned.headers.get('access-control-allow-origin')).toBe('*')
    expect(await pinned.text()).toBe(await plain.text())
  }
  expect((await fetch(`${url}/aisle-none.js`)).status).toBe(404)
  expect(await (await fetch(`${url}/.well-known/gpc.json`)).json()).toMatchObject({ gpc: true })
})
