import { env } from 'cloudflare:workers'
import { expect, inject, test } from 'vitest'
import { openapi } from '../../worker/routes/openapi.ts'
import { call, errorOf, setUp } from './adminApi.ts'

const server = inject('feedServer')

interface Preview {
  format: string
  columns: { name: string; target: string; samples: string[] }[]
  mapping: { columns: Record<string, string> }
  missing: string[]
  products: { id: string; title: string; price: number; currency: string }[]
  bad: { line: number; field: string }[]
}
const unknown = 'kod_tow;opis_krotki;kwota;producent\nA-1;Czajnik;99,90;Marlow\nA-2;Mikser;250,00;Marlow\n'
const preview = async (key: string, body: string, query = '') => {
  const response = await call('POST', `/api/feeds/preview${query}`, body, { key })
  expect(response.status, await response.clone().text()).toBe(200)
  return response.json<Preview>()
}

test('a preview shows columns, cells and products, and stores nothing', async () => {
  const { secretKey: key } = await setUp()
  const shown = await preview(key, 'id,title,price,colour\na,Kettle,10 EUR,red\nb,,11 EUR,blue\n')
  expect(shown).toMatchObject({ format: 'csv', missing: [] })
  expect(shown.columns.map(({ name, target }) => [name, target])).toEqual([
    ['id', 'id'],
    ['title', 'title'],
    ['price', 'price'],
    ['colour', 'attribute:colour'],
  ])
  expect(shown.columns[0]?.samples).toEqual(['a', 'b'])
  expect(shown.products).toMatchObject([{ id: 'a', title: 'Kettle', price: 10 }])
  expect(shown.bad).toMatchObject([{ line: 3, field: 'title' }])
  expect((await env.DB.prepare('SELECT count(*) AS n FROM product').first<{ n: number }>())?.n).toBe(0)
  expect(await env.DB.prepare("SELECT count(*) AS n FROM audit WHERE action LIKE '%preview%'").first()).toEqual({
    n: 0,
  })
})

test('a correction is tried, saved, and then used by every import of the source', async () => {
  const { secretKey: key } = await setUp()
  const mapping = {
    columns: { kod_tow: 'id', opis_krotki: 'title', kwota: 'price', producent: 'brand' },
    delimiter: ';',
    currency: 'PLN',
  }
  const tried = await preview(key, unknown, `?mapping=${encodeURIComponent(JSON.stringify(mapping))}`)
  expect(tried.missing).toEqual([])
  expect(tried.products).toMatchObject([
    { id: 'A-1', title: 'Czajnik', price: 99.9, currency: 'PLN' },
    { id: 'A-2', price: 250 },
  ])
  expect((await call('PUT', '/api/feeds/erp', { mode: 'full', mapping }, { key })).status).toBe(201)
  const report = await call('POST', '/api/feeds/import?source=erp', unknown, { key })
  expect(await report.json()).toMatchObject({ new: 2, bad: 0 })
  expect(await (await call('GET', '/api/products/A-1', undefined, { key })).json()).toMatchObject({
    brand: 'Marlow',
    price: 99.9,
  })
})

test('a preview by address asks the server as a pull would', async () => {
  const { secretKey: key } = await setUp()
  await fetch(`${server}/feeds/peek`, { method: 'PUT', body: `id,title,price\n${'x,Long kettle,10\n'.repeat(60_000)}` })
  const auth = { kind: 'basic', user: 'ann', secret: 'word' }
  await call('PUT', '/api/feeds/peek', { mode: 'full', url: `${server}/locked/peek`, auth }, { key })
  const response = await call('POST', '/api/feeds/peek/preview', undefined, { key })
  expect(await response.json()).toMatchObject({ format: 'csv', products: [{ id: 'x' }] })
  await call('PUT', '/api/feeds/peek', { mode: 'full', url: `${server}/status/500` }, { key })
  const failed = await call('POST', '/api/feeds/peek/preview', undefined, { key })
  expect(failed.status).toBe(422)
  expect((await errorOf(failed)).message).toBe('The server answered 500')
})

test.each([
  ['<!doctype html><html><title>Login</title></html>', 'unknown-format'],
  ['', 'empty'],
])('%j is no feed', async (body, code) => {
  const { secretKey: key } = await setUp()
  const response = await call('POST', '/api/feeds/preview', body, { key })
  expect([400, 422]).toContain(response.status)
  if (body !== '') expect((await errorOf(response)).code).toBe(code)
})

test('a mapping that is none is refused by name', async () => {
  const { secretKey: key } = await setUp()
  for (const mapping of ['{', '{"columns":{"a":"nonsense"}}']) {
    const response = await call('POST', `/api/feeds/preview?mapping=${encodeURIComponent(mapping)}`, 'id\n', { key })
    expect(response.status).toBe(422)
    expect((await errorOf(response)).field).toMatch(/^mapping/)
  }
})

test('the description names every route of feeds', async () => {
  const { paths } = (await openapi()) as { paths: Record<string, Record<string, { summary?: string }>> }
  const routes = Object.entries(paths).filter(([path]) => path.startsWith('/api/feeds'))
  expect(routes.length).toBeGreaterThanOrEqual(8)
  for (const [path, methods] of routes) {
    for (const [method, { summary }] of Object.entries(methods)) expect(summary, `${method} ${path}`).toMatch(/\w/)
  }
})
