import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { asId, type ProductId, type SiteId } from '../../worker/model/ids.ts'
import { writeProductTypes } from '../../worker/store/types.ts'

test('types of many products are written by key: the list is read once, not once for every product of the site', async () => {
  let written = ''
  const prepare = (sql: string) => env.DB.prepare((written = sql))
  await writeProductTypes(Object.assign(Object.create(env.DB), { prepare }), asId<SiteId>('kettles'), [
    { id: asId<ProductId>('p1'), type: null },
  ])
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${written}`).bind('kettles', '[]').all()
  const plan = results.map(({ detail }) => String(detail))
  expect(plan.at(-1)).toMatch(/^SEARCH product USING PRIMARY KEY \(site=\? AND id=\?\)/)
  expect(plan.filter((step) => step.includes('json_each'))).toHaveLength(1)
})
