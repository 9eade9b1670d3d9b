import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import type { Block } from '../../worker/model/recipe.ts'
import { defaultBlocks } from '../../worker/recommend/library/blocks.ts'
import { database } from '../../worker/store/database.ts'
import { rollups } from '../../worker/store/schema.ts'
import { site } from '../store/kettleStock.ts'
import { call, errorOf, setUp } from './adminApi.ts'

let key: string
beforeEach(async () => {
  key = (await setUp()).secretKey
})

const get = async <T>(path: string): Promise<T> => (await call('GET', path, undefined, { key })).json<T>()
const status = async (method: string, path: string, body?: unknown): Promise<number> =>
  (await call(method, path, body, { key })).status

async function own(id: string, change: Partial<Block['recipe']> = {}): Promise<Block> {
  const block = await get<Block>('/api/blocks/popular')
  const body = { ...block, id, recipe: { ...block.recipe, id, ...change } }
  return (await call('PUT', `/api/blocks/${id}`, body, { key })).json<Block>()
}

describe('where a block is used', () => {
  test('scenarios, templates and fallbacks are named, and how often pages showed it', async () => {
    await own('sale', { fallback: [{ use: 'block', block: 'cart-complements' }] })
    const hour = Math.floor(clock.now() / 3_600_000) * 3_600_000
    const counter = { site, name: 'block:cart-complements:impressions' }
    await database(env.DB)
      .insert(rollups)
      .values([
        { ...counter, hour: hour - 6 * 86_400_000, value: 5 },
        { ...counter, hour: hour - 8 * 86_400_000, value: 70 },
        { ...counter, name: 'block:cart-complements:clicks', hour, value: 3 },
      ])
    const uses = await get<Record<string, unknown>>('/api/blocks/cart-complements/uses')
    expect(uses).toMatchObject({
      scenarios: [{ id: 'abandoned-cart' }],
      templates: [{ id: 'abandoned-cart-1' }],
      fallbacks: [{ id: 'sale' }],
      seen: 5,
      seenDays: 7,
      isShipped: true,
    })
    expect(await get('/api/blocks/sale/uses')).toEqual({
      scenarios: [],
      templates: [],
      fallbacks: [],
      seen: 0,
      seenDays: 7,
      isShipped: false,
    })
    expect(await status('GET', '/api/blocks/nothing/uses')).toBe(404)
  })

  test('what something names is not removed, and the answer says by what', async () => {
    await own('sale')
    await own('outlet', { fallback: [{ use: 'block', block: 'sale' }] })
    const refused = await call('DELETE', '/api/blocks/sale', undefined, { key })
    expect(refused.status).toBe(409)
    expect((await errorOf(refused)).message).toBe('Block sale is named by block outlet')
    expect(await status('DELETE', '/api/blocks/run-items')).toBe(409)
    expect(await status('DELETE', '/api/blocks/outlet')).toBe(204)
    expect(await status('DELETE', '/api/blocks/sale')).toBe(204)
  })
})

test('a removed block comes back from its versions, which go on counting', async () => {
  await own('sale')
  const live = await own('sale', { limit: 3 })
  expect(live.recipe.version).toBe(2)
  await call('PUT', '/api/blocks/sale/draft', live, { key })
  expect(await status('DELETE', '/api/blocks/sale')).toBe(204)
  expect(await status('GET', '/api/blocks/sale')).toBe(404)
  expect(await status('GET', '/api/blocks/sale/draft')).toBe(404)
  const back = await call('POST', '/api/blocks/sale/versions/2/restore', undefined, { key })
  expect(back.status).toBe(200)
  expect((await back.json<Block>()).recipe).toEqual({ ...live.recipe, version: 3 })
  expect((await get<Block>('/api/blocks/sale')).recipe.limit).toBe(3)
})

test('a block of the library that nobody changed comes back too', async () => {
  expect(await status('DELETE', '/api/blocks/similar')).toBe(204)
  expect(await status('POST', '/api/blocks/similar/versions/1/restore')).toBe(200)
})

test('a reset publishes what the library has, keeps the switch and drops the draft', async () => {
  const original = defaultBlocks.find(({ id }) => id === 'popular')!
  const changed = { ...original, enabled: false, title: { en: 'Hot' }, recipe: { ...original.recipe, limit: 3 } }
  await call('PUT', '/api/blocks/popular', changed, { key })
  await call('PUT', '/api/blocks/popular/draft', changed, { key })
  const reset = await (await call('POST', '/api/blocks/popular/reset', undefined, { key })).json<Block>()
  expect(reset).toEqual({ ...original, enabled: false, recipe: { ...original.recipe, version: 3 } })
  expect(await status('GET', '/api/blocks/popular/draft')).toBe(404)
  await own('sale')
  expect(await status('POST', '/api/blocks/sale/reset')).toBe(409)
})
