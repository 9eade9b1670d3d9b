import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRuntime, type Runtime } from '../../cli/runtime.ts'
import { seriousFindings } from './axe.ts'
import { useChromium } from './open.ts'

const chromium = useChromium()
let stateDir: string
let runtime: Runtime
let shop: Server
/** what the shop's server gives; an ETag stands for it */
let feed = ''
let asked = 0

const rows = (n: number, from = 0) =>
  Array.from({ length: n }, (_, at) => `T-${from + at};Czajnik ${from + at};${99 + at},90;${at % 3};Marlow`).join('\n')

beforeAll(async () => {
  stateDir = mkdtempSync(path.join('/dev/shm', 'aisle-feeds-'))
  runtime = await startRuntime({ stateDir, dev: true, vars: { LOCAL_FEEDS: 'true' } })
  shop = createServer((request, response) => {
    asked++
    const etag = `"${feed.length}"`
    if (request.headers.authorization !== `Basic ${btoa('ann:word')}`) response.writeHead(401).end()
    else if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
    else response.writeHead(200, { etag }).end(feed)
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await new Promise((resolve) => shop.close(resolve))
  await runtime?.stop()
  rmSync(stateDir, { recursive: true, force: true })
})

test('a feed behind a password, with columns that nobody knows, is set up, corrected, imported and watched', async () => {
  const context = await chromium.context({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${runtime.url}/dashboard/`)
  await page.getByLabel('E-mail').fill(runtime.keys.ownerEmail)
  await page.getByLabel('Password', { exact: true }).fill(runtime.keys.ownerPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
  await page.goto(`${runtime.url}/dashboard/catalog/feeds`)
  await page.getByRole('link', { name: 'Add a feed' }).click()

  feed = `kod_tow;opis_krotki;x1;stan;producent\n${rows(12)}\nT-x;;-5;1;Marlow\n`
  await page.getByLabel('Name', { exact: true }).fill('outlet')
  await page.getByLabel('Address of the feed').fill(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/feed.csv`)
  const look = page.getByRole('button', { name: 'Look at the feed' })
  await look.click()
  await page.getByText('The server answered 401').waitFor()

  await page.getByRole('combobox', { name: 'Access' }).click()
  await page.getByRole('option', { name: 'User and password' }).click()
  await page.getByLabel('User', { exact: true }).fill('ann')
  await page.getByLabel('Password or key').fill('word')
  await look.click()
  await page.getByRole('heading', { name: '2. How it is read' }).waitFor()
  expect(await seriousFindings(page)).toEqual([])

  // "producent" is read as the brand; the person wants it as a label.
  await page.getByRole('combobox', { name: 'Read as: producent' }).click()
  await page.getByRole('option', { name: 'Labels', exact: true }).click()
  await page.getByText('Czajnik 0', { exact: true }).waitFor()
  await expect.poll(() => page.getByRole('combobox', { name: 'Read as: producent' }).inputValue()).toBe('Labels')

  await page.getByRole('button', { name: 'Save and import' }).click()
  await page.getByRole('heading', { name: 'The feed is in' }).waitFor()
  expect(await page.locator('.counts').innerText()).toMatch(/New\s+12[\s\S]*Bad rows\s+1/)
  await page.getByRole('button', { name: 'Open the feed' }).click()
  await page.getByText('imported').first().waitFor()
  await page.getByText('is missing').waitFor()

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('outlet-bad-rows.csv')

  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByText('not modified').waitFor()

  // Most of it is missing now: refused, and applied all the same by a person.
  feed = `kod_tow;opis_krotki;x1;stan;producent\n${rows(2)}\n`
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByText('The last import was refused').waitFor()
  await page.getByRole('button', { name: 'Apply it all the same' }).click()
  await page.getByText(/Gone 10/).waitFor()
  await expect.poll(() => page.getByText('The last import was refused').count()).toBe(0)

  // The schedule pulls by itself once its hour has come.
  const before = asked
  const moved = await fetch(`${runtime.url}/dev/clock`, {
    method: 'POST',
    body: JSON.stringify({ advance: 'PT1H10M' }),
    headers: { 'content-type': 'application/json' },
  })
  expect(moved.status).toBe(200)
  expect(asked).toBe(before + 1)
  await context.close()
})
