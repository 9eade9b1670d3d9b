import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ProductId, SiteId, VariantId } from '../../worker/model/ids.ts'
import type { Product } from '../../worker/model/product.ts'
import { accessTable } from '../../worker/routes/api/accessTable.ts'
import { api } from '../../worker/routes/api/index.ts'
import { openLogin } from '../../worker/store/logins.ts'
import { insertMember } from '../../worker/store/members.ts'
import { hashPassword } from '../../worker/store/password.ts'
import { saveProducts } from '../../worker/store/productWrites.ts'
import { roles, type Role } from '../../worker/store/schema.ts'
import { call, errorOf, firstSite, setUp, type Caller, type Keys } from '../routes/adminApi.ts'

/** Every route that the admin API answers, as its table names it. */
const routes = [
  ...new Set(api.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
]
const isPublic = (route: string) => accessTable[route] === 'public'
const guarded = routes.filter((route) => !isPublic(route))

const canary = 'canary-5d41'
const product: Product = {
  id: canary as ProductId,
  title: { en: canary },
  description: {},
  url: {},
  imageUrl: '',
  category: {},
  categoryId: '',
  attributes: {},
  labels: [],
  createdAt: 1,
  updatedAt: 1,
  variants: [{ id: canary as VariantId, options: {}, priceMinor: 100, currency: 'EUR', availability: 'in-stock' }],
}
let own: Keys & { cookie: string }
let other: Keys

beforeEach(async () => {
  own = await setUp({ name: canary })
  const made = await call('POST', '/api/sites', { ...firstSite, id: 'other' }, { key: own.secretKey })
  other = await made.json<Keys>()
  // Written as an import writes it; an index is not what this file is about.
  await saveProducts(env.DB, own.site as SiteId, 'en', [{ id: product.id, before: null, after: product, said: {} }])
})

/** A request of the route with this site's own id in its path; what it says is empty, so that nothing is changed. */
function ask(route: string, caller: Caller): Promise<Response> {
  const [method = '', path = ''] = route.split(' ')
  const body = method === 'GET' ? undefined : '{}'
  const headers = { ...caller.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  return call(method, path.replaceAll(/:\w+/g, canary), body, { ...caller, headers })
}

describe('S2: the admin API', () => {
  test('has a row for every route and a route for every row', () => {
    expect(routes.filter((route) => !(route in accessTable))).toEqual([])
    expect(Object.keys(accessTable).filter((row) => !routes.includes(row))).toEqual([])
  })

  test.each(guarded)('%s answers those its row names, for their own site, and nobody else', async (route) => {
    const nobody = await ask(route, {})
    expect(nobody.status).toBe(401)
    expect((await errorOf(nobody)).code).toBe('no-key')
    expect((await ask(route, { cookie: '__Host-aisle=nonsense' })).status).toBe(401)
    expect((await ask(route, { key: own.writeKey })).status).toBe(403)
    const none = [
      '',
      `${own.secretKey.slice(0, -1)}!`,
      `${own.secretKey.slice(0, -4)}0000`,
      `sk_none_${'a'.repeat(32)}`,
    ]
    for (const key of none) expect((await ask(route, { key })).status, key).toBe(401)

    const foreign = await ask(route, { key: other.secretKey })
    const text = await foreign.text()
    expect(foreign.status, text).toBeLessThan(500)
    // An answer that says "there is no product canary" repeats what was asked.
    if (foreign.ok) expect(text).not.toContain(canary)
    expect((await ask(route, { key: other.secretKey, headers: { 'aisle-site': own.site } })).status).toBe(403)

    const allowed = accessTable[route] as readonly Role[]
    for (const role of roles) {
      const { status } = await ask(route, { cookie: await login(role) })
      if (allowed.includes(role)) expect([401, 403, 500], `${role} may`).not.toContain(status)
      else expect(status, `${role} may not`).toBe(403)
    }
    expect([401, 403, 500]).not.toContain((await ask(route, { key: own.secretKey })).status)
  })

  test('what a role may call is told with the login, as the table has it', async () => {
    const me = await call('GET', '/api/me', undefined, { cookie: await login('analyst', ['other' as SiteId]) })
    const { may } = await me.json<{ may: string[] }>()
    expect(may).toContain('POST /api/blocks/:id/preview')
    expect(may).not.toContain('PUT /api/blocks/:id')
    for (const row of may) expect(isPublic(row) || accessTable[row]?.includes('analyst'), row).toBe(true)
  })

  test('a member sees the sites it was given and no other', async () => {
    const cookie = await login('owner', ['other' as SiteId])
    const me = await call('GET', '/api/me', undefined, { cookie })
    expect(await me.json()).toMatchObject({ sites: [{ id: 'other' }] })
    expect(
      (await call('GET', '/api/products', undefined, { cookie, headers: { 'aisle-site': own.site } })).status,
    ).toBe(403)
    const products = await call('GET', '/api/products', undefined, { cookie })
    expect(await products.json()).toMatchObject({ total: 0 })
  })

  test('an unknown path under /api is 404 in the shape of every error', async () => {
    const response = await call('GET', '/api/nothing', undefined, { key: own.secretKey })
    expect(response.status).toBe(404)
    expect((await errorOf(response)).code).toBe('not-found')
  })
})

let hashed: string | undefined
let made = 0

async function login(role: Role, sites: SiteId[] | null = null): Promise<string> {
  hashed ??= await hashPassword(env.SECRET, 'a password of the test')
  const member = insertMember(env.DB, `${role}${made++}@shop.example`, hashed, role, sites)
  await member.statement
  return `__Host-aisle=${await openLogin(env.DB, member.row.id)}`
}
