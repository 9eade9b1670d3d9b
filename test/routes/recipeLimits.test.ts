import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { buildIndex } from '../../worker/jobs/buildIndex.ts'
import type { Block, Recipe } from '../../worker/model/recipe.ts'
import { defaultBlocks } from '../../worker/recommend/library/blocks.ts'
import { answerHot } from '../../worker/routes/hotPaths.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { forgetSiteConfigs } from '../../worker/store/siteConfig.ts'
import { writeLive } from '../../worker/store/live.ts'
import { shelf } from '../recommend/kettleShop.ts'
import { site, stock } from '../store/kettleStock.ts'
import { call, errorOf, setUp, type Keys } from './adminApi.ts'

/** Recipes and requests at and beyond their limits: a clear 422, or items; never an empty block, never a 5xx. */
let keys: Keys
beforeEach(async () => {
  forgetIndexes()
  keys = await setUp()
  await stock(shelf(60))
  await buildIndex(env, site)
})

const get = async <T>(path: string) => (await call('GET', path, undefined, { key: keys.secretKey })).json<T>()
const put = (id: string, block: object) => call('PUT', `/api/blocks/${id}`, block, { key: keys.secretKey })
const preview = (id: string, body: object) => call('POST', `/api/blocks/${id}/preview`, body, { key: keys.secretKey })
const changed = async (change: Partial<Record<keyof Recipe | 'colour', unknown>>) => {
  const block = await get<Block>('/api/blocks/popular')
  return { ...block, recipe: { ...block.recipe, ...change } }
}

interface Shown {
  items: { productId: string }[]
}

async function shown(id: string, context: object): Promise<Shown['items']> {
  const ctx = createExecutionContext()
  const body = JSON.stringify({ writeKey: keys.writeKey, blocks: [{ id, context }] })
  const request = new Request('https://aisle.example/v1/recommend', { method: 'POST', body })
  const response = await answerHot(request, env, ctx)
  await waitOnExecutionContext(ctx)
  expect(response!.status).toBe(200)
  return (await response!.json<{ blocks: Shown[] }>()).blocks[0]!.items
}

/** One bad field is named by `field`, several in `fields`. */
const fieldsOf = ({ field, fields = [] }: { field?: string; fields?: readonly { field: string }[] }) =>
  field === undefined ? fields.map((one) => one.field) : [field]

const cheap = { fact: 'price', is: '<', value: 10 }
const deep = Array.from({ length: 9 }).reduce<object>((inner) => ({ not: inner }), cheap)
const ids = (count: number, from = 0) => Array.from({ length: count }, (_, n) => `x${from + n}`)

describe('a recipe is refused with the field that is wrong', () => {
  test.each<[what: string, change: Partial<Record<keyof Recipe | 'colour', unknown>>, field: string, says: RegExp]>([
    ['an unknown field', { colour: 'red' }, 'recipe.colour', /./],
    ['an unknown source', { sources: [{ use: 'magic' }] }, 'recipe.sources.0.use', /./],
    ['a negative weight', { sources: [{ use: 'popular', weight: -1 }] }, 'recipe.sources.0.weight', /./],
    [
      'weights of zero',
      {
        sources: [
          { use: 'popular', weight: 0 },
          { use: 'new', weight: 0 },
        ],
      },
      'recipe.sources',
      /0/,
    ],
    [
      'an option that its source never reads',
      { sources: [{ use: 'popular', freeFrom: 9 }] },
      'recipe.sources.0.freeFrom',
      /filler/,
    ],
    [
      'a source outside without TLS',
      { sources: [{ use: 'custom', url: 'http://x.example/' }] },
      'recipe.sources.0.url',
      /https/,
    ],
    [
      'prices that contradict',
      { filter: { all: [cheap, { fact: 'price', is: '>', value: 20 }] } },
      'recipe.filter',
      /Nothing can pass/,
    ],
    [
      'two brands at once',
      {
        filter: {
          all: [
            { fact: 'brand', is: '=', value: 'A' },
            { fact: 'brand', is: '=', value: 'B' },
          ],
        },
      },
      'recipe.filter',
      /Nothing can pass/,
    ],
    [
      'a price between the wrong ends',
      { filter: { fact: 'price', is: 'between', value: [20, 10] } },
      'recipe.filter',
      /Nothing can pass/,
    ],
    ['conditions nested nine deep', { filter: deep }, 'recipe.filter', /eight deep/],
    [
      '1,001 products in one rule',
      { rules: [{ do: 'pin', at: 1, products: ids(1001) }] },
      'recipe.rules.0.products',
      /1000/,
    ],
    [
      '51 rules',
      { rules: Array.from({ length: 51 }, () => ({ do: 'bury', by: 0.5, where: cheap })) },
      'recipe.rules',
      /50/,
    ],
    [
      'a fallback on itself',
      { fallback: [{ use: 'block', block: 'popular' }] },
      'recipe.fallback',
      /popular -> popular is a circle/,
    ],
    [
      'a fallback on nothing',
      { fallback: [{ use: 'block', block: 'nowhere' }] },
      'recipe.fallback',
      /there is no block nowhere/,
    ],
  ])('%s', async (_what, change, field, says) => {
    const answer = await put('popular', await changed(change))
    expect(answer.status).toBe(422)
    const { message, ...error } = await errorOf(answer)
    expect(fieldsOf(error).join(' ')).toContain(field)
    expect(message).toMatch(says)
    expect((await get<Block>('/api/blocks/popular')).recipe.version).toBe(1)
  })

  test('a fallback that leads back over another block', async () => {
    const forYou = await get<Block>('/api/blocks/for-you')
    const first = { ...forYou, recipe: { ...forYou.recipe, fallback: [{ use: 'block', block: 'popular' }] } }
    expect((await put('for-you', first)).status).toBe(200)
    const answer = await put('popular', await changed({ fallback: [{ use: 'block', block: 'for-you' }] }))
    expect(answer.status).toBe(422)
    expect((await errorOf(answer)).message).toMatch(/popular -> for-you -> popular is a circle/)
  })
})

describe('at the limits there are still products', () => {
  test('10,000 exclusions leave what they do not name', async () => {
    const named = ['p0', 'p1', 'p2', ...ids(9997)]
    const rules = Array.from({ length: 10 }, (_, n) => ({
      do: 'exclude',
      where: { fact: 'product', is: 'in', value: named.slice(n * 1000, (n + 1) * 1000) },
    }))
    expect((await put('popular', await changed({ rules }))).status).toBe(200)
    forgetSiteConfigs()
    const items = await shown('popular', {})
    expect(items.length).toBeGreaterThanOrEqual(8)
    for (const { productId } of items) expect(named).not.toContain(productId)
  })

  test('a session of 300 products is ranked, one of 301 refused', async () => {
    const session = (count: number) => ({ visitor: { viewed: Array.from({ length: count }, (_, n) => `p${n % 60}`) } })
    const answer = await preview('for-you', session(300))
    expect(answer.status).toBe(200)
    expect((await answer.json<Shown>()).items.length).toBeGreaterThan(0)
    const refused = await preview('for-you', session(301))
    expect(refused.status).toBe(422)
    expect(fieldsOf(await errorOf(refused))).toEqual(['visitor.viewed'])
  })

  test('products gone since, or never there, in page, cart and history', async () => {
    const gone = { ...shelf(60)[3]!, goneAt: clock.now() }
    await stock([gone])
    await writeLive(env, site, [gone])
    clock.offsetMs += 5000
    for (const { id, recipe } of defaultBlocks) {
      // What claims a relation (goes with it, looked at lately) stays empty rather than claim what is not so.
      if (recipe.fallback.length === 0) continue
      for (const productId of ['p3', 'never-there']) {
        const items = await shown(id, { productId, productIds: [productId] })
        expect(items.length, `${id} beside ${productId}`).toBeGreaterThan(0)
        expect(items.map((item) => item.productId)).not.toContain(productId)
      }
      const lost = ['p3', ...ids(49)]
      const answer = await preview(id, { visitor: { viewed: lost, cart: lost, wished: lost, bought: lost } })
      expect(answer.status, id).toBe(200)
      expect((await answer.json<Shown>()).items.length, id).toBeGreaterThan(0)
    }
    clock.offsetMs -= 5000
  })
})
