import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Block } from '../../worker/model/recipe.ts'
import { seriousFindings } from './axe.ts'
import { startDashboardDouble, type Double } from './dashboardDouble.ts'
import { useChromium } from './open.ts'

const chromium = useChromium()
let shop: Double
beforeEach(async () => {
  shop = await startDashboardDouble()
})
afterEach(() => shop.close())

async function open(path: string, language = 'en'): Promise<Page> {
  const context = await chromium.context({ viewport: { width: 1440, height: 900 }, locale: language })
  const page = await context.newPage()
  await page.goto(`${shop.url}/dashboard${path}`)
  await page.locator('h1').first().waitFor()
  return page
}

/** A field that searches: its name stands on the input alone. */
const field = (page: Page, name: string) => page.locator(`input[aria-label="${name}"]`)

/** Takes the first of what a search found, once it is what was searched for. */
async function chooseFirst(page: Page, name: RegExp): Promise<void> {
  await expect.poll(() => page.getByRole('option').first().innerText()).toMatch(name)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

const lastCall = (call: string): Block => shop.calls.findLast((one) => one.call === call)?.body as Block
const called = (call: string): number => shop.calls.filter((one) => one.call === call).length

test('a draft is kept by a button, published as a version, and an older version comes back', async () => {
  const page = await open('/blocks/bought-together')
  await page.getByRole('button', { name: 'Add a source' }).click()
  await page.getByRole('textbox', { name: 'Find a source' }).fill('cheaper since')
  await page.keyboard.press('Enter')
  await page.getByText('Draft, 1 change').waitFor()
  await page.getByText('not saved').waitFor()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByText(/draft saved/).waitFor()
  expect(lastCall('PUT /api/blocks/bought-together/draft').recipe.sources).toEqual([
    { use: 'copurchase', weight: 1 },
    { use: 'dropped', weight: 0.5 },
  ])
  expect(called('PUT /api/blocks/bought-together')).toBe(0)

  await page.reload()
  await page.getByRole('textbox', { name: 'Weight of Cheaper since you looked' }).waitFor()
  await page.getByRole('button', { name: 'Publish version 4' }).click()
  await page.getByText('Version 4, off').waitFor()
  expect(called('POST /api/blocks/bought-together/draft/publish')).toBe(1)

  await page.getByRole('button', { name: 'Versions' }).click()
  const versions = page.getByRole('dialog')
  await versions.getByText('marta@marlow.example').first().waitFor()
  await versions.getByText('Source, Cheaper since you looked').waitFor()
  await versions.locator('li', { hasText: 'Version 2' }).getByRole('button', { name: 'Restore' }).click()
  await page.getByText('Version 2 is live again, as version 5').waitFor()
  await expect.poll(() => page.getByRole('textbox', { name: 'Show up to' }).inputValue()).toBe('6')
  await page.context().close()
})

test('unsaved changes are asked about before the page is left, and a draft keeps them', async () => {
  const page = await open('/blocks/for-you')
  await page.getByRole('textbox', { name: 'Show up to' }).fill('5')
  await page.getByText('not saved').waitFor()
  await page.getByRole('link', { name: 'Blocks' }).first().click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(new URL(page.url()).pathname).toBe('/dashboard/blocks/for-you')
  await page.getByRole('link', { name: 'Blocks' }).first().click()
  await page.getByRole('button', { name: 'Save draft and leave' }).click()
  await page.waitForURL(/\/dashboard\/blocks$/)
  expect(lastCall('PUT /api/blocks/for-you/draft').recipe.limit).toBe(5)
  await page.context().close()
})

test('Ctrl Z takes changes back one by one, and Alt with an arrow moves a source', async () => {
  const page = await open('/blocks/similar')
  const names = () => page.locator('.source .clip').allTextContents()
  expect((await names()).map((name) => name.trim())).toEqual(['Similar', 'This visit'])
  await page.getByRole('button', { name: 'Settings of This visit' }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(async () => (await names()).map((name) => name.trim())).toEqual(['This visit', 'Similar'])
  await page.waitForTimeout(500)
  await page.getByRole('button', { name: 'Remove rule 1' }).click()
  await page.getByText('Draft, 2 changes').waitFor()
  await page.locator('h1').click()
  await page.keyboard.press('Control+z')
  await page.getByText('Draft, 1 change').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await names()).map((name) => name.trim())).toEqual(['Similar', 'This visit'])
  await page.getByText(/Draft, /).waitFor({ state: 'detached' })
  await page.context().close()
})

test('what the API refuses stands at its field, and an open line keeps the recipe from being kept', async () => {
  const page = await open('/blocks/similar')
  await page.getByRole('textbox', { name: 'Show up to' }).fill('21')
  await page.locator('.fieldError', { hasText: 'Expected <=20 but received 21' }).waitFor()
  await page.getByText('The preview waits').first().waitFor()
  expect(await page.locator('.fieldError').innerText()).not.toContain('recipe.limit')
  // What was shown before stays in sight.
  expect(await page.locator('.side').first().locator('ol li').count()).toBeGreaterThan(3)
  await page.getByRole('textbox', { name: 'Show up to' }).fill('7')
  await page.locator('.fieldError').waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByRole('menuitem', { name: /^Pin/ }).click()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.locator('.fieldError', { hasText: 'Finish this line or remove it' }).waitFor()
  expect(called('PUT /api/blocks/similar/draft')).toBe(0)
  await field(page, 'Products to pin').fill('Burr')
  await chooseFirst(page, /Burr grinder/)
  await page.locator('.fieldError').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByText(/draft saved/).waitFor()
  expect(lastCall('PUT /api/blocks/similar/draft').recipe.rules?.at(-1)).toMatchObject({ do: 'pin', at: 1 })
  await page.context().close()
})

test('two recipes stand side by side for a made-up visit, with reasons, what moved, and the rule that removed', async () => {
  const page = await open('/blocks/similar?as=visit&visit=viewed:SKU-101,cart:SKU-102&beside=2')
  await page.locator('.side').nth(1).locator('li').first().waitFor()
  await page.locator('.picked').getByText('Milk frother').first().waitFor()
  const asked = shop.calls.filter(({ call }) => call === 'POST /api/blocks/similar/preview').map(({ body }) => body)
  expect(asked).toContainEqual(
    expect.objectContaining({
      visitor: { viewed: ['SKU-101'], cart: ['SKU-102'] },
      recipe: expect.objectContaining({ version: 2, limit: 6 }),
    }),
  )
  await page.getByText('Price fits the visitor × 0.87').first().waitFor()
  await page.getByText('only here').first().waitFor()
  await page.getByText('1 higher').first().waitFor()
  await page.getByRole('button', { name: 'Show 5 products that were filtered out' }).first().click()
  await page.getByText('Only shown: Price between 20 and 400').waitFor()
  await page.getByText('Rule 1: Exclude where Label has adult').first().waitFor()
  await field(page, 'Add a product to the visit').fill('descaler')
  await chooseFirst(page, /Descaler/)
  await page.waitForURL(/visit=viewed.*SKU-101.*cart.*SKU-102.*viewed/)
  await page.context().close()
})

test('a rule takes its region and segment from what the shop knows, and any other by name or code', async () => {
  const page = await open('/blocks/similar')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByRole('menuitem', { name: /^Pin/ }).click()
  await field(page, 'Region').click()
  await page.getByRole('option', { name: 'Poland (pl) 64% of customers, own bestsellers' }).waitFor()
  await field(page, 'Region').fill('pl-22')
  await page.getByRole('option', { name: 'Poland, 22 (pl-22)' }).click()
  await field(page, 'Segment').click()
  await page.getByRole('option', { name: 'vip for-you, similar' }).click()
  await page.getByText('The rule holds for customers who belong to a segment of this name').waitFor()
  await field(page, 'Products to pin').fill('Burr')
  await chooseFirst(page, /Burr grinder/)
  await page.getByText('for vip, in Poland, 22').waitFor()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByText(/draft saved/).waitFor()
  expect(lastCall('PUT /api/blocks/similar/draft').recipe.rules?.at(-1)?.when).toEqual({
    segment: 'vip',
    region: 'pl-22',
  })
  expect(await seriousFindings(page)).toEqual([])
  await page.context().close()
})

test('a block goes after a look at where it is used, and comes back', async () => {
  const page = await open('/blocks/similar')
  await page.getByRole('textbox', { name: 'Show up to' }).fill('5')
  await page.getByRole('button', { name: 'More to do with the block' }).click()
  await page.getByRole('menuitem', { name: /^Delete the block/ }).click()
  const asked = page.getByRole('dialog', { name: /^Delete/ })
  await asked.getByText('Seen by visitors 1,204 times in the last 7 days').waitFor()
  await page.locator('[role=menu]').waitFor({ state: 'detached' })
  expect(await seriousFindings(page)).toEqual([])
  await asked.getByRole('button', { name: 'Delete the block' }).click()
  await page.waitForURL(/\/dashboard\/blocks$/)
  expect(called('DELETE /api/blocks/similar')).toBe(1)
  const row = page.locator('tbody .code', { hasText: /^similar$/ })
  await row.waitFor({ state: 'detached' })
  await page.locator('tbody .code', { hasText: /^for-you$/ }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await row.waitFor()
  await page.context().close()
})

test('a block that messages need stays, and can go back to how it came', async () => {
  const page = await open('/blocks/bought-together')
  await page.getByRole('button', { name: 'More to do with the block' }).click()
  await page.getByRole('menuitem', { name: /^Delete the block/ }).click()
  const asked = page.getByRole('dialog', { name: /^Delete/ })
  await asked.getByRole('link', { name: 'Abandoned cart' }).waitFor()
  expect(await asked.getByRole('button', { name: 'Delete the block' }).count()).toBe(0)
  await asked.getByRole('button', { name: 'Reset the block' }).click()
  await page.getByText(/is as it came/).waitFor()
  expect(called('POST /api/blocks/bought-together/reset')).toBe(1)
  expect(called('DELETE /api/blocks/bought-together')).toBe(0)
  await page.context().close()
})

test('two recipes are held against each other over real visits', async () => {
  const page = await open('/blocks/similar?beside=2')
  await page.getByRole('button', { name: 'Replay up to 1,000 visits' }).click()
  const replay = page.getByRole('region', { name: 'Over real visits' })
  await replay.getByText('Items that differ, 60 visits').waitFor()
  expect(await replay.locator('dd').allInnerTexts()).toEqual([
    '25%',
    '52% against 28%',
    '4 against 4',
    '€20.00 against €20.00',
    '0 against 0',
  ])
  expect(called('POST /api/blocks/similar/replay')).toBe(3)
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Show up to' }).fill('5')
  await replay.getByText('What both would have shown').waitFor()
  await page.context().close()
})
