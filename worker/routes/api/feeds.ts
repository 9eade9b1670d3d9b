import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import Papa from 'papaparse'
import * as v from 'valibot'
import { feedHealth } from '../../catalog/feedHealth.ts'
import { sealSecret } from '../../channels/sealedSecret.ts'
import { clock } from '../../clock.ts'
import type { Env } from '../../env.ts'
import { readBadRows } from '../../jobs/badRows.ts'
import { dropPlan } from '../../jobs/importPlan.ts'
import { AppError } from '../../model/error.ts'
import type { FeedAuth, FeedSettings } from '../../model/feed.ts'
import type { SiteId } from '../../model/ids.ts'
import { publicAddress } from '../../model/publicAddress.ts'
import { dropFeed, listFeeds, readFeed, saveSettings, type Feed } from '../../store/feeds.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { FeedBody, Source } from './feedFields.ts'

const tags = ['Catalog']
const Id = v.object({ id: Source })

/** Where products come from: how each source is read, how it does, and what was wrong with its rows. */
export const feeds = new Hono<App>()
  .get(
    '/api/feeds',
    describeRoute({ tags, summary: 'Where products come from, and how the last import went' }),
    async (c) => {
      const items = await listFeeds(c.env.DB, c.var.site)
      return c.json({ items: items.map(summarise) })
    },
  )
  .get(
    '/api/feeds/:id',
    describeRoute({
      tags,
      summary: 'One source: its set-up, its health, its last 30 runs',
      description: 'The password or key of `auth` is never told, only that it is set.',
    }),
    validator('param', Id, invalid),
    async (c) => c.json(describe(await found(c.env.DB, c.var.site, c.req.valid('param').id))),
  )
  .put(
    '/api/feeds/:id',
    describeRoute({
      tags,
      summary: 'Set up a source: address, schedule, mapping',
      description:
        'With `url` and `everyMinutes` (15 at least) the feed is pulled by itself, the first time within five minutes; ' +
        'ETag and Last-Modified are honoured. `auth` is `{kind: "basic", user, secret}` or `{kind: "header", name, ' +
        'secret}`; a secret that is left out stays. Addresses that are private, loopback or reserved are refused, as are ' +
        'redirects to one.',
    }),
    validator('param', Id, invalid),
    validator('json', FeedBody, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const before = await readFeed(c.env.DB, c.var.site, id)
      const settings = await settingsOf(c.env, c.var.site, c.req.valid('json'), before?.settings ?? null)
      const isPulled = settings.url !== undefined && settings.everyMinutes !== undefined
      await saveSettings(c.env.DB, c.var.site, id, settings, isPulled ? clock.now() : null)
      c.set('change', JSON.stringify({ ...settings, auth: settings.auth?.kind ?? null }))
      return c.json(describe(await found(c.env.DB, c.var.site, id)), before === null ? 201 : 200)
    },
  )
  .delete(
    '/api/feeds/:id',
    describeRoute({ tags, summary: 'Forget a source: it is pulled no more, its products stay' }),
    validator('param', Id, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const feed = await found(c.env.DB, c.var.site, id)
      await dropFeed(c.env.DB, c.var.site, id)
      if (feed.heldPlan !== null) await dropPlan(c.env, feed.heldPlan)
      return c.body(null, 204)
    },
  )
  .get(
    '/api/feeds/:id/bad-rows',
    describeRoute({
      tags,
      summary: 'The bad rows of the last import as CSV: line, field, what is wrong',
      description: 'The first 2,000. Cells that a spreadsheet would take for a formula begin with an apostrophe.',
      responses: { '200': { description: 'Done', content: { 'text/csv': {} } } },
    }),
    validator('param', Id, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      await found(c.env.DB, c.var.site, id)
      const rows = await readBadRows(c.env.STORE, c.var.site, id)
      const data = rows.map(({ line, field, message }) => [line === 0 ? '' : line, field, message])
      const csv = Papa.unparse({ fields: ['line', 'field', 'message'], data }, { escapeFormulae: true })
      return c.body(csv, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${id}-bad-rows.csv"`,
      })
    },
  )

/** A secret that is not sent stays, as long as it lets in the same user, or goes under the same header. */
async function settingsOf(env: Env, site: SiteId, body: FeedBody, before: FeedSettings | null): Promise<FeedSettings> {
  const { url, auth, everyMinutes, mapping, language, zone, format, mode } = body
  const bad: { field: string; message: string }[] = []
  const checked = url === undefined ? null : publicAddress(url, env.LOCAL_FEEDS === 'true')
  if (checked !== null && 'because' in checked) bad.push({ field: 'url', message: `The address ${checked.because}` })
  if (everyMinutes !== undefined && url === undefined)
    bad.push({ field: 'url', message: 'A schedule needs an address' })
  const sealed = auth === undefined || auth === null ? undefined : await sealedAuth(env, site, auth, before?.auth)
  if (auth !== undefined && auth !== null && sealed === undefined) {
    bad.push({ field: 'auth.secret', message: 'is missing' })
  }
  if (bad.length > 0) {
    throw new AppError(422, 'invalid', bad.map((one) => `${one.field}: ${one.message}`).join('; '), { fields: bad })
  }
  return {
    format,
    mode,
    ...(checked !== null && 'url' in checked ? { url: checked.url.href } : {}),
    ...(everyMinutes === undefined ? {} : { everyMinutes }),
    ...(mapping === undefined ? {} : { mapping: mapping as NonNullable<FeedSettings['mapping']> }),
    ...(language === undefined ? {} : { language }),
    ...(zone === undefined ? {} : { zone }),
    ...(sealed === undefined ? {} : { auth: sealed }),
  }
}

async function sealedAuth(
  env: Env,
  site: SiteId,
  auth: NonNullable<FeedBody['auth']>,
  before: FeedAuth | undefined,
): Promise<FeedAuth | undefined> {
  const named =
    auth.kind === 'basic' ? { kind: auth.kind, user: auth.user } : { kind: auth.kind, name: auth.name.toLowerCase() }
  if (auth.secret !== undefined) return { ...named, secret: await sealSecret(env.SECRET, site, auth.secret) }
  const isSame =
    before?.kind === 'basic'
      ? named.kind === 'basic' && before.user === named.user
      : named.kind === 'header' && before?.name === named.name
  return isSame && before !== undefined ? { ...named, secret: before.secret } : undefined
}

const summarise = ({ source, format, lastImportAt, products, changed, bad, badRows, held, ...feed }: Feed) => ({
  source,
  format,
  lastImportAt: lastImportAt === 0 ? null : lastImportAt,
  products,
  changed,
  bad,
  rows: badRows,
  ...(held === null ? {} : { held }),
  /** a refused import waits and can be applied as it was read */
  canApply: feed.heldPlan !== null,
  isPulled: feed.nextPullAt !== null,
  health: feedHealth({ lastImportAt, products, bad, held, ...feed }, clock.now()),
})

function describe(feed: Feed) {
  const { auth, ...settings } = feed.settings ?? { format: 'auto', mode: 'full' as const }
  const { secret: _, ...named } = auth ?? { kind: 'none' as const, secret: '' }
  return {
    ...summarise(feed),
    foundFormat: feed.format,
    badFields: feed.badFields,
    ...(feed.nextPullAt === null ? {} : { nextPullAt: feed.nextPullAt }),
    ...settings,
    auth: named.kind === 'none' ? null : { ...named, isSet: true },
    log: feed.log,
  }
}

export async function found(db: D1Database, site: SiteId, source: string): Promise<Feed> {
  const feed = await readFeed(db, site, source)
  if (feed !== null) return feed
  throw new AppError(404, 'not-found', `There is no feed ${source}`, { hint: 'GET /api/feeds lists them' })
}
