import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import type { SiteId } from '../../worker/model/ids.ts'
import type { SiteConfig } from '../../worker/model/site.ts'
import { createSite } from '../../worker/store/newSite.ts'
import { forgetSiteConfigs, publishSiteConfig, siteConfig } from '../../worker/store/siteConfig.ts'

const site = 'shop' as SiteId
beforeEach(async () => {
  forgetSiteConfigs()
  await createSite(env, { id: site, name: 'Shop', domain: 'shop.example', currency: 'EUR', language: 'en' })
})

const put = (config: SiteConfig) => env.STORE.put(`site/${site}/config.json`, JSON.stringify(config))

test('a site begins with its blocks, one scenario that is off, and both keys', async () => {
  const config = await siteConfig(env, site)
  expect(config?.blocks.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'for-you',
      'similar',
      'bought-together',
      'popular',
      'recently-viewed',
      'cart-complements',
      'run-items',
    ]),
  )
  expect(config?.scenarios).toMatchObject([{ enabled: false, scenario: { id: 'abandoned-cart' } }])
  expect(config).toMatchObject({
    writeKeys: [expect.any(String)],
    secretKeyHashes: [expect.stringMatching(/^[0-9a-f]{64}$/)],
  })
})

test('is looked at again after three seconds, or when the caller knows of a newer version', async () => {
  const first = (await siteConfig(env, site)) as SiteConfig
  await put({ ...first, name: 'Renamed', version: first.version + 1 })
  expect((await siteConfig(env, site))?.name).toBe('Shop')
  expect((await siteConfig(env, site, first.version + 1))?.name).toBe('Renamed')
  await put({ ...first, name: 'Again', version: first.version + 2 })
  clock.offsetMs += 3100
  try {
    expect((await siteConfig(env, site))?.name).toBe('Again')
  } finally {
    clock.offsetMs = 0
  }
})

test('what is held is served while the store fails; without it the failure shows', async () => {
  const broken = { STORE: { get: () => Promise.reject(new Error('R2 is down')) } } as unknown as Pick<
    typeof env,
    'STORE'
  >
  clock.offsetMs += 60_000
  try {
    expect((await siteConfig(broken, site))?.name).toBe('Shop')
    await expect(siteConfig(broken, 'unknown' as SiteId)).rejects.toThrow('R2 is down')
  } finally {
    clock.offsetMs = 0
  }
})

test('of many changes at once the newest version is what remains', async () => {
  await Promise.all(Array.from({ length: 6 }, () => publishSiteConfig(env, site)))
  const row = await env.DB.prepare('SELECT config_version AS version FROM site').first<{ version: number }>()
  forgetSiteConfigs()
  expect((await siteConfig(env, site))?.version).toBe(row?.version)
})

test('a site that is not there is null, and is found soon after it is made', async () => {
  const other = 'other' as SiteId
  expect(await siteConfig(env, other)).toBeNull()
  await createSite(env, { id: other, name: 'Other', domain: 'other.example', currency: 'PLN', language: 'pl' })
  expect((await siteConfig(env, other))?.currency).toBe('PLN')
})
