import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Keys } from '../../cli/firstKeys.ts'
import { freePort, type Runtime, startRuntime } from '../../cli/runtime.ts'
import { admin, browserAgent, lamps } from './admin.ts'
import { seeded } from './seeded.ts'

/** The number is 10,000: AISLE_WAITING=10000. */
const waiting = Number(process.env['AISLE_WAITING'] ?? 1000)
const kills = Number(process.env['AISLE_DRAIN_KILLS'] ?? 3)
const seed = Number(process.env['AISLE_SEED'] ?? Date.now() % 1_000_000)
const stateDir = mkdtempSync(path.join('/dev/shm', 'aisle-drain-'))
const entry = 'test/faults/drainEntry.ts'
const visitors = Array.from({ length: waiting }, (_, n) => `waits-${n}`)
let runtime: Runtime
let keys: Keys
let port: number

beforeAll(async () => {
  port = await freePort()
  runtime = await startRuntime({ stateDir, dev: true, port, entry })
  keys = runtime.keys
  await admin(runtime, 'POST', '/api/feeds/import?format=ndjson&source=upload&mode=full', lamps(50))
  await wish(['p1', 'p2'])
}, 1_200_000)

afterAll(async () => {
  await runtime.stop()
  rmSync(stateDir, { recursive: true, force: true })
})

test(`R8: a price change is told to ${waiting} interested customers by one call each, none twice, none missed`, async () => {
  const startedAt = performance.now()
  await admin(runtime, 'PATCH', '/api/products/p1', { price: 1 })
  await drained('p1')
  const ms = Math.round(performance.now() - startedAt)
  const told = await toldOf()
  expect(told.filter(({ times }) => times !== 1)).toEqual([])
  expect(told.filter(({ calls }) => calls !== 1)).toEqual([])
  console.log(`${waiting} customers told in ${ms} ms, ${told.reduce((sum, { calls }) => sum + calls, 0)} object calls`)
}, 1_200_000)

test(`R8: with ${kills} SIGKILLs in the middle of it none is told twice, none is missed`, async () => {
  console.log(`seed ${seed}: replay with AISLE_SEED=${seed}`)
  const chance = seeded(seed)
  let calls = 0
  const seen = await callsNow()
  await admin(runtime, 'PATCH', '/api/products/p2', { price: 1 })
  for (let kill = 0; kill < kills; kill++) {
    // In the middle: some batches went out, others did not.
    const enough = (waiting * (kill + 1) * (0.5 + chance.next())) / (kills + 3)
    let walking: Promise<unknown> = Promise.resolve()
    if (kill > 0) walking = move('PT31M').catch(() => undefined)
    const latest = performance.now() + 20_000
    let now = 0
    while (performance.now() < latest && calls + now < enough) {
      now = (await callsNow()) - (kill === 0 ? seen : 0)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    calls += now
    await runtime.kill()
    await walking
    runtime = await startRuntime({ stateDir, dev: true, port, bundle: false, entry })
  }
  await advance('PT31M')
  await drained('p2')
  calls += await callsNow()
  const told = await toldOf()
  expect(told.filter(({ times }) => times !== 2)).toEqual([])
  console.log(`${waiting} customers told over ${kills} kills by ${calls} object calls that were counted`)
  // What was on its way when the process died is asked again, and knows that it was told.
  expect(calls).toBeLessThanOrEqual(waiting + kills * 1000)
}, 1_200_000)

/** An awake object holds three descriptors for ten seconds: beyond so many visitors they come more slowly. */
const crowd = 4000
const paceMs = 1500

/** Each visitor wishes the products, and their Waitlists know. */
async function wish(products: readonly string[]): Promise<void> {
  for (let from = 0; from < visitors.length; from += 250) {
    if (waiting > crowd && from > 0) await new Promise((resolve) => setTimeout(resolve, paceMs))
    const batch = visitors.slice(from, from + 250).flatMap((anonymousId) =>
      products.map((product) => ({
        type: 'track',
        event: 'Product Added to Wishlist',
        anonymousId,
        messageId: `${product}-${anonymousId}`,
        properties: { product_id: product, price: 1000, currency: 'EUR' },
      })),
    )
    const reply = await fetch(`${runtime.url}/v1/batch`, {
      method: 'POST',
      headers: { connection: 'close', 'content-type': 'application/json', 'user-agent': browserAgent },
      body: JSON.stringify({ writeKey: keys.writeKey, batch }),
    })
    if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
    await reply.body?.cancel()
  }
  // What waits to be projected falls due now, in one walk, not by ten thousand alarms at once.
  await advance('PT2M')
  for (const product of products) await until(async () => (await customersOf(product)) === waiting)
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + 600_000
  while (!(await isTrue())) {
    if (performance.now() > giveUpAt) throw new Error(`Not in ten minutes: ${isTrue.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

interface Tally {
  items: { kind: string; customers: number }[]
  lastDrainedAt: number | null
  draining: { customers: number }[]
}
const tallyOf = (product: string) => admin(runtime, 'GET', `/api/products/${product}/waiting`) as Promise<Tally>
const customersOf = async (product: string) =>
  (await tallyOf(product)).items.find(({ kind }) => kind === 'wished')?.customers ?? 0

async function drained(product: string): Promise<void> {
  const isDone = async () => {
    const { lastDrainedAt, draining } = await tallyOf(product)
    return lastDrainedAt !== null && draining.length === 0
  }
  await until(isDone)
}

const callsNow = async () =>
  (
    (await (await fetch(`${runtime.url}/dev/drain/calls`, { headers: { connection: 'close' } })).json()) as {
      all: number
    }
  ).all

async function toldOf(): Promise<{ times: number; calls: number }[]> {
  const all: { times: number; calls: number }[] = []
  for (let from = 0; from < visitors.length; from += 250) {
    if (waiting > crowd && from > 0) await new Promise((resolve) => setTimeout(resolve, paceMs))
    const reply = await fetch(`${runtime.url}/dev/drain/told`, {
      method: 'POST',
      headers: { connection: 'close' },
      body: JSON.stringify({ site: keys.site, visitors: visitors.slice(from, from + 250) }),
    })
    if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
    all.push(...((await reply.json()) as typeof all))
  }
  return all
}

/** Ten thousand objects ring within seconds and stay awake for ten: where descriptors run out, the walk goes on after that. */
async function advance(duration: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const failure = await move(duration).then(
      () => null,
      (error: unknown) => error,
    )
    if (failure === null) return
    if (waiting <= crowd || attempt === 6) throw failure
    console.log(
      `the walk pauses: ${/CANTOPEN|[^\n]*rror[^\n]*/.exec(runtime.errors().slice(-2000))?.[0] ?? String(failure)}`,
    )
    await new Promise((resolve) => setTimeout(resolve, 12_000))
  }
}

async function move(duration: string): Promise<void> {
  const reply = await fetch(`${runtime.url}/dev/clock`, {
    method: 'POST',
    headers: { connection: 'close', 'content-type': 'application/json', 'user-agent': browserAgent },
    body: JSON.stringify({ advance: duration }),
  })
  if (!reply.ok) throw new Error(`/dev/clock answered ${reply.status}: ${await reply.text()}`)
}
