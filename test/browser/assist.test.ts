import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startDashboardDouble, type Double } from './dashboardDouble.ts'
import { customers } from './dashboardDoubleData.ts'
import { useChromium } from './open.ts'

const chromium = useChromium()
let shop: Double
beforeEach(async () => {
  shop = await startDashboardDouble()
})
afterEach(() => shop.close())

async function open(path: string, url = shop.url): Promise<Page> {
  const page = await (await chromium.context({ viewport: { width: 1440, height: 900 }, locale: 'en' })).newPage()
  await page.goto(`${url}/dashboard${path}`)
  await page.locator('h1').first().waitFor()
  return page
}

const bodies = (call: string) => shop.calls.filter((one) => one.call === call).map(({ body }) => body)
const offered = (page: Page) => page.locator('.cards .medium.twoLines').first().innerText()

test('by keyboard: a customer is found, a product looked at changes the offer at once, and only the button keeps it', async () => {
  const { id } = customers[0]!
  const page = await open('/assist')
  await page.getByText('Somebody unknown').waitFor()
  await page.locator('.cards li').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('ola.kravets@')
  const found = page.getByRole('button', { name: /ola\.kravets@example\.com/ }).first()
  await found.waitFor()
  await page.keyboard.press('Tab')
  expect(await found.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`customer=${id}`))
  await page.getByText('Last orders').waitFor()
  await page.getByText('+380445550127').waitFor()
  const before = await offered(page)

  await page.locator('input[aria-label="Product shown or spoken of"]').focus()
  await page.keyboard.type('descaler')
  await page
    .getByRole('option', { name: /Descaler/ })
    .first()
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => offered(page)).not.toBe(before)
  const asked = bodies('POST /api/assist').at(-1) as { customerId: string; looked: { productId: string; at: number }[] }
  expect(asked).toMatchObject({ customerId: id, block: 'for-you', looked: [{ productId: expect.any(String) }] })
  expect(Math.abs(asked.looked[0]!.at - Date.now())).toBeLessThan(60_000)
  expect(bodies(`POST /api/customers/${id}/looked`)).toEqual([])

  await page.getByText('Shop', { exact: true }).click()
  await page.getByRole('button', { name: 'Keep 1 view with the customer' }).click()
  await page.getByText('1 view kept').waitFor()
  expect(bodies(`POST /api/customers/${id}/looked`)).toEqual([{ looked: asked.looked, source: 'shop' }])
  await page.getByRole('button', { name: /^Keep/ }).waitFor({ state: 'detached' })
  await page.context().close()
})

test('somebody unknown is offered something, and nothing can be kept of them', async () => {
  const page = await open('/assist')
  await page
    .getByRole('button', { name: /^Looks at/ })
    .first()
    .click()
  const keep = page.getByRole('button', { name: 'Keep 1 view with the customer' })
  await keep.waitFor()
  expect(await keep.isDisabled()).toBe(true)
  await page.getByText('Find the customer first').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('nobody@nowhere')
  await page.getByText('Type the whole address').waitFor()
  await page.context().close()
})

test('presets are narrowed by words and chips, shown with products, and become a block under a free name', async () => {
  const page = await open('/blocks/presets')
  await page.getByText(/^\d{3} presets$/).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('najpopularniejsze brand')
  await page.waitForURL(/q=najpopularniejsze/)
  await page.getByRole('textbox', { name: 'Search presets' }).or(page.getByRole('searchbox')).first().fill('rating')
  await page.waitForURL(/q=rating/)
  await page.getByText('No preset fits').waitFor()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await page.getByRole('group', { name: 'Of what' }).getByRole('button', { name: 'this brand' }).click()
  await page.getByRole('group', { name: 'Period' }).getByRole('button', { name: '7 days' }).click()
  await page.getByText(/^\d presets$/).waitFor()
  await page.getByRole('button', { name: /^Best sellers/ }).click()
  await page.locator('.presetPanel .previewItems li').first().waitFor()
  expect(bodies('POST /api/presets/popular-units-brand-7d/preview').at(-1)).toMatchObject({
    visitor: { viewed: [expect.any(String), expect.any(String), expect.any(String)] },
    context: { productId: expect.any(String) },
  })
  await page.getByRole('button', { name: 'Create block' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('Heading, English').inputValue()).toBe('Best sellers')
  await dialog.getByLabel('Name on the page').fill('similar')
  await dialog.getByText('Another block has this name').waitFor()
  expect(await dialog.getByRole('button', { name: 'Create block' }).isDisabled()).toBe(true)
  await dialog.getByLabel('Name on the page').fill('brand-hits')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/blocks\/brand-hits/)
  await page.getByRole('heading', { level: 1, name: 'Best sellers' }).waitFor()
  expect(bodies('PUT /api/blocks/brand-hits').at(-1)).toMatchObject({
    placement: 'product',
    title: { en: 'Best sellers', pl: 'Bestsellery' },
    recipe: { id: 'brand-hits', sources: [{ use: 'popular', by: 'units', scope: 'brand', window: '7d' }] },
  })
  await page.context().close()
})

test('an API that fails is told on each page, and an empty library says so', async () => {
  const broken = await startDashboardDouble({ broken: ['/api/presets', '/api/assist'] })
  for (const path of ['/blocks/presets', '/assist']) {
    const page = await open(path, broken.url)
    await page.getByText('The database did not answer in 10 s.').waitFor()
    await page.context().close()
  }
  await broken.close()
  const empty = await startDashboardDouble({ empty: true })
  const page = await open('/blocks/presets', empty.url)
  await page.getByText('No preset fits').waitFor()
  await page.context().close()
  await empty.close()
})
