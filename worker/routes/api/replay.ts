import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { clock } from '../../clock.ts'
import { AppError } from '../../model/error.ts'
import { toDecimal } from '../../model/money.ts'
import { RecipeSchema, recipeOf } from '../../recommend/recipeSchema.ts'
import { replay, replayable, type SideReplayed } from '../../recommend/replay.ts'
import { loadIndex } from '../../store/artifacts.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { BlockId } from './blockFields.ts'
import { blockOr404 } from './blockOr404.ts'

/** A slice is a request of its own, so that no request holds an isolate for long. */
const MOST_AT_ONCE = 25

const Body = v.strictObject({
  recipe: v.optional(RecipeSchema),
  against: v.optional(RecipeSchema),
  from: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)), 0),
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_AT_ONCE)), MOST_AT_ONCE),
})

export const replays = new Hono<App>().post(
  '/api/blocks/:id/replay',
  describeRoute({
    tags: ['Blocks'],
    summary: 'What two recipes would have shown in real visits, a slice of visits at a time',
    description:
      'Each of the newest visits that the index holds (1,000 at most, `total`) is asked up to its last product. `recipe` against `against`, the live one where unsaid: `hits` are visits whose last product was among the items, `changed` counts items of one side alone, `shown` are distinct products, to be put together over slices. Nothing is stored. A visit is no session neighbour of itself, but the other models learnt from it too: the sides can be held against each other, not against the future.',
  }),
  validator('param', BlockId, invalid),
  validator('json', Body, invalid),
  async (c) => {
    const { site } = c.var
    const { recipe, against, from, count } = c.req.valid('json')
    const live = await blockOr404(c.env.DB, site, c.req.valid('param').id)
    const now = clock.now()
    const [index, config] = await Promise.all([loadIndex(c.env, site, now), siteConfig(c.env, site)])
    if (index === null || config === null)
      throw new AppError(409, 'no-index', 'There is no index yet: import a catalog')
    const of = (given: typeof recipe) => (given === undefined ? live : { ...live, recipe: recipeOf(given) })
    const blockById = (id: string) => config.blocks.find((one) => one.id === id)
    const { visits, sides, changed } = replay(index, [of(recipe), of(against)], { from, count }, now, { blockById })
    const told = ({ priceMinor, ...side }: SideReplayed) => ({
      ...side,
      meanPrice: side.items === 0 ? null : toDecimal(Math.round(priceMinor / side.items), config.currency),
    })
    return c.json({ total: replayable(index), from, visits, changed, sides: [told(sides[0]), told(sides[1])] })
  },
)
