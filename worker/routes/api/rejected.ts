import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { AppError } from '../../model/error.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { dropRejected, listRejected, readRejected } from '../../store/rejected.ts'
import { deliverEvents } from '../collectEvents.ts'
import { judgeAgain } from '../collectGate.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'

const tags = ['Live']
const List = v.object({
  cursor: v.optional(v.pipe(v.string(), v.maxLength(64))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d+$/, 'a number'), v.transform(Number), v.minValue(1), v.maxValue(500)),
  ),
})

/** Events that were not taken, with the reason. */
export const rejected = new Hono<App>()
  .get(
    '/api/rejected',
    describeRoute({ tags, summary: 'Rejected events, newest first' }),
    validator('query', List, invalid),
    async (c) => {
      const { cursor, limit = 50 } = c.req.valid('query')
      return c.json(await listRejected(c.env, c.var.site, cursor, limit))
    },
  )
  .post(
    '/api/rejected/:id/replay',
    describeRoute({ tags, summary: 'Take a rejected event once more, by the rules of today' }),
    async (c) => {
      const found = await readRejected(c.env, c.var.site, c.req.param('id'))
      if (found === null) throw new AppError(404, 'not-found', 'There is no such rejected event, or no longer')
      const config = await siteConfig(c.env, c.var.site)
      if (config === null) throw new AppError(404, 'no-site', `There is no site ${c.var.site}`)
      const again = judgeAgain(found.event, config, found.at)
      if (!again.ok) {
        throw new AppError(422, again.code, again.message, { fields: [{ field: again.field, message: again.message }] })
      }
      const { stored, duplicates } = await deliverEvents(c.env, config, [again.passed], () => false)
      await dropRejected(c.env, c.var.site, found.id)
      return c.json({ stored, duplicates })
    },
  )
