import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Role } from '../../worker/store/schema.ts'
import { startDashboardDouble } from './dashboardDouble.ts'
import { useChromium } from './open.ts'

const chromium = useChromium()

const pages = [
  '/',
  '/live',
  '/catalog?product=SKU-100',
  '/catalog/feeds',
  '/catalog/feeds/outlet',
  '/catalog/types?type=espresso-machine',
  '/catalog/reviews',
  '/catalog/duplicates',
  '/blocks',
  '/blocks/similar',
  '/blocks/presets?preset=similar-page',
  '/models',
  '/scenarios',
  '/scenarios/abandoned-cart',
]

/** What can be pressed on a page: buttons and switches that are neither hidden nor switched off. */
async function pressable(page: Page): Promise<string[]> {
  const names = await page.locator('main button:enabled, main [role=switch]:enabled').evaluateAll((found) =>
    found.map((one) => {
      const label = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : one.textContent
      return one.getAttribute('aria-label') ?? label?.trim() ?? ''
    }),
  )
  return [...new Set(names)]
}

async function visit(role: Role) {
  const shop = await startDashboardDouble({ role })
  const context = await chromium.context({ viewport: { width: 1440, height: 900 }, locale: 'en' })
  const page = await context.newPage()
  const offered = new Map<string, string[]>()
  const told = new Map<string, boolean>()
  await page.goto(`${shop.url}/dashboard/`)
  await page.locator('h1').first().waitFor()
  const nav = await page.locator('.navLink').allInnerTexts()
  for (const path of pages) {
    await page.goto(`${shop.url}/dashboard${path}`)
    await page.locator('h1').first().waitFor()
    await page.locator('.skeleton').first().waitFor({ state: 'detached' })
    offered.set(path, await pressable(page))
    told.set(path, (await page.getByText('View only').count()) > 0)
  }
  await context.close()
  await shop.close()
  return { nav, offered, told, refused: [...shop.refused] }
}

/** What a page offers to those who may change things, and to nobody else. */
const forChanging: Readonly<Record<string, readonly string[]>> = {
  '/catalog/feeds': ['Build the index', 'Choose a file', 'Tell customers', 'Tell nobody'],
  '/catalog/feeds/outlet': ['Apply it all the same', 'Forget it', 'Remove', 'Sync now'],
  '/catalog/types?type=espresso-machine': ['Ask a language model', 'Lock', 'Save', 'Understand anew'],
  '/catalog/reviews': ['Import reviews', 'Judge anew'],
  '/catalog/duplicates': ['Look again', 'They are one', 'They differ'],
  '/live': ['Replay 4 events'],
  '/blocks': ['Picked for you on', 'Similar products on'],
  '/blocks/similar': ['More to do with the block', 'On'],
  '/blocks/presets?preset=similar-page': ['Create block'],
  '/models': ['Roll back', 'Use anyway'],
  '/scenarios': ['Abandoned cart on'],
  '/scenarios/abandoned-cart': ['On'],
}

test('an analyst is offered nothing that would be refused, and is told why', async () => {
  const owner = await visit('owner')
  const analyst = await visit('analyst')
  for (const [path, names] of Object.entries(forChanging)) {
    expect(owner.offered.get(path), path).toEqual(expect.arrayContaining([...names]))
    expect(
      names.filter((name) => analyst.offered.get(path)?.includes(name)),
      path,
    ).toEqual([])
  }
  expect(analyst.refused).toEqual([])
  expect(owner.nav.filter((name) => !analyst.nav.includes(name))).toEqual([
    'Customers',
    'Assist',
    'Messages',
    'Settings',
  ])
  expect([...owner.told.values()]).not.toContain(true)
  expect([...analyst.told].filter(([, isTold]) => !isTold).map(([path]) => path)).toEqual([
    '/',
    '/live',
    '/catalog?product=SKU-100',
    '/blocks/presets?preset=similar-page',
  ])
})

test('an analyst tries a recipe, keeps nothing, and leaves without being asked', async () => {
  const shop = await startDashboardDouble({ role: 'analyst' })
  const context = await chromium.context({ viewport: { width: 1440, height: 900 }, locale: 'en' })
  const page = await context.newPage()
  await page.goto(`${shop.url}/dashboard/blocks/similar`)
  await page.getByRole('textbox', { name: 'Show up to' }).fill('5')
  await page.getByText('Draft, 1 change').waitFor()
  const tried = expect.objectContaining({ recipe: expect.objectContaining({ limit: 5 }) })
  await expect.poll(() => shop.calls).toContainEqual({ call: 'POST /api/blocks/similar/preview', body: tried })
  expect(await page.getByRole('button', { name: /Publish|Save|Discard/ }).count()).toBe(0)
  await page.keyboard.press('Control+s')
  await page.getByRole('link', { name: 'Blocks' }).first().click()
  await page.waitForURL(/\/dashboard\/blocks$/)
  expect(shop.refused).toEqual([])
  await context.close()
  await shop.close()
})
