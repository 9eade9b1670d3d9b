import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import { staleMs } from '../../catalog/judgeStorm.ts'
import { clock } from '../../clock.ts'
import { send } from '../../jobs/spreadChanges.ts'
import { dropPages } from '../../jobs/sweepChanges.ts'
import { AppError } from '../../model/error.ts'
import { listPages, readPage } from '../../store/changePages.ts'
import { decideHeld, listHeld, readHeld } from '../../store/heldChanges.ts'
import type { HeldChanges } from '../../store/heldChanges.ts'
import { findProduct } from '../../store/products.ts'
import { describeHeld } from './heldSamples.ts'
import type { App } from './access.ts'

const tags = ['Catalog']
const listed = 50

/** Changes of the catalog that look like a mistake: the facts stand, and nobody is told before a person decides. */
export const held = new Hono<App>()
  .get(
    '/api/held',
    describeRoute({
      tags,
      summary: 'Changes whose messages wait for a decision, newest first',
      description:
        'One import, or ten minutes of pushes, flipped the stock of over 20 % of all products or cut over 40 % of prices. ' +
        '`samples` show what changed. What waits for over a day is discarded.',
    }),
    async (c) => {
      const rows = await listHeld(c.env.DB, c.var.site, listed)
      const items = await Promise.all(rows.map((row) => shown(c, row)))
      return c.json({ items })
    },
  )
  .post(
    '/api/held/:id/release',
    describeRoute({ tags, summary: 'Tell those who wait: the change is meant' }),
    async (c) => {
      const row = await decided(c, 'released')
      await send(c.env, c.var.site, await listPages(c.env, c.var.site, row.id))
      return c.json(await shown(c, row))
    },
  )
  .post(
    '/api/held/:id/discard',
    describeRoute({ tags, summary: 'Tell nobody: the change was a mistake' }),
    async (c) => {
      const row = await decided(c, 'discarded')
      await dropPages(c.env, c.var.site, row.id)
      return c.json(await shown(c, row))
    },
  )

/** Decides once: 404 for what is not held here, 409 for what was decided before. */
async function decided(c: Context<App, '/api/held/:id'>, state: 'released' | 'discarded'): Promise<HeldChanges> {
  const id = c.req.param('id')
  const { site } = c.var
  const now = clock.now()
  const before = await readHeld(c.env.DB, site, id)
  if (before === null) throw new AppError(404, 'not-found', `Nothing is held under ${id}`)
  const isOld = before.state === 'held' && before.at < now - staleMs
  if (isOld || !(await decideHeld(c.env.DB, site, id, state, now))) {
    const what = isOld ? 'is over a day old and will be discarded' : `was decided before: ${before.state}`
    throw new AppError(409, 'decided', `The change ${what}`, { hint: 'Look at the list of held changes again' })
  }
  return { ...before, state, decidedAt: now }
}

async function shown(c: Context<App>, { site, decidedAt, ...row }: HeldChanges) {
  const pages = row.state === 'held' ? await listPages(c.env, site, row.id) : []
  const [first] = pages
  const changes = first === undefined ? [] : await readPage(c.env, first.key)
  const samples = await describeHeld(changes, row.reason, (id) => findProduct(c.env.DB, site, id))
  return {
    ...row,
    ...(decidedAt === null ? {} : { decidedAt }),
    ...(row.state === 'held' ? { expiresAt: row.at + staleMs } : {}),
    samples,
  }
}
