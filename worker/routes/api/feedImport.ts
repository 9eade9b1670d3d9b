import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { onlySaid } from '../../catalog/onlySaid.ts'
import { clock } from '../../clock.ts'
import { importFeed } from '../../jobs/importFeeds.ts'
import { dropPlan, resumePlan } from '../../jobs/importPlan.ts'
import { AppError } from '../../model/error.ts'
import { clearHeld, readFeed } from '../../store/feeds.ts'
import { startJob } from '../../store/jobs.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { Format, formatNamed, Source } from './feedFields.ts'
import { found } from './feeds.ts'

const Import = v.object({
  format: v.optional(Format),
  source: v.optional(Source, 'upload'),
  mode: v.optional(v.picklist(['full', 'delta'], 'Use full or delta')),
  force: v.optional(v.picklist(['true', 'false']), 'false'),
  language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/))),
})

const tags = ['Catalog']
const Id = v.object({ id: Source })

/** How products get in: an upload, a pull by hand, a refused import that a person applies all the same. */
export const feedImport = new Hono<App>()
  .post(
    '/api/feeds/import',
    describeRoute({
      tags,
      summary: 'Import a feed: the body is the file, gzip or plain',
      description:
        '`format=auto` finds out. A full feed is the whole state of its source: what it no longer lists is gone. ' +
        '`mode=delta` adds and changes. A feed that is empty, mostly bad, or loses over half of its source is refused ' +
        'with 422 `import-refused`, unless `force=true`. What is left out stands as the source was set up. Where over ' +
        '4,000 products are to be written, the answer has no counts of changes but a `job` that goes on.',
      requestBody: {
        content: { 'text/csv': {}, 'application/x-ndjson': {}, 'application/xml': {}, 'application/gzip': {} },
      },
    }),
    validator('query', Import, invalid),
    async (c) => {
      const { format, source, mode, force, language } = c.req.valid('query')
      const { site } = c.var
      const [config, feed] = await Promise.all([siteConfig(c.env, site), readFeed(c.env.DB, site, source)])
      const { body } = c.req.raw
      if (config === null) throw new AppError(404, 'not-found', `There is no site ${site}`)
      if (body === null) throw new AppError(400, 'no-body', 'Send the feed as the body of the request')
      const settings = feed?.settings
      const report = await importFeed(
        c.env,
        {
          site: { ...config, language: language ?? settings?.language ?? config.language },
          source,
          format: formatNamed(format ?? settings?.format ?? 'auto'),
          mode: mode ?? settings?.mode ?? 'full',
          force: force === 'true',
          by: 'upload',
          body,
          ...onlySaid({ mapping: settings?.mapping, zone: settings?.zone }),
        },
        async (plan) => void (await c.env.IMPORTER.getByName(site).enqueue(site, { is: 'apply', plan })),
      )
      const { rows: _, mapping: _m, ...counts } = report
      c.set('change', JSON.stringify(counts))
      return c.json(report)
    },
  )
  .post(
    '/api/feeds/:id/pull',
    describeRoute({
      tags,
      summary: 'Pull a feed now, as a job',
      description: '`force=true` reads what the server calls unchanged, and applies what would be refused.',
      responses: { '202': { description: 'A job has begun' } },
    }),
    validator('param', Id, invalid),
    validator('query', v.object({ force: v.optional(v.picklist(['true', 'false']), 'false') }), invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const { site } = c.var
      const feed = await found(c.env.DB, site, id)
      if (feed.settings?.url === undefined) {
        throw new AppError(422, 'no-address', `The feed ${id} has no address`, { hint: 'PUT /api/feeds/:id sets one' })
      }
      const job = await startJob(c.env.DB, site, 'pull-feed', id)
      const isTaken = await c.env.IMPORTER.getByName(site).enqueue(site, {
        is: 'pull',
        source: id,
        by: 'person',
        dueAt: clock.now(),
        force: c.req.valid('query').force === 'true',
        job: job.id,
      })
      if (!isTaken) {
        await job.fail('It waits for a pull already')
        throw new AppError(409, 'already-waiting', `The feed ${id} waits for a pull already`)
      }
      c.set('change', id)
      return c.json({ job: job.id }, 202)
    },
  )
  .post(
    '/api/feeds/:id/apply',
    describeRoute({
      tags,
      summary: 'Apply a refused import all the same, exactly as it was read',
      responses: { '202': { description: 'A job has begun' } },
    }),
    validator('param', Id, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const { site } = c.var
      const { heldPlan } = await found(c.env.DB, site, id)
      if (heldPlan === null) throw nothingWaits(id)
      const job = await startJob(c.env.DB, site, 'import-feed', id)
      if (!(await resumePlan(c.env, heldPlan, job.id))) {
        await job.fail('It no longer lies there')
        await clearHeld(c.env.DB, site, id)
        throw nothingWaits(id)
      }
      await clearHeld(c.env.DB, site, id)
      await c.env.IMPORTER.getByName(site).enqueue(site, { is: 'apply', plan: heldPlan })
      c.set('change', id)
      return c.json({ job: job.id }, 202)
    },
  )
  .delete(
    '/api/feeds/:id/refused',
    describeRoute({ tags, summary: 'Forget a refused import' }),
    validator('param', Id, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const feed = await found(c.env.DB, c.var.site, id)
      if (feed.held === null) throw nothingWaits(id)
      await clearHeld(c.env.DB, c.var.site, id)
      if (feed.heldPlan !== null) await dropPlan(c.env, feed.heldPlan)
      return c.body(null, 204)
    },
  )

const nothingWaits = (id: string) =>
  new AppError(409, 'nothing-refused', `No refused import of ${id} waits`, { hint: 'Import the feed again' })
