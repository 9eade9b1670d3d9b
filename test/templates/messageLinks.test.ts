import { expect, test } from 'vitest'
import { macKey } from '../../worker/model/keys.ts'
import type { TokenKind } from '../../worker/model/token.ts'
import { readToken } from '../../worker/model/token.ts'
import { signLinks } from '../../worker/templates/messageLinks.ts'
import { sampleInputs } from './sampleInputs.ts'

const secret = 'test-secret-test-secret-test-secret-0001'
const kinds = { click: 'cart', open: 'open', unsubscribe: 'unsubscribe', preferences: 'preferences' } as const
const key = await macKey(secret, sampleInputs.site, 'tokens')
const links = await signLinks(key, sampleInputs, ['cart', 'i0'])
const tokenOf = (kind: keyof typeof kinds): string =>
  (links[kinds[kind]] ?? '')
    .split('/')
    .at(-1)
    ?.replace(/\.gif$/, '') ?? ''
const now = sampleInputs.at

test('a token says site, customer and message, and nothing of the person or the address it leads to', async () => {
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
    const claims = await readToken(key, kind, tokenOf(kind), now)
    expect(claims).toMatchObject({ site: sampleInputs.site, customer: sampleInputs.customer })
    expect(JSON.stringify(claims)).not.toMatch(/@|https?:|Ola/)
  }
})

test('S6 every single-bit flip of click, open, unsubscribe and preferences tokens is refused', async () => {
  let flips = 0
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
    const token = tokenOf(kind)
    for (let at = 0; at < token.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped =
          token.slice(0, at) + String.fromCharCode(token.charCodeAt(at) ^ (1 << bit)) + token.slice(at + 1)
        expect(await readToken(key, kind, flipped, now), `${kind} ${at}/${bit}`).toBeNull()
        flips++
      }
    }
  }
  expect(flips).toBeGreaterThan(5000)
})

test('a token opens one kind of door, for one site, until it expires', async () => {
  const token = tokenOf('unsubscribe')
  for (const kind of ['click', 'open', 'preferences', 'visitor', 'login'] satisfies TokenKind[]) {
    expect(await readToken(key, kind, token, now), kind).toBeNull()
  }
  const other = await macKey(secret, 'other' as typeof sampleInputs.site, 'tokens')
  expect(await readToken(other, 'unsubscribe', token, now)).toBeNull()
  const claims = await readToken(key, 'unsubscribe', token, now)
  expect(await readToken(key, 'unsubscribe', token, (claims?.expiresAt ?? 0) - 1)).not.toBeNull()
  expect(await readToken(key, 'unsubscribe', token, claims?.expiresAt ?? 0)).toBeNull()
})
