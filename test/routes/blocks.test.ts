import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { buildIndex } from '../../worker/jobs/buildIndex.ts'
import { asId, type CustomerId } from '../../worker/model/ids.ts'
import type { Block } from '../../worker/model/recipe.ts'
import { defaultBlocks } from '../../worker/recommend/library/blocks.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { database } from '../../worker/store/database.ts'
import { profiles } from '../../worker/store/schema.ts'
import { shelf } from '../recommend/kettleShop.ts'
import { site, stock } from '../store/kettleStock.ts'
import { call, errorOf, setUp } from './adminApi.ts'

let key: string

beforeEach(async () => {
  forgetIndexes()
  key = (await setUp()).secretKey
})

const get = async <T>(path: string): Promise<T> => (await call('GET', path, undefined, { key })).json<T>()

describe('blocks over the admin API', () => {
  test("a new site has the library's, and PUT takes what GET gives without a new version", async () => {
    const { items } = await get<{ items: Block[] }>('/api/blocks')
    expect(items.map((block) => block.id)).toEqual(defaultBlocks.map((block) => block.id).toSorted())
    const forYou = await get<Block>('/api/blocks/for-you')
    const put = await call('PUT', '/api/blocks/for-you', forYou, { key })
    expect(await put.json()).toEqual(forYou)
  })

  test('a changed recipe becomes the next version', async () => {
    const block = await get<Block>('/api/blocks/popular')
    const changed = { ...block, recipe: { ...block.recipe, limit: 5 } }
    const answer = await (await call('PUT', '/api/blocks/popular', changed, { key })).json<Block>()
    expect(answer.recipe).toEqual({ ...block.recipe, limit: 5, version: block.recipe.version + 1 })
  })

  test('unknown keys and impossible values are refused, every field named', async () => {
    const block = await get<Block>('/api/blocks/popular')
    const bad = {
      ...block,
      colour: 'red',
      recipe: { ...block.recipe, limit: 0, sources: [{ use: 'magic', weight: 1 }], exclude: ['everything'] },
    }
    const answer = await call('PUT', '/api/blocks/popular', bad, { key })
    expect(answer.status).toBe(422)
    const { fields } = await errorOf(answer)
    expect(fields!.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['colour', 'recipe.limit', 'recipe.sources.0.use', 'recipe.exclude.0']),
    )
  })

  test('a block that is removed is gone', async () => {
    expect((await call('DELETE', '/api/blocks/similar', undefined, { key })).status).toBe(204)
    expect((await call('GET', '/api/blocks/similar', undefined, { key })).status).toBe(404)
    expect((await call('DELETE', '/api/blocks/similar', undefined, { key })).status).toBe(404)
  })

  test('a preview tries a recipe that is not saved, with shares, counts and what was removed', async () => {
    await stock(shelf(60))
    await buildIndex(env, site)
    const block = await get<Block>('/api/blocks/similar')
    const recipe = {
      ...block.recipe,
      filter: { all: [{ fact: 'price', is: '<', value: 40 }, { not: { fact: 'brand', is: '=', value: 'Alba' } }] },
    }
    const body = { recipe, context: { productId: 'p5' }, locale: 'pl' }
    const answer = await call('POST', '/api/blocks/similar/preview', body, { key })
    expect(answer.status).toBe(200)
    const preview = await answer.json<{
      items: { title: string; price: number; parts: { source: string; share: number }[]; reason: { text: string } }[]
      removed: { because: string }[]
      counts: { products: number; allowed: number; returned: number }
    }>()
    expect(preview.items.length).toBeGreaterThan(3)
    for (const item of preview.items) expect(item.price).toBeLessThan(40)
    expect(preview.items[0]!.parts[0]).toMatchObject({ source: 'similar', share: 1 })
    expect(preview.items[0]!.reason.text).toMatch(/^Podobne do: /)
    expect(preview.removed.map((one) => one.because)).toContain('filter')
    expect(preview.counts.allowed).toBeLessThan(preview.counts.products)
  })

  test('audiences name the countries of customers and what rules of blocks are written for', async () => {
    const profile = { site, sequence: 1, missing: null, firstSeenAt: 1, lastSeenAt: 1, events: 3, orders: 0 }
    const rest = { spentMinor: 0, cartLines: 0, known: false, language: null, nextDueAt: null }
    const row = (id: string, country: string | null, events = 3) => ({
      ...profile,
      ...rest,
      id: asId<CustomerId>(id),
      country,
      events,
    })
    await database(env.DB)
      .insert(profiles)
      .values([row('cus_1', 'PL'), row('cus_2', 'PL'), row('cus_3', 'DE'), row('cus_4', null), row('cus_5', 'FR', 0)])
    const block = await get<Block>('/api/blocks/popular')
    const rules = [
      { do: 'exclude', where: { fact: 'label', is: '=', value: 'adult' }, when: { segment: 'vip', region: 'ua' } },
    ]
    const changed = { ...block, recipe: { ...block.recipe, rules } }
    expect((await call('PUT', '/api/blocks/popular', changed, { key })).status).toBe(200)
    expect(await get('/api/audiences')).toEqual({
      regions: [
        { id: 'pl', share: 2 / 3, hasBestsellers: false, blocks: [] },
        { id: 'de', share: 1 / 3, hasBestsellers: false, blocks: [] },
        { id: 'ua', share: 0, hasBestsellers: false, blocks: ['popular'] },
      ],
      segments: [{ id: 'vip', blocks: ['popular'] }],
    })
  })

  test('two recipes are replayed over visits, a slice at a time; without an index that is told', async () => {
    const empty = await call('POST', '/api/blocks/similar/replay', {}, { key })
    expect([empty.status, (await errorOf(empty)).code]).toEqual([409, 'no-index'])
    await stock(shelf(20))
    await buildIndex(env, site)
    forgetIndexes()
    const block = await get<Block>('/api/blocks/similar')
    const recipe = { ...block.recipe, limit: 3 }
    const answer = await call('POST', '/api/blocks/similar/replay', { recipe, from: 0, count: 25 }, { key })
    expect(answer.status).toBe(200)
    const side = { hits: 0, empty: 0, items: 0, shown: [], meanPrice: null }
    expect(await answer.json()).toEqual({ total: 0, from: 0, visits: 0, changed: 0, sides: [side, side] })
    expect((await call('POST', '/api/blocks/similar/replay', { count: 26 }, { key })).status).toBe(422)
    expect((await call('POST', '/api/blocks/nothing/replay', {}, { key })).status).toBe(404)
  })

  test('recommendations of a customer whom nobody knows are 404', async () => {
    const answer = await call('GET', '/api/customers/cus_00000000000000000000000000/recommendations', undefined, {
      key,
    })
    expect(answer.status).toBe(404)
  })
})
