import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { funnelOf } from '../../analytics/funnel.ts'
import { clock } from '../../clock.ts'
import { AppError } from '../../model/error.ts'
import { readBlock } from '../../store/blocks.ts'
import { readFeedback } from '../../store/feedback.ts'
import { blockCounters } from '../../store/rollups.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { BlockId } from './blockFields.ts'

const Query = v.object({ days: v.optional(v.picklist(['7', '28', '90'], 'Use 7, 28 or 90'), '28') })
const dayMs = 24 * 3_600_000

export const blockFunnel = new Hono<App>().get(
  '/api/blocks/:id/funnel',
  describeRoute({
    tags: ['Blocks'],
    summary: 'What a block did by day: seen, clicked, put into carts, bought; and what its places do',
    description:
      'Days are those of the site’s zone. Carts, orders and revenue are of products that were clicked in this block in the 7 days before. `learnt` is what the last index build found: per place how often it was shown, clicked and, where the data can tell, how likely it is looked at against the best place; `tried` counts new products in reserved places.',
  }),
  validator('param', BlockId, invalid),
  validator('query', Query, invalid),
  async (c) => {
    const { id } = c.req.valid('param')
    const { site } = c.var
    const [block, config] = await Promise.all([readBlock(c.env.DB, site, id), siteConfig(c.env, site)])
    if (block === null || config === null) throw new AppError(404, 'no-block', `There is no block ${id}`)
    const now = clock.now()
    const since = now - (Number(c.req.valid('query').days) - 1) * dayMs
    const [counters, feedback] = await Promise.all([
      blockCounters(c.env.DB, site, id, since),
      readFeedback(c.env, site),
    ])
    const { timeZone, currency } = config
    const own = feedback?.blocks.find((one) => one.block === id)
    return c.json({
      block: id,
      currency,
      ...funnelOf(id, counters, { since, now, timeZone, currency }),
      learnt: own === undefined || feedback === null ? null : { at: feedback.at, ...own },
    })
  },
)
