import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { customerIdFor, macKey } from '../../worker/model/keys.ts'
import { asId, type SiteId } from '../../worker/model/ids.ts'
import { fromBase64Url, signToken, toBase64Url, type TokenKind } from '../../worker/model/token.ts'
import { admin, anotherSite, expectRefusal, type NewSite, newSite, post, send } from './newSite.ts'

/**
 * S1: a public key reads nothing of another visitor. Ada is the victim: known, verified, with contact values and
 * events full of one canary. Mallory has the public write key, a device and a token of his own.
 */
const canary = 'canary-7f3a91'
let alpha: NewSite
let beta: NewSite
let mallory: string

beforeEach(async () => {
  alpha = await newSite('alpha')
  beta = await anotherSite(alpha, 'beta')
  await server(alpha, '/v1/identify', {
    userId: 'ada',
    anonymousId: 'ada-device',
    traits: { email: `${canary}@alpha.example`, firstName: canary, consents: { email: { reminders: 'granted' } } },
  })
  await server(alpha, '/v1/track', { userId: 'ada', event: 'Product Viewed', properties: { product_id: canary } })
  const { token } = (await (await collect(alpha, 'mallory-device')).json()) as { token?: string }
  mallory = token ?? ''
  expect(mallory, 'a first reply without token and person carries one').not.toBe('')
})

describe('S1: the visitor token', () => {
  test('opens the inbox of its own visitor, by query, header-free cookie path and no other way', async () => {
    const reply = await inbox(alpha, mallory)
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({ items: [] })
    await expectRefusal(await send(`/v1/inbox?key=${alpha.writeKey}`), 'no token', [401])
    await expectRefusal(await send(`/v1/inbox?key=${alpha.writeKey}&anonymousId=ada-device`), 'bare id', [401])
  })

  test('with any single bit flipped opens nothing', async () => {
    let attempts = 0
    for (let at = 0; at < mallory.length; at++) {
      for (const bit of [1, 2, 4, 8, 16, 32]) {
        const flipped = String.fromCharCode(mallory.charCodeAt(at) ^ bit)
        const token = mallory.slice(0, at) + flipped + mallory.slice(at + 1)
        await expectRefusal(await inbox(alpha, token), `bit ${bit} of character ${at}`, [400, 401, 403])
        attempts += 1
      }
    }
    expect(attempts).toBeGreaterThanOrEqual(300)
  })

  test('of another kind, site, secret or time opens nothing', async () => {
    const victim = await idOf(alpha, 'externalId', 'ada')
    const day = 86_400_000
    const claims = { site: alpha.site as SiteId, customer: victim, expiresAt: Date.now() + day }
    const key = await macKey(env.SECRET, claims.site, 'tokens')
    const forged: [string, string][] = [
      ['expired', await signToken(key, 'visitor', { ...claims, expiresAt: Date.now() - 1 })],
      ['never valid', await signToken(key, 'visitor', { ...claims, expiresAt: 0 })],
      ['wrong secret', await signToken(await macKey('x'.repeat(40), claims.site, 'tokens'), 'visitor', claims)],
      ['key of another purpose', await signToken(await macKey(env.SECRET, claims.site, 'identity'), 'visitor', claims)],
      [
        'key of another site',
        await signToken(await macKey(env.SECRET, asId<SiteId>(beta.site), 'tokens'), 'visitor', claims),
      ],
      ['no signature', `${body(claims)}.`],
      ['no dot', body(claims)],
      ['signed with the write key', `${body(claims)}.${await hmac(alpha.writeKey, `visitor.${body(claims)}`)}`],
      ['signature of the own token', `${body(claims)}.${mallory.split('.')[1]}`],
      ['own token, doubled', `${mallory}.${mallory}`],
      ['own token with padding', `${mallory}=`],
      ['own token with a space', `${mallory} `],
    ]
    for (const kind of ['click', 'open', 'unsubscribe', 'login'] satisfies TokenKind[]) {
      forged.push([`a ${kind} token`, await signToken(key, kind, claims)])
    }
    for (const [what, token] of forged) await expectRefusal(await inbox(alpha, token), what, [400, 401, 403])
    // The same claims, signed as they must be, do open it: the refusals above refuse for the right reason.
    expect((await inbox(alpha, await signToken(key, 'visitor', claims))).status).toBe(200)
  })

  test('of one site opens nothing at another', async () => {
    const reply = await inbox(beta, mallory)
    if (reply.ok) expect(await reply.json()).toMatchObject({ items: [] })
    else await expectRefusal(reply, 'other site')
    await expectRefusal(await inbox(beta, mallory), 'token of alpha with the key of beta', [401, 403])
  })

  test('for a known person is never given to who only names the device or the user', async () => {
    for (const names of [
      { anonymousId: 'ada-device' },
      { userId: 'ada' },
      { anonymousId: 'ada-device', userId: 'ada' },
      { anonymousId: 'mallory-2', userId: 'ada' },
    ]) {
      for (let again = 0; again < 2; again++) {
        const reply = await post(
          '/v1/track',
          JSON.stringify({ writeKey: alpha.writeKey, type: 'track', event: 'X', ...names }),
        )
        const { token } = (await reply.json()) as { token?: string }
        if (token === undefined) continue
        const text = await (await inbox(alpha, token)).text()
        expect(text, JSON.stringify(names)).not.toContain(canary)
        expect(customerIn(token), JSON.stringify(names)).not.toBe(await idOf(alpha, 'externalId', 'ada'))
      }
    }
  })

  test('comes once for a device: who names it later without token gets none', async () => {
    const again = (await (await collect(alpha, 'mallory-device')).json()) as { token?: string }
    expect(again.token).toBeUndefined()
    const renewed = (await (await collect(alpha, 'mallory-device', { token: mallory })).json()) as { success: boolean }
    expect(renewed.success).toBe(true)
  })
})

describe('S1: the identity token (JWT)', () => {
  test('forged, unsigned, expired, too long-lived or for another site proves nobody', async () => {
    const now = Math.floor(Date.now() / 1000)
    const good = { iss: alpha.site, sub: 'ada', iat: now, exp: now + 3600 }
    const { identityKeys = [] } = (await admin(alpha, 'GET', '/api/settings')) as {
      identityKeys?: (string | { id: string })[]
    }
    const first = identityKeys[0]
    const kid = typeof first === 'string' ? first : (first?.id ?? 'k1')
    const key = await identityKey(alpha.site as SiteId, kid)
    const tokens: [string, string][] = [
      ['alg none', `${part({ alg: 'none', typ: 'JWT', kid })}.${part(good)}.`],
      ['alg None', `${part({ alg: 'None', kid })}.${part(good)}.`],
      ['no alg', `${part({ kid })}.${part(good)}.${await hmac('', 'x')}`],
      ['HS256 with the write key', await jwt({ alg: 'HS256', kid }, good, alpha.writeKey)],
      ['HS256 with the secret key', await jwt({ alg: 'HS256', kid }, good, alpha.secretKey)],
      ['HS256 with its hash', await jwt({ alg: 'HS256', kid }, good, await sha256(alpha.secretKey))],
      ['HS256 with an empty key id', await jwt({ alg: 'HS256', kid: '' }, good, key)],
      ['HS256 with the key id', await jwt({ alg: 'HS256', kid }, good, kid)],
      ['HS256 without key id', await jwt({ alg: 'HS256' }, good, key)],
      [
        'a key id nobody made',
        await jwt({ alg: 'HS256', kid: 'k-none' }, good, await identityKey(alpha.site as SiteId, 'k-none')),
      ],
      ['key id as path', await jwt({ alg: 'HS256', kid: '../../dev/null' }, good, '')],
      ['HS384', await jwt({ alg: 'HS384', kid }, good, key)],
      ['RS256', await jwt({ alg: 'RS256', kid }, good, key)],
      [
        'key in the header',
        await jwt({ alg: 'HS256', kid, jwk: { kty: 'oct', k: toBase64Url(new TextEncoder().encode('x')) } }, good, 'x'),
      ],
      ['expired', await jwt({ alg: 'HS256', kid }, { ...good, iat: now - 7200, exp: now - 3600 }, key)],
      ['valid for two days', await jwt({ alg: 'HS256', kid }, { ...good, exp: now + 172_800 }, key)],
      ['without end', await jwt({ alg: 'HS256', kid }, { iss: alpha.site, sub: 'ada', iat: now }, key)],
      ['without site', await jwt({ alg: 'HS256', kid }, { sub: 'ada', iat: now, exp: now + 3600 }, key)],
      ['for another site', await jwt({ alg: 'HS256', kid }, { ...good, iss: beta.site }, key)],
      [
        'with the key of another site',
        await jwt({ alg: 'HS256', kid }, good, await identityKey(asId<SiteId>(beta.site), kid)),
      ],
      ['without person', await jwt({ alg: 'HS256', kid }, { iss: alpha.site, iat: now, exp: now + 3600 }, key)],
      ['person is a list', await jwt({ alg: 'HS256', kid }, { ...good, sub: ['ada'] }, key)],
      ['person with another sub', await jwt({ alg: 'HS256', kid }, { ...good, sub: 'eve' }, key)],
      ['cut', (await jwt({ alg: 'HS256', kid }, good, key)).slice(0, -4)],
      ['two signatures', `${await jwt({ alg: 'HS256', kid }, good, key)}.x`],
    ]
    const before = await profile('ada')
    for (const [what, token] of tokens) {
      const names = { userId: 'ada', anonymousId: 'mallory-device', token }
      const traits = { email: 'mallory@evil.example', consents: { email: { reminders: 'denied', news: 'granted' } } }
      const reply = await post(
        '/v1/identify',
        JSON.stringify({ writeKey: alpha.writeKey, type: 'identify', ...names, traits }),
      )
      expect(reply.status, what).toBeLessThan(500)
      expect(await reply.text(), what).not.toContain(canary)
      const box = await inbox(alpha, token)
      expect(await box.clone().text(), what).not.toContain(canary)
      if (what !== 'person with another sub') await expectRefusal(box, what, [400, 401, 403])
    }
    expect(await profile('ada'), 'consents, contact values and identifiers of the person named').toEqual(before)
  })
})

describe('S1: an unverified identify', () => {
  test('changes nothing of the named person and returns nothing of them', async () => {
    const before = await profile('ada')
    const attempts: object[] = [
      {
        type: 'identify',
        userId: 'ada',
        anonymousId: 'mallory-device',
        traits: { email: 'mallory@evil.example', phone: '+380000000000' },
      },
      {
        type: 'identify',
        userId: 'ada',
        traits: { firstName: 'Mallory', consents: { email: { reminders: 'denied' } } },
      },
      { type: 'identify', anonymousId: 'ada-device', traits: { email: 'mallory@evil.example' } },
      { type: 'alias', userId: 'mallory', previousId: 'ada' },
      { type: 'alias', userId: 'ada', previousId: 'mallory-device' },
      { type: 'group', userId: 'ada', groupId: 'evil', traits: { consents: { email: { reminders: 'denied' } } } },
      {
        type: 'track',
        userId: 'ada',
        event: 'Order Completed',
        properties: { order_id: 'forged', total: 1e6, currency: 'EUR' },
      },
      {
        type: 'identify',
        userId: 'ada',
        traits: {},
        context: { consent: { categoryPreferences: { analytics: false } } },
      },
    ]
    for (const event of attempts) {
      const reply = await post(
        '/v1/batch',
        JSON.stringify({ writeKey: alpha.writeKey, token: mallory, batch: [event] }),
      )
      expect(await reply.text(), JSON.stringify(event)).not.toContain(canary)
    }
    expect(await profile('ada')).toEqual(before)
    expect(await (await inbox(alpha, mallory)).text()).not.toContain(canary)
  })

  test('leaves every reply that a public key can get without the canary', async () => {
    await post(
      '/v1/identify',
      JSON.stringify({ writeKey: alpha.writeKey, type: 'identify', userId: 'ada', anonymousId: 'mallory-device' }),
    )
    const who = [
      { anonymousId: 'ada-device' },
      { anonymousId: 'mallory-device', token: mallory },
      { userId: 'ada' },
      { anonymousId: 'ada' },
    ]
    for (const one of who) {
      const blocks = ['for-you', 'recently-viewed', 'popular', 'similar'].map((id) => ({ id }))
      const reply = await post('/v1/recommend', JSON.stringify({ writeKey: alpha.writeKey, ...one, blocks }))
      const text = await reply.text()
      expect(text).not.toContain(`${canary}@`)
      expect(text).not.toContain('ada')
    }
    for (const path of [
      `/v1/projects/${alpha.writeKey}/settings`,
      `/sourceConfig?writeKey=${alpha.writeKey}`,
      '/aisle.js',
      '/v1/inbox',
      '/api/me',
      '/api/customers?externalId=ada',
      '/api/live/socket',
      '/c/x',
      '/o/x.gif',
      '/u/x',
      '/preferences/x',
    ]) {
      for (const headers of [
        {},
        { authorization: `Basic ${btoa(`${alpha.writeKey}:`)}` },
        { authorization: `Bearer ${alpha.writeKey}` },
        { authorization: `Bearer ${mallory}` },
        { cookie: `_aisle=${mallory}` },
        { cookie: `__Host-aisle=${mallory}` },
      ]) {
        const reply = await send(path, { headers })
        expect(reply.status, path).toBeLessThan(500)
        expect(await reply.text(), path).not.toContain(canary)
      }
    }
  })
})

const inbox = (site: NewSite, token: string) =>
  send(`/v1/inbox?key=${site.writeKey}&token=${encodeURIComponent(token)}`)

const collect = (site: NewSite, anonymousId: string, more: object = {}) =>
  post(
    '/v1/track',
    JSON.stringify({
      writeKey: site.writeKey,
      type: 'track',
      event: 'Product Viewed',
      anonymousId,
      properties: { product_id: 'p1' },
      ...more,
    }),
  )

async function server(site: NewSite, path: string, event: object): Promise<void> {
  const reply = await post(path, JSON.stringify(event), { authorization: `Basic ${btoa(`${site.secretKey}:`)}` })
  const answer = (await reply.json()) as { rejected?: unknown[] }
  expect(answer.rejected, path).toEqual([])
}

const idOf = async (site: NewSite, type: 'externalId' | 'anonymousId', value: string) =>
  customerIdFor(await macKey(env.SECRET, site.site as SiteId, 'names'), type, value)

/** What the attacks aim at: contact values, traits, consents and the proven identifiers of a person. */
async function profile(externalId: string): Promise<unknown> {
  const { items } = (await admin(alpha, 'GET', `/api/customers?externalId=${externalId}`)) as {
    items: { id: string }[]
  }
  const full = (await admin(alpha, 'GET', `/api/customers/${items[0]?.id}`)) as Record<string, unknown> & {
    identifiers: { verified?: boolean }[]
  }
  return {
    id: full['id'],
    traits: full['traits'],
    consents: full['consents'],
    purposes: full['purposes'],
    orders: full['orders'],
    proven: full.identifiers.filter(({ verified }) => verified),
  }
}

const part = (value: object): string => toBase64Url(new TextEncoder().encode(JSON.stringify(value)))
const body = (claims: { site: string; customer: string; expiresAt: number }): string =>
  toBase64Url(new TextEncoder().encode(JSON.stringify([claims.site, claims.customer, claims.expiresAt, ''])))
const customerIn = (token: string): unknown =>
  (JSON.parse(new TextDecoder().decode(fromBase64Url(token.split('.')[0] ?? '') ?? new Uint8Array())) as unknown[])[1]

async function jwt(header: object, claims: object, key: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const signed = `${part(header)}.${part(claims)}`
  return `${signed}.${await hmac(key, signed)}`
}

async function hmac(key: string | Uint8Array<ArrayBuffer>, text: string): Promise<string> {
  const bytes = typeof key === 'string' ? new TextEncoder().encode(key || '\0') : key
  const imported = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text))))
}

/** As Settings shows it once: HMAC of the key id under the site's identity key, base64url, used as the JWT's secret. */
async function identityKey(site: SiteId, kid: string): Promise<Uint8Array<ArrayBuffer>> {
  const mac = await crypto.subtle.sign(
    'HMAC',
    await macKey(env.SECRET, site, 'identity'),
    new TextEncoder().encode(kid),
  )
  return new TextEncoder().encode(toBase64Url(new Uint8Array(mac)))
}

const sha256 = async (text: string): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
