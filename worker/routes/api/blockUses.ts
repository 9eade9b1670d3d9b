import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import { clock } from '../../clock.ts'
import { AppError } from '../../model/error.ts'
import type { SiteId } from '../../model/ids.ts'
import type { Block } from '../../model/recipe.ts'
import { defaultBlocks } from '../../recommend/library/blocks.ts'
import { dropBlock, readBlocks } from '../../store/blocks.ts'
import { dropDraft, recordVersion } from '../../store/blockVersions.ts'
import { blockCounters } from '../../store/rollups.ts'
import { readScenarios } from '../../store/scenarios.ts'
import { publishSiteConfig } from '../../store/siteConfig.ts'
import { readTemplates } from '../../store/templates.ts'
import { templateLibrary } from '../../templates/library/templateLibrary.ts'
import type { Template } from '../../templates/template.ts'
import { invalid } from '../errors.ts'
import { actorName, type App } from './access.ts'
import { BlockId } from './blockFields.ts'
import { blockOr404 } from './blockOr404.ts'
import { publishBlock } from './publishBlock.ts'

const SEEN_DAYS = 7
const dayMs = 24 * 3_600_000
const tags = ['Blocks']

/** Where a block is named, and its end: by removal, or by going back to how the library has it. */
export const blockUses = new Hono<App>()
  .get(
    '/api/blocks/:id/uses',
    describeRoute({
      tags,
      summary: 'Where a block is named: scenarios, templates, fallbacks of other blocks; how often pages showed it',
      description:
        '`seen`: answers with the block that visitors saw in the last `seenDays` days. `isShipped`: it came with the site, so POST .../reset brings it back to how it came.',
    }),
    validator('param', BlockId, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      await blockOr404(c.env.DB, c.var.site, id)
      const since = clock.now() - SEEN_DAYS * dayMs
      const [uses, counters] = await Promise.all([
        usesOf(c.env.DB, c.var.site, id),
        blockCounters(c.env.DB, c.var.site, id, since),
      ])
      const seen = counters
        .filter(({ name }) => name === `block:${id}:impressions`)
        .reduce((sum, { value }) => sum + value, 0)
      return c.json({ ...uses, seen, seenDays: SEEN_DAYS, isShipped: shipped(id) !== undefined })
    },
  )
  .post(
    '/api/blocks/:id/reset',
    describeRoute({
      tags,
      summary: 'Publish a block of the library as it came with the site, as the newest version; its draft goes',
    }),
    validator('param', BlockId, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const before = await blockOr404(c.env.DB, c.var.site, id)
      const original = shipped(id)
      if (original === undefined) {
        throw new AppError(409, 'not-shipped', `Block ${id} is the shop's own: there is nothing to go back to`, {
          hint: 'GET /api/blocks/:id/versions lists its versions; any can be restored.',
        })
      }
      const block = { ...original, enabled: before.enabled }
      const published = await publishBlock(c.env, c.var.site, block, actorName(c.var.actor))
      await dropDraft(c.env.DB, c.var.site, id)
      return c.json(published)
    },
  )
  .delete(
    '/api/blocks/:id',
    describeRoute({
      tags,
      summary: 'Remove a block: pages that ask for it get it empty',
      description:
        '409 while a scenario, a template or the fallback of another block names it. Its draft goes; its versions stay, and POST .../versions/:version/restore brings it back.',
    }),
    validator('param', BlockId, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const { site } = c.var
      const block = await blockOr404(c.env.DB, site, id)
      const { scenarios, templates, fallbacks } = await usesOf(c.env.DB, site, id)
      const names = [
        ...scenarios.map((one) => `scenario ${one.id}`),
        ...templates.map((one) => `template ${one.id}`),
        ...fallbacks.map((one) => `block ${one.id}`),
      ]
      if (names.length > 0) {
        throw new AppError(409, 'in-use', `Block ${id} is named by ${names.join(', ')}`, {
          hint:
            shipped(id) === undefined ? 'Take it out there first.' : 'POST .../reset brings it back to how it came.',
        })
      }
      await recordVersion(c.env.DB, site, block, actorName(c.var.actor))
      await dropDraft(c.env.DB, site, id)
      await dropBlock(c.env.DB, site, id)
      await publishSiteConfig(c.env, site)
      return c.body(null, 204)
    },
  )

async function usesOf(db: D1Database, site: SiteId, id: string) {
  const [scenarios, own, blocks] = await Promise.all([
    readScenarios(db, site),
    readTemplates(db, site),
    readBlocks(db, site),
  ])
  const templates = [...own, ...templateLibrary.filter((one) => !own.some((template) => template.id === one.id))]
  return {
    scenarios: scenarios
      .filter(({ scenario }) =>
        scenario.steps.some((step) => 'send' in step && Object.values(step.send.blocks ?? {}).includes(id)),
      )
      .map(({ scenario, enabled }) => ({ id: scenario.id, enabled })),
    templates: templates
      .filter((template) => doesRecommend(template, id))
      .map(({ id: of, name }) => ({ id: of, name })),
    fallbacks: blocks
      .filter(({ id: of, recipe }) => of !== id && recipe.fallback.some(({ block }) => block === id))
      .map(({ id: of, title }) => ({ id: of, title })),
  }
}

/** Whether a template asks for the block by the `recommend` tag, in any language. */
const doesRecommend = ({ languages }: Template, id: string): boolean =>
  Object.values(languages).some(({ mjml, text = '' }) =>
    [...`${mjml}\n${text}`.matchAll(/\{%-?\s*recommend\s+(['"])([\w-]+)\1/g)].some(([, , name]) => name === id),
  )

const shipped = (id: string): Block | undefined => defaultBlocks.find((block) => block.id === id)
