import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { buildIndex } from '../../worker/jobs/buildIndex.ts'
import { nextCronAt, runCron } from '../../worker/jobs/cron.ts'
import { readModelFile } from '../../worker/jobs/releaseModel.ts'
import { decodeArtifact } from '../../worker/recommend/artifact.ts'
import { manifestKey, modelKey, parseManifest } from '../../worker/recommend/manifest.ts'
import { forgetIndexes, indexProblem, loadIndex } from '../../worker/store/artifacts.ts'
import { readModels, writeModel } from '../../worker/store/models.ts'
import { finish, trainableShop, trainedElsewhere } from '../objects/trainedShop.ts'
import { product } from '../recommend/kettleShop.ts'
import { site, stock } from '../store/kettleStock.ts'
import { call, setUp } from './adminApi.ts'

let key: string
const ask = (method: string, path: string, body?: unknown) => call(method, path, body, { key })

beforeEach(async () => {
  clock.offsetMs = 0
  forgetIndexes()
  key = (await setUp()).secretKey
})

/** A model that the gate let through. */
async function trained(epochs = 20): Promise<string> {
  const response = await ask('POST', '/api/jobs/train', { epochs })
  expect(response.status).toBe(202)
  const { model } = await response.json<{ model: string }>()
  await finish()
  return model
}

const manifest = async () => parseManifest(await (await env.STORE.get(manifestKey(site)))!.json(), site)
const look = async (seconds: number) => (await loadIndex(env, site, clock.now() + seconds * 1000))!.base

test('a training is ordered, watched, and its model listed with its numbers', async () => {
  await trainableShop()
  const model = await trained()
  expect((await ask('POST', '/api/jobs/train', { epochs: 0 })).status).toBe(422)
  expect((await ask('POST', '/api/jobs/train', { layers: 3 })).status).toBe(422)
  const answer = await (await ask('GET', '/api/models')).json<{ items: object[]; training: object | null }>()
  expect(answer).toMatchObject({
    training: null,
    items: [
      {
        id: model,
        state: 'live',
        verdict: { release: true, reason: 'better' },
        report: { settings: { epochs: 20 }, scores: { live: null } },
      },
    ],
  })
  const second = await ask('POST', '/api/jobs/train', { epochs: 2 })
  expect(second.status).toBe(202)
  expect((await ask('POST', '/api/jobs/train', {})).status).toBe(409)
  expect(await (await ask('GET', '/api/models')).json()).toMatchObject({ training: { phase: 'prepare' } })
  await finish()
})

test('a worse model is kept with the reason, and can be let live all the same, and back', async () => {
  await trainableShop()
  const good = await trained()
  const poor = await trained(1)
  const [newest] = await readModels(env.DB, site)
  expect(newest).toMatchObject({ id: poor, state: 'refused', verdict: { release: false } })
  expect(newest!.verdict.text).toMatch(/against/)
  expect((await manifest()).artifacts.seq!.model).toBe(good)
  expect((await ask('POST', `/api/models/${poor}/release`)).status).toBe(200)
  expect((await manifest()).artifacts.seq!.model).toBe(poor)
  expect((await ask('POST', `/api/models/${good}/release`)).status).toBe(200)
  expect((await manifest()).artifacts.seq!.model).toBe(good)
  expect((await readModels(env.DB, site)).map(({ state }) => state)).toEqual(['kept', 'live'])
  expect((await ask('DELETE', '/api/models/live')).status).toBe(200)
  expect((await look(10)).sequence).toBeNull()
  expect((await ask('POST', '/api/models/nobody/release')).status).toBe(404)
})

test('a build of the index takes the live model along, whatever order the products have then', async () => {
  await trainableShop()
  const model = await trained()
  await stock([product('aaa-first')]) // every ordinal moves
  clock.offsetMs += 1000
  await buildIndex(env, site)
  expect((await manifest()).artifacts.seq!.model).toBe(model)
  const { sequence, items } = await look(5)
  expect(sequence!.reader.count).toBe(items.count)
})

const spoilt: [string, (file: Uint8Array) => Uint8Array][] = [
  ['was cut off', (file) => file.slice(0, file.length - 100)],
  ['has a changed byte', (file) => file.with(file.length - 1, file.at(-1)! ^ 1)],
  ['is of a newer format', (file) => file.with(4, 2)],
]

test('a model whose file is spoilt never serves: the index goes on without it, and says why', async () => {
  await trainableShop()
  const model = await trained()
  const { key: file } = (await manifest()).artifacts.seq!
  const bytesOf = async (key: string) => new Uint8Array(await (await env.STORE.get(key))!.arrayBuffer())
  const [served, own] = await Promise.all([bytesOf(file), bytesOf(modelKey(site, model))])
  for (const [what, spoil] of spoilt) {
    await env.STORE.put(file, spoil(served))
    forgetIndexes()
    const base = await look(0)
    expect([what, base.sequence, base.rules === null]).toEqual([what, null, false])
    expect(indexProblem(site)).toMatch(/refused/)
    await env.STORE.put(modelKey(site, model), spoil(own))
    const answer = await ask('POST', `/api/models/${model}/release`)
    expect([what, answer.status]).toEqual([what, 422])
    expect(await answer.json()).toMatchObject({ error: { code: 'model-unreadable' } })
  }
  clock.offsetMs += 1000
  await buildIndex(env, site) // goes on without it too
  expect((await manifest()).artifacts.seq).toBeUndefined()
})

test('the file of another site is refused by name', async () => {
  await trainableShop()
  const model = await trained()
  const file = await (await env.STORE.get(modelKey(site, model)))!.arrayBuffer()
  const [row] = await readModels(env.DB, site)
  await env.STORE.put(modelKey('teapots', model), file)
  await expect(readModelFile(env, 'teapots' as typeof site, model)).rejects.toThrow(/belongs to kettles/)
  await writeModel(env.DB, { ...row!, id: 'gone', state: 'kept' })
  expect((await ask('POST', '/api/models/gone/release')).status).toBe(422)
})

test('each night a site that was visited trains by itself', async () => {
  await trainableShop()
  const night = Math.ceil(clock.now() / 86_400_000) * 86_400_000
  expect(nextCronAt(clock.now())).toBeLessThanOrEqual(night)
  await runCron(env, night)
  expect(await env.TRAINER.getByName(site).status()).toBeNull() // nobody was there
  await env.DB.prepare('INSERT INTO rollup (site, hour, name, value) VALUES (?, ?, ?, 1)')
    .bind(site, Math.floor(clock.now() / 3_600_000) * 3_600_000, 'events')
    .run()
  await runCron(env, night)
  expect(await env.TRAINER.getByName(site).status()).toMatchObject({ phase: 'prepare' })
})

test('a model that was trained elsewhere goes through the same gate, and one that is damaged is refused', async () => {
  await trainableShop()
  const good = await trainedElsewhere(key)
  const answer = await ask('POST', '/api/models', good)
  expect(answer.status).toBe(201)
  const { model, verdict } = await answer.json<{ model: string; verdict: object }>()
  expect(verdict).toMatchObject({ release: true, reason: 'better' })
  expect((await manifest()).artifacts.seq!.model).toBe(model)
  expect((await look(10)).sequence).not.toBeNull()
  const [row] = await readModels(env.DB, site)
  expect(row).toMatchObject({ id: model, state: 'live', report: { settings: { epochs: 20 } } })
  expect(row!.report.window.tests).toBeGreaterThan(50)

  const poor = await (await ask('POST', '/api/models', await trainedElsewhere(key, 1))).json()
  expect(poor).toMatchObject({ verdict: { release: false } })
  expect((await manifest()).artifacts.seq!.model).toBe(model)

  const cut = await ask('POST', '/api/models', good.slice(0, good.length - 100))
  expect(cut.status).toBe(422)
  expect(await cut.text()).toMatch(/bad-model.*truncated/)
  expect((await ask('POST', '/api/models', 'no model')).status).toBe(422)
  expect(await readModels(env.DB, site)).toHaveLength(2)
})

test('what goes out for a training elsewhere names nobody and leaves the held-back period here', async () => {
  await trainableShop()
  const response = await ask('GET', '/api/training')
  const file = new Uint8Array(await response.arrayBuffer())
  const { header } = await decodeArtifact(file, { kind: 'training', site })
  const { window } = header.meta as { window: { heldBackFrom: number; to: number; histories: number } }
  expect(window.heldBackFrom).toBeLessThan(window.to)
  expect(window.histories).toBeGreaterThan(50)
  expect(new TextDecoder().decode(file)).not.toMatch(/"who"|w1\d\b/)
})

test('without an index there is nothing to train on', async () => {
  expect((await ask('GET', '/api/training')).status).toBe(409)
})
