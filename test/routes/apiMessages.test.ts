import { expect, test } from 'vitest'
import { advance, cartShop, Shopper } from '../flow/cartShop.ts'
import { admin, send } from '../contract/newSite.ts'
import { call, errorOf, setUp } from './adminApi.ts'

test('a scenario takes the values of its parameters in decimal units and refuses others by name', async () => {
  const { secretKey: key } = await setUp()
  const path = '/api/scenarios/abandoned-cart'
  const before = await (await call('GET', path, undefined, { key })).json()
  expect(before).toMatchObject({ enabled: false, params: { wait: 'PT30M', minValue: 0 }, stats: { sent: 0 } })
  const saved = await call(
    'PUT',
    path,
    { ...(before as object), enabled: true, params: { wait: 'PT45M', minValue: 19.5 } },
    { key },
  )
  expect(await saved.json()).toMatchObject({ enabled: true, params: { wait: 'PT45M', minValue: 19.5 } })
  const bad = await call('PUT', path, { params: { wait: 'P8D', minValue: -1, colour: 'red' } }, { key })
  expect(bad.status).toBe(422)
  expect((await errorOf(bad)).fields?.map(({ field }) => field)).toEqual([
    'params.wait',
    'params.minValue',
    'params.colour',
  ])
  expect((await call('PUT', '/api/scenarios/nope', { enabled: true }, { key })).status).toBe(404)
})

test('a scenario is removed once it is off, and comes back from the library as it was shipped', async () => {
  const { secretKey: key } = await setUp()
  const path = '/api/scenarios/abandoned-cart'
  await call('PUT', path, { enabled: true, params: { wait: 'PT45M' } }, { key })
  const refused = await call('DELETE', path, undefined, { key })
  expect(refused.status).toBe(409)
  expect((await errorOf(refused)).code).toBe('enabled')
  await call('PUT', path, { enabled: false }, { key })
  expect((await call('DELETE', path, undefined, { key })).status).toBe(204)
  expect((await call('GET', path, undefined, { key })).status).toBe(404)
  expect((await call('DELETE', path, undefined, { key })).status).toBe(404)
  const back = await call('PUT', path, { enabled: true }, { key })
  expect(await back.json()).toMatchObject({ enabled: true, params: { wait: 'PT30M' } })
})

test('a template that is removed goes back to the library, and no version is given twice', async () => {
  const { secretKey: key } = await setUp()
  const path = '/api/templates/abandoned-cart-1'
  const shipped = await (await call('GET', path, undefined, { key })).json<object>()
  expect((await call('DELETE', path, undefined, { key })).status).toBe(404)
  expect(await (await call('PUT', path, shipped, { key })).json()).toMatchObject({ version: 2 })
  expect((await call('DELETE', path, undefined, { key })).status).toBe(204)
  expect(await (await call('GET', path, undefined, { key })).json()).toEqual(shipped)
  expect(await (await call('PUT', path, shipped, { key })).json()).toMatchObject({ version: 3 })
  await call('PUT', '/api/templates/own', shipped, { key })
  expect((await call('DELETE', '/api/templates/own', undefined, { key })).status).toBe(204)
  expect((await call('GET', '/api/templates/own', undefined, { key })).status).toBe(404)
})

test('a template is refused by language and field, and saved as the next version', async () => {
  const { secretKey: key } = await setUp({ languages: ['en', 'pl', 'de'] })
  const list = await (await call('GET', '/api/templates', undefined, { key })).json<{ items: object[] }>()
  expect(list.items).toEqual([
    expect.objectContaining({ id: 'abandoned-cart-1', version: 1, languages: ['en', 'pl', 'uk'], missing: ['de'] }),
  ])
  const path = '/api/templates/abandoned-cart-1'
  const bad = await call(
    'PUT',
    path,
    { languages: { en: { subject: 'Hi', mjml: '<mjml><mj-body>{% if %}</mj-body></mjml>' } } },
    { key },
  )
  expect([bad.status, (await errorOf(bad)).field]).toEqual([422, 'languages.en.mjml'])
  const own = {
    languages: { en: { subject: 'Still there, {{ customer.firstName }}?', mjml: '<mjml><mj-body></mj-body></mjml>' } },
  }
  expect(await (await call('PUT', path, own, { key })).json()).toMatchObject({ id: 'abandoned-cart-1', version: 2 })
  expect(await (await call('GET', path, undefined, { key })).json()).toMatchObject(own)
})

test('a sent message is rendered again byte for byte, also after its template has changed', async () => {
  const site = await cartShop()
  const ola = new Shopper(site)
  await ola.adds('kettle')
  await ola.signsUp()
  await advance('PT62M')
  const [mail] = await ola.mails()
  const { items } = (await admin(site, 'GET', '/api/messages')) as {
    items: { id: string; status: string; customer: string }[]
  }
  expect(items).toEqual([expect.objectContaining({ status: 'sent', scenario: 'abandoned-cart', channel: 'email' })])
  const own = { languages: { en: { subject: 'Changed', mjml: '<mjml><mj-body></mj-body></mjml>' } } }
  await admin(site, 'PUT', '/api/templates/abandoned-cart-1', own)
  await admin(site, 'PATCH', '/api/products/kettle', { price: 1 })
  const shown = (await admin(site, 'GET', `/api/messages/${items[0]?.id}`)) as {
    rendered: { subject: string; html: string; text: string; headers: object }
    decision: { outcome: string; checks: { check: string; ok: boolean }[] }
    attempts: { status: string }[]
  }
  expect(shown.rendered).toEqual({ subject: mail?.subject, html: mail?.html, text: mail?.text, headers: mail?.headers })
  expect(shown.decision.outcome).toBe('sent')
  expect(shown.decision.checks.every(({ ok }) => ok)).toBe(true)
  expect(shown.attempts.map(({ status }) => status)).toEqual(['sent'])
  const path = `/api/messages/${items[0]?.id}?customer=${items[0]?.customer}`
  expect((await send(path)).status).toBe(401)
  await expect(admin(site, 'GET', '/api/messages/msg_nope')).rejects.toThrow('404')
})
