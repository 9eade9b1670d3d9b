import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { buildIndex } from '../../worker/jobs/buildIndex.ts'
import { answerHot } from '../../worker/routes/hotPaths.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { writeLive } from '../../worker/store/live.ts'
import { product, shelf } from '../recommend/kettleShop.ts'
import { site, soldOut, stock } from '../store/kettleStock.ts'
import { setUp, type Keys } from './adminApi.ts'

let keys: Keys

beforeEach(async () => {
  forgetIndexes()
  keys = await setUp()
})

interface Answer {
  requestId: string
  blocks: {
    id: string
    recipe: string
    items: { productId: string; title: string; price: number; reason: { code: string; text: string } }[]
  }[]
}

async function ask(body: unknown): Promise<Response> {
  const ctx = createExecutionContext()
  const init = { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await answerHot(new Request('https://aisle.example/v1/recommend', init), env, ctx)
  if (response === null) throw new Error('/v1/recommend is none of the hot paths')
  await waitOnExecutionContext(ctx)
  return response
}

const blocksFor = async (body: Record<string, unknown>) => {
  const response = await ask({ writeKey: keys.writeKey, ...body })
  expect(response.status).toBe(200)
  return (await response.json<Answer>()).blocks
}

describe('recommending over HTTP', () => {
  test('a page of a product shows similar ones in stock, itself not among them', async () => {
    await stock(shelf(100))
    await buildIndex(env, site)
    const [block] = await blocksFor({ blocks: [{ id: 'similar', limit: 8, context: { productId: 'p0' } }] })
    expect(block!.items).toHaveLength(8)
    const ids = block!.items.map((item) => item.productId)
    expect(ids).not.toContain('p0')
    expect(ids.filter((id) => Number(id.slice(1)) % 7 === 6)).toEqual([])
    expect(block!.items[0]!.reason.code).toBe('similar_to')
  })

  test('a product imported now is recommended, one sold out now is not, without a build', async () => {
    await stock(shelf(60))
    await buildIndex(env, site)
    const context = { productId: 'p0' }
    const [before] = await blocksFor({ blocks: [{ id: 'similar', limit: 50, context }] })
    const first = before!.items[0]!.productId
    const added = product('fresh', { title: { en: 'Alba steel kettle 0 deluxe' }, brand: 'Alba', price: 999 })
    const gone = soldOut(shelf(60).find((one) => one.id === first)!)
    await stock([added, gone])
    expect(await writeLive(env, site, [added, gone])).toBe(true)
    clock.offsetMs += 5000
    const [after] = await blocksFor({ blocks: [{ id: 'similar', limit: 50, context }] })
    clock.offsetMs -= 5000
    const ids = after!.items.map((item) => item.productId)
    expect(ids).toContain('fresh')
    expect(ids).not.toContain(first)
    expect(after!.items.find((item) => item.productId === 'fresh')!.price).toBe(9.99)
  })

  test('blocks of one page never show a product twice', async () => {
    await stock(shelf(100))
    await buildIndex(env, site)
    const blocks = await blocksFor({
      blocks: [{ id: 'for-you' }, { id: 'popular' }, { id: 'similar', context: { productId: 'p1' } }],
    })
    const ids = blocks.flatMap((block) => block.items.map((item) => item.productId))
    expect(ids.length).toBeGreaterThan(20)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('an unknown field is named and refused, broken JSON is 400, a wrong key 401', async () => {
    const unknown = await ask({ writeKey: keys.writeKey, blocks: [{ id: 'popular', limitt: 3 }] })
    expect(unknown.status).toBe(422)
    expect(JSON.stringify(await unknown.json())).toContain('blocks.0.limitt')
    expect((await ask('{"writeKey"')).status).toBe(400)
    expect((await ask({ writeKey: 'pk_other_aaaaaaaaaaaaaaaaaaaaaaaa', blocks: [{ id: 'popular' }] })).status).toBe(401)
    expect((await ask({ blocks: [{ id: 'popular' }] })).status).toBe(401)
  })
})
