import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { listAudit } from '../../store/audit.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { pageQuery } from './page.ts'

export const audit = new Hono<App>().get(
  '/api/audit',
  describeRoute({ tags: ['Settings'], summary: 'Who changed what, newest first' }),
  validator('query', v.object(pageQuery), invalid),
  async (c) => {
    const { cursor, limit = 50 } = c.req.valid('query')
    const rows = await listAudit(c.env.DB, c.var.site, cursor, limit)
    const last = rows.length === limit ? rows.at(-1)?.id : undefined
    const items = rows.map(({ site: _site, ...entry }) => entry)
    return c.json({ items, ...(last === undefined ? {} : { next: last }) })
  },
)
