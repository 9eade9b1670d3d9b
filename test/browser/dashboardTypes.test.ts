import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from './axe.ts'
import { startDashboardDouble, type Double } from './dashboardDouble.ts'
import { useChromium } from './open.ts'

const chromium = useChromium()
let shop: Double
beforeAll(async () => {
  shop = await startDashboardDouble()
})
afterAll(() => shop.close())

const open = async (search: string) => {
  const context = await chromium.context({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${shop.url}/dashboard/catalog/types${search}`)
  return { page, close: () => context.close() }
}

test('the map shows the whole shop, comes nearer to a type by mouse and keyboard, and goes back', async () => {
  const { page, close } = await open('?view=map')
  const nodes = page.locator('.mapNode')
  await nodes.first().waitFor()
  expect(await nodes.count()).toBe(4)
  expect(await page.locator('.mapEdge').count()).toBe(3)
  const machine = page.getByRole('button', { name: 'Espresso machine, 14 products' })
  const whole = await page.locator('.mapAll').getAttribute('style')
  await machine.click()
  expect(new URL(page.url()).searchParams.get('type')).toBe('espresso-machine')
  await page.getByRole('heading', { name: 'Espresso machine' }).waitFor()
  // What goes with it says how; what does not stands back.
  await page.mouse.move(0, 0)
  expect(await page.getByRole('button', { name: 'Coffee capsules, 20 products, is used up' }).count()).toBe(1)
  expect(await page.locator('.mapNode.dimmed').count()).toBe(1)
  expect(await page.locator('.mapAll').getAttribute('style')).not.toBe(whole)

  await page.getByRole('button', { name: 'Whole shop' }).click()
  expect(new URL(page.url()).searchParams.get('type')).toBeNull()
  await page.getByRole('button', { name: 'is used up', exact: true }).click()
  expect(await page.locator('.mapEdge').count()).toBe(1)
  await page.getByRole('button', { name: 'Descaler, 3 products' }).focus()
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).searchParams.get('type')).toBe('descaler')
  expect(await page.title()).not.toBe('run')
  await close()
})

test('the map is dragged and zoomed, and a drag opens nothing', async () => {
  const { page, close } = await open('?view=map')
  await page.locator('.mapNode').first().waitFor()
  const style = () => page.locator('.mapAll').getAttribute('style')
  const scaleOf = async () => Number(/scale\(([\d.]+)\)/.exec((await style()) ?? '')?.[1])
  const before = await scaleOf()
  await page.getByRole('button', { name: 'Nearer' }).click()
  expect(await scaleOf()).toBeCloseTo(before * 1.4, 2)
  const box = await page.locator('.mapNode').first().boundingBox()
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 20]
  const placed = await style()
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 30, { steps: 4 })
  await page.mouse.up()
  expect(await style()).not.toBe(placed)
  expect(new URL(page.url()).searchParams.get('type')).toBeNull()
  const scale = await scaleOf()
  await page.mouse.wheel(0, -300)
  await expect.poll(scaleOf).toBeGreaterThan(scale)
  await close()
})

test('what asking the model costs is shown before it is asked', async () => {
  const { page, close } = await open('')
  await page.getByRole('button', { name: 'Ask a language model' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('61 of 539').waitFor()
  expect(await dialog.textContent()).toMatch(/Estimated cost\$0\.002/)
  expect(await seriousFindings(page)).toEqual([])
  expect(shop.calls.some(({ call }) => call === 'POST /api/jobs/label')).toBe(false)
  await dialog.getByRole('button', { name: 'Ask for about $0.002' }).click()
  await expect.poll(() => shop.calls.some(({ call }) => call === 'POST /api/jobs/label')).toBe(true)
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await close()
})
