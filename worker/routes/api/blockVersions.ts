import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { AppError } from '../../model/error.ts'
import type { SiteId } from '../../model/ids.ts'
import type { Block } from '../../model/recipe.ts'
import { BlockSchema } from '../../recommend/blockSchema.ts'
import { diffBlocks } from '../../recommend/diffBlocks.ts'
import { readBlock } from '../../store/blocks.ts'
import {
  dropDraft,
  listVersions,
  readDraft,
  readVersion,
  writeDraft,
  type BlockVersion,
} from '../../store/blockVersions.ts'
import { memberEmails } from '../../store/members.ts'
import { invalid } from '../errors.ts'
import { actorName, type App } from './access.ts'
import { BlockId, blockOf } from './blockFields.ts'
import { checkFallbacks, publishBlock } from './publishBlock.ts'

const Which = v.union([
  v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'Use a version, "live" or "draft"')),
  v.picklist(['live', 'draft']),
])
const tags = ['Blocks']

/** A block's history: its published versions, its draft, what differs, and the way back. */
export const blockVersions = new Hono<App>()
  .get(
    '/api/blocks/:id/versions',
    describeRoute({ tags, summary: 'Published versions of a block, the newest first, and whether there is a draft' }),
    validator('param', BlockId, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const [items, draft, emails] = await Promise.all([
        listVersions(c.env.DB, c.var.site, id),
        readDraft(c.env.DB, c.var.site, id),
        memberEmails(c.env.DB),
      ])
      const named = (version: BlockVersion): BlockVersion => ({
        ...version,
        savedBy: emails.get(version.savedBy) ?? version.savedBy,
      })
      return c.json({ items: items.map(named), ...(draft === null ? {} : { draft: named(draft) }) })
    },
  )
  .get(
    '/api/blocks/:id/draft',
    describeRoute({ tags, summary: 'The draft of a block, which no page gets' }),
    validator('param', BlockId, invalid),
    async (c) => c.json((await draftOr404(c.env.DB, c.var.site, c.req.valid('param').id)).block),
  )
  .put(
    '/api/blocks/:id/draft',
    describeRoute({ tags, summary: 'Keep a draft: pages stay as they are until it is published' }),
    validator('param', BlockId, invalid),
    validator('json', BlockSchema, invalid),
    async (c) => {
      const block = blockOf(c.req.valid('json'), c.req.valid('param').id)
      await checkFallbacks(c.env.DB, c.var.site, block)
      await writeDraft(c.env.DB, c.var.site, block, actorName(c.var.actor))
      return c.json(block)
    },
  )
  .delete(
    '/api/blocks/:id/draft',
    describeRoute({ tags, summary: 'Throw the draft away' }),
    validator('param', BlockId, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      if (!(await dropDraft(c.env.DB, c.var.site, id))) throw noDraft(id)
      return c.body(null, 204)
    },
  )
  .post(
    '/api/blocks/:id/draft/publish',
    describeRoute({ tags, summary: 'Publish the draft: pages get it from now on' }),
    validator('param', BlockId, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const draft = await draftOr404(c.env.DB, c.var.site, id)
      const block = await publishBlock(c.env, c.var.site, draft.block, actorName(c.var.actor))
      await dropDraft(c.env.DB, c.var.site, id)
      return c.json(block)
    },
  )
  .get(
    '/api/blocks/:id/diff',
    describeRoute({
      tags,
      summary: 'What differs between two states of a block; the live one and the draft if unsaid',
    }),
    validator('param', BlockId, invalid),
    validator('query', v.strictObject({ from: v.optional(Which, 'live'), to: v.optional(Which, 'draft') }), invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const { from, to } = c.req.valid('query')
      const [before, after] = await Promise.all([
        stateOf(c.env.DB, c.var.site, id, from),
        stateOf(c.env.DB, c.var.site, id, to),
      ])
      return c.json({ from, to, changes: diffBlocks(before, after) })
    },
  )
  .post(
    '/api/blocks/:id/versions/:version/restore',
    describeRoute({ tags, summary: 'Publish an earlier version again, as the newest' }),
    validator('param', v.strictObject({ ...BlockId.entries, version: Which }), invalid),
    async (c) => {
      const { id, version } = c.req.valid('param')
      const earlier = await stateOf(c.env.DB, c.var.site, id, version)
      return c.json(await publishBlock(c.env, c.var.site, earlier, actorName(c.var.actor)))
    },
  )

async function stateOf(db: D1Database, site: SiteId, id: string, which: string): Promise<Block> {
  if (which === 'draft') return (await draftOr404(db, site, id)).block
  const live = await readBlock(db, site, id)
  if (live !== null && (which === 'live' || String(live.recipe.version) === which)) return live
  const version = which === 'live' ? null : await readVersion(db, site, id, Number(which))
  if (version === null) throw new AppError(404, 'no-version', `Block ${id} has no version ${which}`)
  return version.block
}

async function draftOr404(db: D1Database, site: SiteId, id: string) {
  const draft = await readDraft(db, site, id)
  if (draft === null) throw noDraft(id)
  return draft
}

const noDraft = (id: string) => new AppError(404, 'no-draft', `Block ${id} has no draft`)
