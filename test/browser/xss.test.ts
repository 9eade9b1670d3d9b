import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Runtime, startRuntime } from '../../cli/runtime.ts'
import { admin, browserAgent } from '../faults/admin.ts'
import { useChromium } from './open.ts'
import { payloads, written } from './payloads.ts'

/**
 * S3: texts of feeds, events and profiles are shown as text wherever Aisle shows them: shop blocks, the inbox, mails and
 * the dashboard. A site of its own holds one product and one shopper for each payload.
 */
const chromium = useChromium()
const stateDir = mkdtempSync(path.join('/dev/shm', 'aisle-xss-'))
const password = { email: '', password: '' }
const site = {
  id: 'texts',
  name: 'Texts',
  domain: 'shop.test',
  currency: 'EUR',
  language: 'en',
  languages: ['en'],
  timeZone: 'UTC',
}
let runtime: Runtime
/** what ran, as "<where>: <which>" */
const runs: string[] = []

beforeAll(async () => {
  runtime = await startRuntime({ stateDir, dev: true, site })
  password.email = runtime.keys.ownerEmail
  password.password = runtime.keys.ownerPassword
  const { settings } = (await admin(runtime, 'GET', '/api/settings')) as { settings: { caps: Record<string, object> } }
  const caps = Object.fromEntries(Object.entries(settings.caps).map(([name, cap]) => [name, { ...cap, hours: null }]))
  await admin(runtime, 'PUT', '/api/settings', {
    settings: { ...settings, caps, botGate: false, postalAddress: 'Text Street 1' },
  })
  await admin(runtime, 'PUT', '/api/scenarios/abandoned-cart', { enabled: true })
  const { products } = (await admin(
    runtime,
    'POST',
    '/api/feeds/import?format=ndjson&source=upload&mode=full',
    feed(),
  )) as {
    products: number
  }
  expect(products).toBeGreaterThan(payloads.length * 0.7) // the others were refused for their address
  await admin(runtime, 'POST', '/api/jobs/build-index')
  for (let from = 0; from < payloads.length; from += 50)
    await collect(payloads.slice(from, from + 50).flatMap(hostileEvents(from)))
  // The dashboard lists customers once their projections arrived.
  await vi.waitUntil(async () => (await customersOf()).length > 100, { timeout: 60_000, interval: 500 })
})

afterAll(async () => {
  await runtime.stop()
  rmSync(stateDir, { recursive: true, force: true })
})

test('S3: enough payloads are played', () => {
  expect(written).toBeGreaterThanOrEqual(100)
  expect(payloads.length).toBeGreaterThan(400)
})

test('S3: hostile product texts are text in shop blocks', async () => {
  const context = await watched('shop blocks')
  const page = await context.newPage()
  const shown = new Set<string>()
  for (let index = 0; index < payloads.length; index += 40) {
    await openHost(page, `p${index}`)
    await page.waitForFunction(() => {
      const blocks = [...document.querySelectorAll('aisle-block')]
      return blocks.some((block) => (block.shadowRoot ?? block).querySelectorAll('[part~=item]').length > 0)
    })
    await poke(page)
    for (const title of await page.locator('aisle-block [part~=title]').allTextContents()) shown.add(title)
    const addresses = await page
      .locator('aisle-block a')
      .evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).protocol))
    expect(addresses.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([])
  }
  const asText = payloads
    .slice(0, written)
    .filter((payload) => [...shown].some((title) => title.includes(payload.trim())))
  console.log(`${shown.size} different titles shown, ${asText.length} written payloads among them as text`)
  expect(shown.size).toBeGreaterThan(50)
  expect(runs).toEqual([])
  await context.close()
})

test('S3: hostile texts are text in the inbox and in mails', async () => {
  const context = await watched('inbox and mails')
  for (let index = 0; index < written; index++) await leaveCart(index)
  await fetch(`${runtime.url}/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': browserAgent },
    body: '{"advance":"PT3H"}',
  })
  const answer = (await (await fetch(`${runtime.url}/dev/outbox?limit=500`)).json()) as { items?: Mail[] } | Mail[]
  const mails = (Array.isArray(answer) ? answer : (answer.items ?? [])).filter(({ channel }) => channel === 'email')
  expect(mails.length).toBeGreaterThanOrEqual(written * 0.6) // a product that was refused is in no mail
  const page = await context.newPage()
  for (const mail of mails) {
    expect(mail.subject).not.toMatch(/[\r\n]/)
    await page.setContent(mail.html, { waitUntil: 'domcontentloaded' })
    await poke(page)
    const scripts = await page.evaluate(
      () =>
        document.querySelectorAll(
          'script, iframe, object, embed, [onerror], [onload], [onfocus], a[href^="javascript" i]',
        ).length,
    )
    expect(scripts, mail.subject).toBe(0)
  }
  await page.goto(`${runtime.url}/dev/mail`)
  await poke(page)
  expect(runs).toEqual([])
  await context.close()
})

describe('S3: hostile texts are text in the dashboard', () => {
  const pages = [
    '/',
    '/live',
    '/customers',
    '/catalog',
    '/catalog?q=aisleXss',
    '/catalog/feeds',
    '/blocks',
    '/models',
    '/blocks/for-you',
    '/blocks/popular',
    '/scenarios',
    '/scenarios/abandoned-cart',
    '/messages',
    '/settings',
  ]
  for (const where of pages) {
    test(`on ${where}`, async () => {
      const context = await signedIn(`dashboard ${where}`)
      const page = await context.newPage()
      await page.goto(`${runtime.url}/dashboard${where}`)
      await settled(page)
      await poke(page)
      expect(runs).toEqual([])
      if (where.startsWith('/catalog?')) expect(await page.locator('body').innerText()).toContain('aisleXss(')
      await context.close()
    })
  }

  test('on the pages of customers, products and messages', { timeout: 240_000 }, async () => {
    const context = await signedIn('dashboard details')
    const page = await context.newPage()
    const named = Array.from({ length: 12 }, (_, index) => customersOf(`anonymousId=shopper-${index * 9}`))
    const customers = (await Promise.all(named)).flat()
    const { items: messages } = (await admin(runtime, 'GET', '/api/messages?limit=40')) as {
      items: { id: string; customer: string }[]
    }
    const paths = [
      ...customers.map(({ id }) => `/customers/${id}`),
      ...Array.from({ length: 10 }, (_, index) => `/catalog?product=p${index * 11}`),
      ...messages.slice(0, 10).map(({ id, customer }) => `/messages?message=${id}&customer=${customer}`),
    ]
    let asText = 0
    for (const where of paths) {
      await page.goto(`${runtime.url}/dashboard${where}`)
      await settled(page)
      await unfold(page)
      await poke(page)
      if (/<\w+[^>]*aisleXss\(/.test(await page.locator('body').innerText())) asText += 1
    }
    expect(runs).toEqual([])
    expect(asText, 'pages that show a payload as text').toBeGreaterThan(5)
    await context.close()
  })
})

test('S3: the watch itself sees a script that runs', async () => {
  const context = await watched('control')
  const page = await context.newPage()
  await page.setContent('<img src=x onerror="aisleXss(1)">')
  await page.waitForTimeout(200)
  expect(runs).toEqual(['control: 1'])
  runs.length = 0
  await context.close()
})

interface Mail {
  subject: string
  html: string
  channel: string
}

/** A visitor whose pages tell of each payload that runs, by call, dialog or broken security policy. */
async function watched(where: string): Promise<BrowserContext> {
  const context = await chromium.context()
  await context.exposeFunction('aisleXss', (which: unknown) => void runs.push(`${where}: ${String(which)}`))
  context.on('dialog', (dialog) => {
    runs.push(`${where}: dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) runs.push(`${where}: ${message.text().slice(0, 200)}`)
  })
  return context
}

async function signedIn(where: string): Promise<BrowserContext> {
  const context = await watched(where)
  const reply = await context.request.post(`${runtime.url}/api/login`, {
    data: password,
    headers: { origin: runtime.url },
  })
  expect(reply.status()).toBe(200)
  return context
}

/** Touches everything, so that handlers that wait for a pointer or the focus get their chance. */
async function poke(page: Page): Promise<void> {
  await page.evaluate(() => {
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) visit(element.shadowRoot)
        for (const type of ['mouseover', 'pointerenter', 'focus']) element.dispatchEvent(new Event(type))
      }
    }
    visit(document)
  })
}

const customersOf = async (query = 'limit=500'): Promise<{ id: string }[]> =>
  ((await admin(runtime, 'GET', `/api/customers?${query}`)) as { items: { id: string }[] }).items

/** Until nothing more is loaded, two seconds at most: a live page never falls silent. */
async function settled(page: Page): Promise<void> {
  await Promise.race([page.waitForLoadState('networkidle').catch(() => undefined), page.waitForTimeout(2000)])
}

/** Opens what is folded: an event's properties, a decision's checks. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const part of [...document.querySelectorAll<HTMLElement>('main [aria-expanded=false], main summary')].slice(
      0,
      12,
    ))
      part.click()
  })
  await page.waitForTimeout(100)
}

/** A shop's page with the script tag and blocks as a shop would write them. */
async function openHost(page: Page, productId: string): Promise<void> {
  const host = `${runtime.url}/a-page-of-the-shop`
  await page.route(`${host}**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Shop</title>
        <script async src="${runtime.url}/aisle.js" data-key="${runtime.keys.writeKey}"></script>
        <h1>Shop</h1>
        <aisle-block id="similar" data-product="${productId}" product-id="${productId}" limit="24"></aisle-block>
        <aisle-block id="popular" limit="24"></aisle-block>
        <aisle-block id="for-you" limit="24"></aisle-block>
        <aisle-inbox></aisle-inbox>`,
    }),
  )
  await page.goto(`${host}?${productId}`)
}

function feed(): string {
  return payloads
    .map((text, index) =>
      JSON.stringify({
        id: `p${index}`,
        title: `${text} ${index}`,
        description: text,
        brand: text.slice(0, 60),
        product_type: `Texts > ${text.replaceAll('>', '›').slice(0, 40)}`,
        color: text,
        material: text,
        custom_label_0: text,
        [`attribute ${text.slice(0, 20)}`]: text,
        // Some carry the payload as their address.
        link: index % 6 !== 5 ? `https://shop.test/p/${index}` : text,
        image_link: index % 6 !== 4 ? `https://shop.test/i/${index}.jpg` : text,
        price: '10.00 EUR',
        availability: 'in stock',
      }),
    )
    .join('\n')
}

const hostileEvents =
  (from: number) =>
  (text: string, offset: number): object[] => {
    const anonymousId = `shopper-${from + offset}`
    const page = { url: text, path: text, title: text, referrer: text, search: text }
    const context = { page, campaign: { name: text, source: text }, locale: 'en', userAgent: text }
    return [
      { type: 'page', anonymousId, name: text, properties: page, context },
      {
        type: 'track',
        anonymousId,
        event: text.trim().slice(0, 200) || 'x',
        properties: { [text.slice(0, 40)]: text, list: [text] },
        context,
      },
      {
        type: 'track',
        anonymousId,
        event: 'Product Viewed',
        properties: { product_id: `p${from + offset}`, name: text, brand: text },
        context,
      },
      { type: 'track', anonymousId, event: 'Products Searched', properties: { query: text }, context },
      {
        type: 'identify',
        anonymousId,
        traits: { firstName: text, lastName: text, company: { name: text }, [text.slice(0, 30)]: text },
      },
      { type: 'track', anonymousId, event: 'Product Added', properties: { product_id: text, price: text } },
    ]
  }

async function collect(batch: object[]): Promise<void> {
  const reply = await fetch(`${runtime.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': browserAgent },
    body: JSON.stringify({ writeKey: runtime.keys.writeKey, batch }),
  })
  expect(reply.status).toBe(200)
}

/** A known shopper with consent leaves a hostile product in the cart: one mail, one inbox message. */
async function leaveCart(index: number): Promise<void> {
  const text = payloads[index] ?? ''
  const userId = `known-${index}`
  const batch = [
    {
      type: 'identify',
      userId,
      traits: {
        email: `known-${index}@shop.test`,
        firstName: text,
        lastName: text,
        consents: { email: { reminders: 'granted' }, inbox: { reminders: 'granted' } },
      },
      context: { consent: { categoryPreferences: { analytics: true, personalization: true } } },
    },
    {
      type: 'track',
      userId,
      event: 'Product Added',
      properties: { product_id: `p${index}`, price: 10, quantity: 1, name: text },
    },
  ]
  const reply = await fetch(`${runtime.url}/v1/batch`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': browserAgent,
      authorization: `Basic ${btoa(`${runtime.keys.secretKey}:`)}`,
    },
    body: JSON.stringify({ batch }),
  })
  expect(await reply.json()).toMatchObject({ success: true, rejected: [] })
}
