import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { buildIndex } from '../../worker/jobs/buildIndex.ts'
import { asId, type SiteId } from '../../worker/model/ids.ts'
import { findProduct, ordinalOf } from '../../worker/recommend/index.ts'
import { liveKey, manifestKey, parseManifest } from '../../worker/recommend/manifest.ts'
import { forgetIndexes, heldBase, indexProblem, loadIndex } from '../../worker/store/artifacts.ts'
import { writeLive } from '../../worker/store/live.ts'
import { product, shelf } from '../recommend/kettleShop.ts'
import { setUp } from '../routes/adminApi.ts'
import { site, soldOut, stock } from './kettleStock.ts'

const later = (seconds: number) => clock.now() + seconds * 1000
const manifest = async () => parseManifest(await (await env.STORE.get(manifestKey(site)))!.json(), site)
const build = async () => {
  clock.offsetMs += 1000 // a version of its own
  return (await buildIndex(env, site)).version
}
const put = (value: object) => env.STORE.put(manifestKey(site), JSON.stringify(value))
const spoiled = async (key: string) =>
  env.STORE.put(key, (await (await env.STORE.get(key))!.arrayBuffer()).slice(0, -1))

beforeEach(async () => {
  clock.offsetMs = 0
  forgetIndexes()
  await setUp()
  await stock(shelf(40))
})

describe('the index in the isolate', () => {
  test('is there after a build, looked at again after three seconds', async () => {
    const now = clock.now()
    expect(await loadIndex(env, site, now)).toBeNull()
    const version = await build()
    expect(await loadIndex(env, site, now + 2900)).toBeNull() // the last look is fresh
    expect((await loadIndex(env, site, now + 3100))!.base.version).toBe(version)
  })

  test('of another version takes its place whole', async () => {
    const first = await build()
    expect((await loadIndex(env, site, clock.now()))!.base.version).toBe(first)
    await stock([product('fresh')])
    const second = await build()
    const index = await loadIndex(env, site, later(5))
    expect(index!.base.version).toBe(second)
    expect(ordinalOf(index!, 'fresh')).toBeGreaterThanOrEqual(0)
  })

  test.each([
    ['was cut off', async (file: Uint8Array) => file.slice(0, file.length - 100)],
    ['has a changed byte', async (file: Uint8Array) => file.with(file.length - 1, file.at(-1)! ^ 1)],
    ['is of a newer format', async (file: Uint8Array) => file.with(4, 2)],
    ['is no artifact', async () => new TextEncoder().encode('<!doctype html>')],
  ])('stays as it is when a file of the next version %s', async (_what, spoil) => {
    const first = await build()
    await loadIndex(env, site, clock.now())
    await stock([product('fresh')])
    await build()
    for (const kind of ['items', 'vectors'] as const) {
      const { key } = (await manifest()).artifacts[kind]!
      const whole = new Uint8Array(await (await env.STORE.get(key))!.arrayBuffer())
      await env.STORE.put(key, await spoil(whole))
      const index = await loadIndex(env, site, later(5))
      expect(index!.base.version).toBe(first)
      expect(indexProblem(site)).toMatch(/refused/)
      await env.STORE.put(key, whole)
    }
  })

  test.each([
    ['has a file that was cut off', async () => spoiled((await manifest()).artifacts.items!.key)],
    ['has a file that is gone', async () => env.STORE.delete((await manifest()).artifacts.popular!.key)],
    ['has a manifest that is no JSON', async () => spoiled(manifestKey(site))],
    ['is of another site', async () => put({ ...(await manifest()), site: 'teapots' })],
    ['is of a newer format', async () => put({ ...(await manifest()), format: 2 })],
  ])('is an older version in an isolate that starts when the newest %s', async (_what, spoil) => {
    await build()
    const second = await build()
    await stock([product('fresh')])
    const third = await build()
    await spoil()
    forgetIndexes()
    const index = await loadIndex(env, site, clock.now())
    // Where only the manifest is damaged, the copy under its version's name still says all.
    expect([second, third]).toContain(index!.base.version)
    expect(index!.count).toBeGreaterThanOrEqual(40)
    expect(indexProblem(site)).toMatch(/refused|JSON|site/)
    expect((await loadIndex(env, site, later(5)))!.base.version).toBe(index!.base.version)
    expect(indexProblem(site)).not.toBeNull() // until a version that can be read
    const fourth = await build()
    expect((await loadIndex(env, site, later(10)))!.base.version).toBe(fourth)
    expect(indexProblem(site)).toBeNull()
  })

  test('comes at the next look where the store failed at the first', async () => {
    const version = await build()
    let failures = 0
    const STORE = new Proxy(env.STORE, {
      get(target, property) {
        if (property === 'get' && failures++ === 1) return () => Promise.reject(new Error('R2 is down'))
        const value: unknown = Reflect.get(target, property)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    expect(await loadIndex({ STORE }, site, clock.now())).toBeNull()
    expect(indexProblem(site)).toBe('R2 is down')
    expect((await loadIndex({ STORE }, site, later(5)))!.base.version).toBe(version)
    expect(indexProblem(site)).toBeNull()
  })

  test.each([
    [1, 'stays until a small one is there'],
    [26_000_000, 'makes room first for a large one'],
  ])('of the next version, %i bytes, %s', async (bytes, what) => {
    const first = await build()
    await loadIndex(env, site, clock.now())
    const second = await build()
    const next = await manifest()
    await put({
      ...next,
      artifacts: { ...next.artifacts, added: undefined, links: { ...next.artifacts.links!, bytes } },
    })
    const meanwhile: (string | undefined)[] = []
    const STORE = new Proxy(env.STORE, {
      get(target, property) {
        if (property === 'get') {
          return (key: string, options: R2GetOptions) => {
            if (key.includes('/vectors-')) meanwhile.push(heldBase(site)?.version)
            return target.get(key, options)
          }
        }
        const value: unknown = Reflect.get(target, property)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    expect((await loadIndex({ STORE }, site, later(5)))!.base.version).toBe(second)
    expect(meanwhile).toEqual([what.startsWith('stays') ? first : undefined])
    // A large one that can't be read leaves the older version that can, not nothing.
    await build()
    const third = await manifest()
    await spoiled(third.artifacts.items!.key)
    await put({ ...third, artifacts: { ...third.artifacts, links: { ...third.artifacts.links!, bytes } } })
    expect((await loadIndex(env, site, later(10)))!.base.version).toBe(second)
  })

  test('refuses files of two versions mixed, and those of another site', async () => {
    const first = await build()
    await loadIndex(env, site, clock.now())
    const old = await manifest()
    await stock([product('aaa-first')]) // every ordinal moves
    await build()
    const next = await manifest()
    const mixed = { ...next, artifacts: { ...next.artifacts, vectors: old.artifacts.vectors } }
    await env.STORE.put(manifestKey(site), JSON.stringify(mixed))
    expect((await loadIndex(env, site, later(5)))!.base.version).toBe(first)
    expect(indexProblem(site)).toMatch(/other-items/)
    await env.STORE.put(manifestKey(site), JSON.stringify({ ...next, site: 'teapots' }))
    expect((await loadIndex(env, site, later(10)))!.base.version).toBe(first)
    expect(indexProblem(site)).toMatch(/other-site/)
    await env.STORE.put(manifestKey(site), JSON.stringify(next))
    expect((await loadIndex(env, site, later(15)))!.base.version).toBe(next.version)
    expect(indexProblem(site)).toBeNull()
  })

  test('keeps three versions, and an older manifest rolls back', async () => {
    const versions = [await build(), await build(), await build(), await build()]
    const { kept } = await manifest()
    expect(kept).toEqual(versions.toReversed().slice(0, 3))
    const { objects } = await env.STORE.list({ prefix: `site/${site}/artifact/items-` })
    expect(objects).toHaveLength(3)
    expect((await loadIndex(env, site, clock.now()))!.base.version).toBe(versions[3])
    const older = await env.STORE.get(manifestKey(site, versions[1]))
    await env.STORE.put(manifestKey(site), await older!.text())
    await loadIndex(env, site, later(5))
    expect(heldBase(site)!.version).toBe(versions[1])
  })

  test('of another site is another index', async () => {
    await build()
    expect(await loadIndex(env, asId<SiteId>('teapots'), clock.now())).toBeNull()
    expect(await loadIndex(env, site, clock.now())).not.toBeNull()
  })
})

describe('the live file', () => {
  test('brings prices, stock, new and changed products without a build, and loses none to other writers', async () => {
    await build()
    await loadIndex(env, site, clock.now())
    const changes = [
      product('p1', { price: 199 }),
      soldOut(product('p2')),
      product('p3', { title: { en: 'Another name' } }),
      product('new-1'),
      product('new-2', { variants: [{ ...product('new-2-red').variants[0]!, sku: 'NEW-2-R' }] }),
    ]
    expect(await Promise.all(changes.map((one) => writeLive(env, site, [one])))).toEqual(changes.map(() => true))
    const index = (await loadIndex(env, site, later(5)))!
    expect(findProduct(index, 'p1', 'en')!.priceMinor).toBe(199)
    expect(findProduct(index, 'p2', 'en')!.availability).toBe('out-of-stock')
    expect(findProduct(index, 'p3', 'en')!.title).toBe('Another name')
    expect(findProduct(index, 'new-1', 'en')!.title).toBe('Kettle new-1')
    expect(findProduct(index, 'NEW-2-R', 'en')!.productId).toBe('new-2')
    expect(index.count).toBe(42)
  })

  test('forgets a product that is gone', async () => {
    await build()
    await writeLive(env, site, [product('new-1')])
    await writeLive(env, site, [
      { ...product('new-1'), goneAt: clock.now() },
      { ...product('p1'), goneAt: clock.now() },
    ])
    const index = (await loadIndex(env, site, clock.now()))!
    expect(findProduct(index, 'new-1', 'en')).toBeNull()
    expect(findProduct(index, 'p1', 'en')).toBeNull()
  })

  test('asks for a build where there is no index yet', async () => {
    expect(await writeLive(env, site, [product('new-1')])).toBe(false)
  })

  test('after a build holds only what changed meanwhile', async () => {
    await build()
    await writeLive(env, site, [product('new-1')])
    await stock([product('new-1')])
    await build()
    const index = (await loadIndex(env, site, clock.now()))!
    expect(index.base.items.count).toBe(41)
    expect(index.count).toBe(41)
    expect(await env.STORE.head(liveKey(site))).not.toBeNull()
  })
})
