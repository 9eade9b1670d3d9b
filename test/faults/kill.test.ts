import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Keys } from '../../cli/firstKeys.ts'
import { freePort, type Runtime, startRuntime } from '../../cli/runtime.ts'
import { admin, browserAgent, lamps } from './admin.ts'
import { judge } from './checker.ts'
import { Recorder } from './recorder.ts'
import { seeded } from './seeded.ts'

const kills = Number(process.env['AISLE_KILLS'] ?? 20)
const seed = Number(process.env['AISLE_SEED'] ?? Date.now() % 1_000_000)
const stateDir = mkdtempSync(path.join('/dev/shm', 'aisle-kill-'))
const site = {
  id: 'kills',
  name: 'Kills',
  domain: 'kills.example',
  currency: 'EUR',
  language: 'en',
  languages: ['en'],
  timeZone: 'UTC',
}
const dueShoppers = ['ada', 'bo', 'cy', 'dee', 'eli'].map((name) => `${name}@kills.example`)
const vars = { WRITES_A_MINUTE: '1000000' } // a few shoppers stand for many here
let runtime: Runtime
let keys: Keys
let port: number

beforeAll(async () => {
  port = await freePort()
  runtime = await startRuntime({ stateDir, dev: true, port, site, vars })
  keys = runtime.keys
  await admin(runtime, 'POST', '/api/feeds/import?format=ndjson&source=upload&mode=full', lamps(50))
  const { settings } = (await admin(runtime, 'GET', '/api/settings')) as { settings: { caps: Record<string, object> } }
  const caps = Object.fromEntries(Object.entries(settings.caps).map(([name, cap]) => [name, { ...cap, hours: null }]))
  await admin(runtime, 'PUT', '/api/settings', {
    settings: { ...settings, caps, postalAddress: 'Kill Street 1, Kyiv' },
  })
  await admin(runtime, 'PUT', '/api/scenarios/abandoned-cart', { enabled: true })
  for (const email of dueShoppers) await leaveCart(email)
})

afterAll(async () => {
  await runtime.stop()
  rmSync(stateDir, { recursive: true, force: true })
})

test(`R1: ${kills} SIGKILLs under load lose no acknowledged event, count none twice, send a due message once`, async () => {
  console.log(`seed ${seed}: replay with AISLE_SEED=${seed}`)
  const chance = seeded(seed)
  const recorder = new Recorder(runtime.url, keys, chance)
  const shoppers = Array.from({ length: 40 }, (_, index) => `shopper-${index}`)
  const playing = Array.from({ length: 6 }, () => recorder.play(shoppers))
  let outageMs = 0
  for (let kill = 0; kill < kills; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 100 + chance.below(500)))
    // A third of the kills hit while simulated time walks over due session ends, steps and messages.
    const walking = kill % 3 === 1 ? advance('PT20M').catch(() => undefined) : undefined
    if (walking) await new Promise((resolve) => setTimeout(resolve, chance.below(120)))
    const downAt = performance.now()
    await runtime.kill()
    await walking
    runtime = await startRuntime({ stateDir, dev: true, port, bundle: false, vars })
    outageMs += performance.now() - downAt
  }
  await new Promise((resolve) => setTimeout(resolve, 500))
  recorder.stop()
  await Promise.all(playing)

  const verdict = await judge(runtime.url, keys, recorder.sent.values())
  console.log(
    `${kills} kills, ${recorder.requests} requests, ${recorder.failures} without answer, ${verdict.acknowledged} events acknowledged, ` +
      `${verdict.stored} stored, ${Math.round(outageMs / kills)} ms down a kill`,
  )
  expect(recorder.surprises, 'only "stored" or no answer at all').toEqual([])
  expect(verdict.lost, 'acknowledged, then gone').toEqual([])
  expect(verdict.twice, 'counted twice').toEqual([])
  expect(verdict.invented, 'never sent').toEqual([])
  expect(verdict.acknowledged).toBeGreaterThan(kills * 20)

  for (let hour = 0; hour < 6; hour++) await advance('PT1H')
  const outbox = (await (await fetch(`${runtime.url}/dev/outbox`)).json()) as { items?: Mail[] } | Mail[]
  const mails = (Array.isArray(outbox) ? outbox : (outbox.items ?? [])).filter((mail) => mail.channel === 'email')
  const sentTo = Map.groupBy(mails, (mail) => mail.to)
  for (const email of dueShoppers) {
    const mine = sentTo.get(email) ?? []
    expect(
      mine.map((mail) => mail.subject),
      `mails to ${email}`,
    ).toHaveLength(1)
    expect(mine[0]?.scenario).toBe('abandoned-cart')
  }
})

test('R1: SIGTERM ends the runtime and leaves no process behind', async () => {
  const pids = runtime.pids()
  expect(pids.length).toBeGreaterThan(1)
  await runtime.stop()
  await expect.poll(() => pids.filter(alive), { timeout: 3000 }).toEqual([])
  runtime = await startRuntime({ stateDir, dev: true, port, bundle: false, vars })
})

interface Mail {
  to: string
  subject: string
  channel: string
  scenario: string
}

async function leaveCart(email: string): Promise<void> {
  const anonymousId = `anon-${email}`
  await server('/v1/identify', {
    messageId: crypto.randomUUID(),
    userId: email,
    anonymousId,
    traits: { email, consents: { email: { reminders: 'granted', news: 'granted' } } },
    context: { consent: { categoryPreferences: { analytics: true, personalization: true, advertising: true } } },
  })
  await server('/v1/track', {
    messageId: crypto.randomUUID(),
    userId: email,
    anonymousId,
    event: 'Product Added',
    properties: { product_id: 'p1', quantity: 1, price: 49, currency: 'EUR' },
  })
}

async function server(url: string, body: object): Promise<void> {
  const reply = await fetch(runtime.url + url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': browserAgent,
      authorization: `Basic ${btoa(`${keys.secretKey}:`)}`,
    },
    body: JSON.stringify(body),
  })
  const answer = (await reply.json()) as { rejected?: unknown[] }
  if (!reply.ok || (answer.rejected ?? []).length > 0)
    throw new Error(`${url}: ${reply.status} ${JSON.stringify(answer)}`)
}

async function advance(duration: string): Promise<void> {
  const reply = await fetch(`${runtime.url}/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': browserAgent },
    body: JSON.stringify({ advance: duration }),
  })
  if (!reply.ok) throw new Error(`/dev/clock answered ${reply.status}: ${await reply.text()}`)
}

/** A zombie has ended: only its parent has not asked how yet. */
function alive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
