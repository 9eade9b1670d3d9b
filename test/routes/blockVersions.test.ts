import { beforeEach, describe, expect, test } from 'vitest'
import type { Block } from '../../worker/model/recipe.ts'
import { call, cookieOf, errorOf, owner, setUp } from './adminApi.ts'

let key: string
beforeEach(async () => {
  key = (await setUp()).secretKey
})

const get = async <T>(path: string): Promise<T> => (await call('GET', path, undefined, { key })).json<T>()
const popular = () => get<Block>('/api/blocks/popular')
interface Versions {
  items: { version: number; savedBy: string; block: Block }[]
  draft?: { block: Block }
}

describe('versions of a block', () => {
  test('each publication is kept, the state before the first change too, and any can come back', async () => {
    const first = await popular()
    await call('PUT', '/api/blocks/popular', { ...first, recipe: { ...first.recipe, limit: 5 } }, { key })
    await call('PUT', '/api/blocks/popular', { ...first, recipe: { ...first.recipe, limit: 7 } }, { key })
    const { items } = await get<Versions>('/api/blocks/popular/versions')
    expect(items.map(({ version, block }) => [version, block.recipe.limit])).toEqual([
      [3, 7],
      [2, 5],
      [1, 12],
    ])
    expect(items[0]!.savedBy).toMatch(/^key:/)
    const back = await call('POST', '/api/blocks/popular/versions/1/restore', undefined, { key })
    expect((await back.json<Block>()).recipe).toMatchObject({ limit: 12, version: 4 })
    expect((await popular()).recipe.limit).toBe(12)
    expect((await call('POST', '/api/blocks/popular/versions/9/restore', undefined, { key })).status).toBe(404)
  })

  test('a version tells by their address which member saved it', async () => {
    const cookie = cookieOf(await call('POST', '/api/login', owner))
    const live = await popular()
    const changed = { ...live, recipe: { ...live.recipe, limit: 6 } }
    expect((await call('PUT', '/api/blocks/popular', changed, { cookie })).status).toBe(200)
    expect((await call('PUT', '/api/blocks/popular/draft', changed, { cookie })).status).toBe(200)
    const versions = await get<Versions & { draft: { savedBy: string } }>('/api/blocks/popular/versions')
    expect([versions.items[0]!.savedBy, versions.draft.savedBy]).toEqual([owner.email, owner.email])
  })

  test('a draft changes no page until it is published', async () => {
    const live = await popular()
    const draft = { ...live, recipe: { ...live.recipe, limit: 3, explore: 1 } }
    expect((await call('PUT', '/api/blocks/popular/draft', draft, { key })).status).toBe(200)
    expect((await popular()).recipe.limit).toBe(12)
    expect((await get<Versions>('/api/blocks/popular/versions')).draft!.block.recipe.limit).toBe(3)
    expect(await get<unknown>('/api/blocks/popular/diff')).toEqual({
      from: 'live',
      to: 'draft',
      changes: [
        { path: 'recipe.limit', from: 12, to: 3 },
        { path: 'recipe.explore', to: 1 },
      ],
    })
    const published = await call('POST', '/api/blocks/popular/draft/publish', undefined, { key })
    expect((await published.json<Block>()).recipe).toMatchObject({ limit: 3, version: 2 })
    expect((await popular()).recipe.limit).toBe(3)
    expect((await call('GET', '/api/blocks/popular/draft', undefined, { key })).status).toBe(404)
    expect((await call('DELETE', '/api/blocks/popular/draft', undefined, { key })).status).toBe(404)
  })

  test('fallbacks in a circle and unknown blocks are refused, drafts too', async () => {
    const block = await popular()
    const to = (other: string) => ({
      ...block,
      recipe: { ...block.recipe, fallback: [{ use: 'block', block: other }] },
    })
    for (const path of ['/api/blocks/popular', '/api/blocks/popular/draft']) {
      const circle = await call('PUT', path, to('popular'), { key })
      expect(circle.status).toBe(422)
      expect(await errorOf(circle)).toMatchObject({
        field: 'recipe.fallback',
        message: expect.stringContaining('popular -> popular is a circle'),
      })
      expect((await call('PUT', path, to('nowhere'), { key })).status).toBe(422)
    }
    expect((await call('PUT', '/api/blocks/popular', to('similar'), { key })).status).toBe(200)
  })
})

test('presets are listed, searched and paged', async () => {
  const all = await get<{ total: number; items: { id: string }[] }>('/api/presets')
  expect(all.total).toBeGreaterThanOrEqual(180)
  const found = await get<{ items: { id: string }[] }>('/api/presets?q=bestsellery%20marka%207')
  expect(found.items.map((one) => one.id)).toContain('popular-units-brand-7d')
  const page = await get<{ items: { id: string }[]; next?: string }>('/api/presets?limit=10&cursor=10')
  expect(page.items).toEqual(all.items.slice(10, 20))
  expect(page.next).toBe('20')
  expect((await call('GET', '/api/presets?use=magic', undefined, { key })).status).toBe(422)
})
