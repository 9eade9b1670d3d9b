import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { clock } from '../../clock.ts'
import { regionsOf, segmentsIn } from '../../recommend/audiences.ts'
import { loadIndex } from '../../store/artifacts.ts'
import { readBlocks } from '../../store/blocks.ts'
import { countriesOfSample } from '../../store/profiles.ts'
import type { App } from './access.ts'

/** Whom rules and bestsellers may be for: what an editor offers. */
export const audiences = new Hono<App>().get(
  '/api/audiences',
  describeRoute({
    tags: ['Blocks'],
    summary: 'Regions and segments that rules of blocks may be written for',
    description:
      'Regions: countries of a sample of at most 1,000 customers with their share of it, regions that have bestsellers of their own (50 people or more behind them), and those that rules name. Segments: names that rules of other blocks use. A rule may name any other, too.',
  }),
  async (c) => {
    const { site } = c.var
    const [index, blocks, countries] = await Promise.all([
      loadIndex(c.env, site, clock.now()),
      readBlocks(c.env.DB, site),
      countriesOfSample(c.env.DB, site),
    ])
    const lists = index?.base.popularity.lists.keys() ?? []
    return c.json({ regions: regionsOf(blocks, lists, countries), segments: segmentsIn(blocks) })
  },
)
