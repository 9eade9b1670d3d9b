import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { seriousFindings } from './axe.ts'
import { useChromium } from './open.ts'

const { url, keys } = inject('shop')
const chromium = useChromium()
const at = (path: string): string => `${url}/shop${path}`

async function api(path: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(url + path, {
    ...init,
    headers: { authorization: `Bearer ${keys.secretKey}`, 'content-type': 'application/json' },
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

/** Waits until Aisle has all events of the page: each shows as sent in the panel behind the scenes. */
const allSent = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const states = [...document.querySelectorAll('#dev-events small')].map((each) => each.textContent)
    return states.length > 0 && states.every((state) => state !== 'waits')
  })

interface Seen {
  id: string
  title: string
  reason: string
}
/** What a block shows. */
async function itemsOf(page: Page, block: string): Promise<Seen[]> {
  const element = page.locator(`aisle-block#${block}`)
  await element.locator('a[part~=link]').first().waitFor()
  return element.locator('li').evaluateAll((items) =>
    items.map((item) => ({
      id: item.querySelector('a')?.pathname.split('/').at(-1) ?? '',
      title: item.querySelector('.title')?.textContent ?? '',
      reason: item.querySelector('.reason')?.textContent ?? '',
    })),
  )
}

describe('a visitor of the sample shop', () => {
  test('sees products for this visit on the very next page', async () => {
    const page = await (await chromium.context()).newPage()
    for (const id of ['rondo-4-toothbrush', 'rondo-8-app-toothbrush', 'sonia-5-toothbrush', 'fix-55-tv-mount']) {
      await page.goto(at(`/p/${id}`))
      await allSent(page)
    }
    await page.goto(at('/'))
    const shown = await itemsOf(page, 'for-you')
    const fitting = shown.slice(0, 6).filter((item) => /tooth|brush|flosser|shaver|travel/i.test(item.title))
    expect(fitting.length, JSON.stringify(shown)).toBeGreaterThanOrEqual(3)
    expect(shown.every((item) => item.reason !== '')).toBe(true)
    const looked = (await itemsOf(page, 'recently-viewed')).map((item) => item.id)
    expect(looked).toEqual(expect.arrayContaining(['rondo-4-toothbrush', 'sonia-5-toothbrush', 'fix-55-tv-mount']))
    expect(shown.filter((item) => looked.includes(item.id))).toEqual([])
  })

  test('buys: cart, quantity, checkout, thank you; the order stands with the customer', async () => {
    const page = await (await chromium.context()).newPage()
    await page.goto(at('/p/barista-one-espresso-machine'))
    await page.getByRole('link', { name: 'Cream' }).click()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('status').getByRole('link', { name: 'View cart' }).click()
    await page.locator('select[name=quantity]').selectOption('2')
    await page.locator('.sum .tt dd').filter({ hasText: '€698.00' }).waitFor()
    await allSent(page)
    await page.getByRole('link', { name: 'Checkout' }).click()
    const email = `buyer.${randomUUID().slice(0, 8)}@example.com`
    await page.getByLabel('E-mail', { exact: true }).fill(email)
    for (const [label, text] of [
      ['First name', 'Ola'],
      ['Last name', 'Kravets'],
      ['Street', 'Lipowa 4'],
      ['Postcode', '00-316'],
      ['City', 'Warszawa'],
    ] as const) {
      await page.getByLabel(label).fill(text)
    }
    await page.getByLabel(/reminders of my cart/).check()
    await page.getByRole('button', { name: 'Place order' }).click()
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor()
    await allSent(page)
    expect(await page.locator('#cart-count').isHidden()).toBe(true)
    const { items } = (await api(`/api/customers?email=${email}`)) as { items: { id: string }[] }
    const customer = (await api(`/api/customers/${items[0]?.id}`)) as {
      orders: { id: string; lines: { variantId?: string; quantity: number }[] }[]
      cart: { lines: unknown[] }
    }
    expect(customer.orders).toHaveLength(1)
    const order = (await page.textContent('.thanks p'))?.match(/M-\w+/)?.[0]
    expect(JSON.stringify(customer.orders[0])).toContain(order)
    expect(JSON.stringify(customer.orders[0])).toContain('barista-one-espresso-machine-cream')
  })

  test('leaves an e-mail at the cart and is known with that consent alone', async () => {
    const page = await (await chromium.context()).newPage()
    await page.goto(at('/p/pulse-x-console'))
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('status').getByRole('link').click()
    await allSent(page)
    const email = `later.${randomUUID().slice(0, 8)}@example.com`
    await page.getByPlaceholder('E-mail').fill(email)
    await page.getByLabel(/reminders of my cart/).check()
    await page.getByRole('button', { name: 'Remind me' }).click()
    await page.getByText(`We will remind ${email}`).waitFor()
    const { items } = (await api(`/api/customers?email=${email}`)) as { items: { id: string }[] }
    const customer = (await api(`/api/customers/${items[0]?.id}`)) as {
      consents: { email?: Record<string, { state: string }> }
    }
    expect(customer.consents.email?.['reminders']?.state).toBe('granted')
    expect(customer.consents.email?.['offers']).toBeUndefined()
    expect(JSON.stringify(customer)).toContain('pulse-x-console')
  })

  test('switches personalization off and nothing is stored or sent any more', async () => {
    const context = await chromium.context()
    const page = await context.newPage()
    await page.goto(at('/p/cork-block'))
    await allSent(page)
    await page.locator('#dev summary').click()
    const saved = page.waitForResponse(/\/shop\/api\/privacy/)
    await page.getByLabel(/Personalization/).uncheck()
    await saved
    const sent: string[] = []
    page.on('request', (request) => {
      if (/\/v1\/b/.test(request.url())) sent.push(request.postData() ?? '')
    })
    await page.goto(at('/p/yoga-strap'))
    await itemsOf(page, 'similar')
    await page.goto(at('/'))
    await itemsOf(page, 'popular')
    expect(sent.filter((body) => body.includes('Product Viewed'))).toEqual([])
    expect(await page.evaluate(() => localStorage.getItem('_aisle'))).toBeNull()
  })
})

describe('the shop', () => {
  test('shows what Aisle knows now: a variant that is gone, a price that fell', async () => {
    const page = await (await chromium.context()).newPage()
    await api('/api/products/orbit-call-gaming-headset', {
      method: 'PATCH',
      body: JSON.stringify({ availability: 'out-of-stock' }),
    })
    await page.goto(at('/p/orbit-call-gaming-headset'))
    expect(await page.textContent('.note b')).toBe('Sold out')
    expect(await page.getByRole('button', { name: 'Add to cart' }).count()).toBe(0)
    await api('/api/products/aria-game-gaming-headset', {
      method: 'PATCH',
      body: JSON.stringify({ price: 99, salePrice: 59 }),
    })
    await page.goto(at('/p/aria-game-gaming-headset'))
    expect(await page.textContent('.pr')).toMatch(/€59\.00\s+€99\.00/)
    expect(await page.textContent('.low')).toContain('Lowest price of the 30 days before: €99.00')
  })

  test('filters, sorts and finds in any language, without accents', async () => {
    const page = await (await chromium.context()).newPage()
    await page.goto(at('/c/jewellery'))
    await page.getByLabel('Aurora').check()
    await page.waitForURL(/collection=Aurora/)
    const count = Number.parseInt((await page.textContent('.ct .mut')) ?? '')
    expect(count).toBe(20)
    await page.getByLabel('In stock').check()
    await page.waitForURL(/here=1/)
    await page.getByLabel('Sort').selectOption('low')
    await page.waitForURL(/sort=low.*here=1|here=1.*sort=low/)
    const prices = await page
      .locator('.cat .card .p')
      .evaluateAll((all) => all.map((each) => Number.parseFloat(each.textContent?.slice(1) ?? '')))
    expect(prices.length).toBeGreaterThan(12)
    expect(prices).toEqual(prices.toSorted((a, b) => a - b))
    await page.goto(at('/search?q=mlynek&lang=pl'))
    expect(await page.locator('.card').count()).toBeGreaterThan(4)
    expect(await page.textContent('.card .nm')).toContain('Młynek')
    await page.goto(at('/search?q=кавомолка&lang=uk'))
    expect(await page.textContent('.card .nm')).toContain('Кавомолка')
    expect(await page.textContent('.card .p')).toMatch(/^\d+,00\s€/)
  })

  test('opens menu and filters on a phone', async () => {
    const page = await (await chromium.context({ viewport: { width: 390, height: 844 } })).newPage()
    await page.goto(at('/c/espresso-machines'))
    await page.getByText('Filters').click()
    await page.getByLabel('Presto').check()
    await page.getByRole('button', { name: 'Show results' }).click()
    await page.waitForURL(/brand=Presto/)
    expect(await page.textContent('.ct .mut')).toBe('4 products')
    await page.locator('.menu summary').click()
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Polski' }).click()
    await page.waitForURL(/lang=pl/)
    expect(page.url()).toContain('brand=Presto')
    expect(await page.textContent('h1')).toBe('Ekspresy ciśnieniowe')
  })

  test('works without JavaScript', async () => {
    const page = await (await chromium.context({ javaScriptEnabled: false })).newPage()
    await page.goto(at('/p/studio-mat-6-mm'))
    await page.getByRole('button', { name: 'Add to cart' }).click()
    expect(page.url()).toBe(at('/cart'))
    expect(await page.textContent('#cart-count')).toBe('1')
    await page.getByRole('button', { name: 'Remove' }).click()
    expect(await page.textContent('h1')).toBe('Your cart is empty')
  })

  test('sends nobody elsewhere after signing in', async () => {
    const answer = await fetch(at('/api/login'), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ email: 'a@example.com', next: 'https://evil.example/' }),
    })
    expect(answer.headers.get('location')).toBe('/shop/')
  })

  const pages = [
    '/',
    '/c/coffee',
    '/c/sale',
    '/p/stride-5-womens-running-shoes',
    '/search?q=kettle',
    '/search?q=zzzz',
    '/cart',
    '/account',
    '/wishlist',
    '/nowhere',
  ]
  test.each([
    [1440, 900, 'light', 'en'],
    [390, 844, 'dark', 'uk'],
    [768, 1024, 'light', 'pl'],
  ] as const)(
    'stands at %i × %i, %s, in %s: no sideways scrolling, no error, nothing serious found by axe',
    async (width, height, colorScheme, language) => {
      const context = await chromium.context({ viewport: { width, height }, colorScheme })
      const page = await context.newPage()
      const troubles: string[] = []
      page.on('pageerror', (error) => troubles.push(error.message))
      for (const path of pages) {
        await page.goto(at(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`))
        await page.waitForFunction(() =>
          [...document.querySelectorAll('aisle-block')].every(
            (block) => block.shadowRoot?.querySelector('.wait') === null,
          ),
        )
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width)
        troubles.push(...(await seriousFindings(page)).map((each) => `${path}: ${each}`))
      }
      expect(troubles).toEqual([])
    },
  )

  test('moves nothing while blocks fill', async () => {
    const page = await (await chromium.context({ viewport: { width: 1440, height: 900 } })).newPage()
    for (const path of ['/', '/p/barista-two-espresso-machine', '/c/espresso-machines']) {
      await page.goto(at(path))
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries() as (PerformanceEntry & {
                value: number
                hadRecentInput: boolean
              })[]) {
                if (!entry.hadRecentInput) sum += entry.value
              }
            }).observe({ type: 'layout-shift', buffered: true })
            const done = () =>
              [...document.querySelectorAll('aisle-block')].every(
                (block) => block.shadowRoot?.querySelector('.wait') === null,
              )
            const look = () =>
              done() ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum))) : setTimeout(look, 50)
            look()
          }),
      )
      expect(shift, path).toBeLessThan(0.001)
    }
  })
})
