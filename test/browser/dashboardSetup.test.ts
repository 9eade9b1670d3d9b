import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRuntime, type Runtime } from '../../cli/runtime.ts'
import { seriousFindings } from './axe.ts'
import { useChromium } from './open.ts'

const chromium = useChromium()
let stateDir: string
let runtime: Runtime

beforeAll(async () => {
  stateDir = mkdtempSync(path.join('/dev/shm', 'aisle-setup-'))
  runtime = await startRuntime({ stateDir, dev: true, setup: false })
})
afterAll(async () => {
  await runtime?.stop()
  rmSync(stateDir, { recursive: true, force: true })
})

/** Presses Tab until the wanted control has the focus: whoever has no mouse gets there too. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor({ state: 'attached' })
  for (let presses = 0; presses < 150; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`150 tabs did not reach ${String(wanted)}`)
}

async function jump(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or jump to' }).waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: words }).waitFor()
}

const feed = [
  'Kettle K 1.7 l',
  'Kettle K 1.0 l',
  'Filter, 3 pieces',
  'Descaler, 500 ml',
  'Tea tin, oak',
  'Tea strainer',
]
  .map((title, index) =>
    JSON.stringify({
      id: `sku-${index}`,
      title,
      description: `${title}, for people who drink tea every day.`,
      link: `https://kettle.example/p/${index}`,
      image_link: `https://kettle.example/i/${index}.png`,
      price: `${20 + index}.00 EUR`,
      availability: 'in_stock',
      product_type: 'Kitchen > Tea',
      brand: 'Kettle',
    }),
  )
  .join('\n')

async function server(url: string, key: string, body: object): Promise<void> {
  const answer = await fetch(`${runtime.url}${url}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${btoa(`${key}:`)}`,
      // A new site drops the events of bots, and Node's own name is one.
      'user-agent':
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    },
    body: JSON.stringify(body),
  })
  expect(answer.status, await answer.clone().text()).toBe(200)
}

test('from an empty database, by keyboard alone: set-up, products, a first event, a live block, a cart scenario and its mail', async () => {
  const context = await chromium.context({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  // Listening from the start: the first listener is what keeps the system's own dialog away.
  page.on('filechooser', (chooser) => {
    void chooser.setFiles({ name: 'tea.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(feed) })
  })
  await page.goto(`${runtime.url}/dashboard/`)

  await page.getByRole('heading', { name: 'Set up Aisle' }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await tabTo(page, page.getByLabel('Shop name'))
  await page.keyboard.type('Kettle and Co')
  await tabTo(page, page.getByLabel('Domain'))
  await page.keyboard.type('kettle.example')
  await tabTo(page, page.getByLabel('E-mail'))
  await page.keyboard.type('owner@kettle.example')
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type('twelve cups of tea')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Your keys' }).waitFor()
  const shown = await page.locator('.gateCard').innerText()
  const secretKey = /sk_[\w-]+_[A-Za-z0-9]{32}/.exec(shown)?.[0] ?? ''
  const writeKey = /pk_[\w-]+_[A-Za-z0-9]{24}/.exec(shown)?.[0] ?? ''
  expect(secretKey).not.toBe('')
  await tabTo(page, page.getByRole('button', { name: 'Open the dashboard' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()

  await jump(page, 'Catalog')
  await tabTo(page, page.getByRole('link', { name: 'Import products' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Choose a file' }))
  await page.keyboard.press('Enter')
  await page.getByText('tea.ndjson: 6 products read').waitFor()

  await jump(page, 'Live events')
  await page.getByText('Live', { exact: true }).waitFor()
  const properties = { product_id: 'sku-0', name: 'Kettle K 1.7 l', price: 20, currency: 'EUR', quantity: 1 }
  const event = { type: 'track', event: 'Product Viewed', anonymousId: 'first-visitor', messageId: 'first', properties }
  await server('/v1/batch', writeKey, { batch: [event] })
  await page.getByRole('cell', { name: 'Product Viewed' }).waitFor()

  await jump(page, 'Blocks')
  await tabTo(page, page.locator('tbody tr', { hasText: 'for-you' }))
  await page.keyboard.press('Enter')
  const weight = page.getByRole('textbox', { name: 'Weight of Popular' })
  await tabTo(page, weight)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('0.7')
  await tabTo(page, page.getByRole('button', { name: 'Publish version 2' }))
  await page.keyboard.press('Enter')
  await page.getByText('Version 2 live').waitFor()

  await jump(page, 'Scenarios')
  await tabTo(page, page.getByRole('switch', { name: 'Abandoned cart on' }))
  await page.keyboard.press('Space')
  await page.getByText('Abandoned cart is on').waitFor()

  const who = { userId: 'tea-drinker' }
  const traits = { email: 'tea@example.com', firstName: 'Ada', consents: { email: { reminders: 'granted' } } }
  await server('/v1/identify', secretKey, { ...who, traits, messageId: 'who' })
  const cart = { products: [{ product_id: 'sku-0', name: 'Kettle K 1.7 l', price: 20, quantity: 1 }], currency: 'EUR' }
  await server('/v1/track', secretKey, { ...who, event: 'Cart Updated', properties: cart, messageId: 'cart' })
  // Long enough for the visit to end, the wait to pass, and the hours in which mail may go out to come.
  const moved = await fetch(`${runtime.url}/dev/clock`, {
    method: 'POST',
    body: JSON.stringify({ advance: 'PT30H' }),
    headers: { 'content-type': 'application/json' },
  })
  expect(moved.status).toBe(200)
  const outbox = (await (await fetch(`${runtime.url}/dev/outbox`)).json()) as Mail[] | { items: Mail[] }
  const mails = Array.isArray(outbox) ? outbox : outbox.items
  expect(mails.filter(({ channel, to }) => channel === 'email' && to === 'tea@example.com')).toHaveLength(1)

  // A login ends after 12 h without use: the next request finds that out.
  await page.reload()
  await tabTo(page, page.getByLabel('E-mail'))
  await page.keyboard.type('owner@kettle.example')
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type('twelve cups of tea')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
  await jump(page, 'Messages')
  const row = page.locator('tbody tr', { hasText: 'sent' }).first()
  await expect
    .poll(
      async () => {
        if ((await row.count()) === 0) await page.reload()
        await page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor()
        return row.count()
      },
      { timeout: 30_000, interval: 2_000 },
    )
    .toBe(1)
  await tabTo(page, row)
  await page.keyboard.press('Enter')
  await page.frameLocator('iframe.mail').getByText('Kettle K 1.7 l').filter({ visible: true }).first().waitFor()
  await page.keyboard.press('Escape')
  await page.locator('iframe.mail').waitFor({ state: 'detached' })
  await context.close()
})

interface Mail {
  channel: string
  to: string
}
