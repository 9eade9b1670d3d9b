import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { clock } from '../../worker/clock.ts'
import { turnDueSales } from '../../worker/jobs/turnDueSales.ts'
import { call, setUp } from '../routes/adminApi.ts'

const day = 86_400_000

test('pushed sales begin and end on their days, each with its row of history, and nothing else is written', async () => {
  clock.offsetMs = 0
  const { secretKey: key } = await setUp()
  const feed = 'id,title,price\nk,Kettle,100 EUR\np,Pan,50 EUR\n'
  expect((await call('POST', '/api/feeds/import', feed, { key })).status).toBe(200)
  const [from, to] = [Date.now() + day, Date.now() + 2 * day]
  const push = { salePrice: 80, saleFrom: from, saleTo: to }
  expect((await call('PATCH', '/api/products/k', push, { key })).status).toBe(200)
  const product = async (id: string) =>
    (await call('GET', `/api/products/${id}`, undefined, { key })).json<{
      price: number
      regularPrice?: number
      updatedAt: number
      history: unknown[]
    }>()
  const pan = await product('p')

  await turnDueSales(env, from - 1)
  expect(await product('k')).toMatchObject({ price: 100, history: [] })
  await turnDueSales(env, from)
  expect(await product('k')).toMatchObject({ price: 80, regularPrice: 100, updatedAt: from })
  await turnDueSales(env, from + 1)
  expect(await product('k')).toMatchObject({ updatedAt: from })
  await turnDueSales(env, to)
  const kettle = await product('k')
  expect(kettle).toMatchObject({ price: 100 })
  expect(kettle.regularPrice).toBeUndefined()
  expect(kettle.history).toHaveLength(2)
  expect(await product('p')).toEqual(pan)
})
