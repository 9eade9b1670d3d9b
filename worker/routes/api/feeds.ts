import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { feedFormats } from '../../catalog/formats/detectFormat.ts'
import { importFeed } from '../../jobs/importFeeds.ts'
import { AppError } from '../../model/error.ts'
import { listFeeds } from '../../store/feeds.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'

/** What people call the formats besides their own names. */
const alias: Readonly<Record<string, string>> = {
  tsv: 'csv',
  jsonl: 'ndjson',
  rss: 'google-rss',
  xml: 'google-rss',
  atom: 'google-rss',
  google: 'google-rss',
}
const formats = [...feedFormats.map(({ id }) => id), ...Object.keys(alias)]

const Import = v.object({
  format: v.optional(v.picklist(['auto', ...formats], `Use auto, ${formats.join(', ')}`), 'auto'),
  source: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(?!api$)[a-z0-9][a-z0-9._-]{0,63}$/,
        'Use lower-case letters, digits, ".", "-" and "_"; "api" is for pushes',
      ),
    ),
    'upload',
  ),
  mode: v.optional(v.picklist(['full', 'delta'], 'Use full or delta'), 'full'),
  force: v.optional(v.picklist(['true', 'false']), 'false'),
  language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/))),
})

const tags = ['Catalog']

export const feeds = new Hono<App>()
  .post(
    '/api/feeds/import',
    describeRoute({
      tags,
      summary: 'Import a feed: the body is the file, gzip or plain',
      description:
        'CSV, NDJSON or Google Merchant RSS; `format=auto` finds out. A full feed is the whole state of its source: what ' +
        'it no longer lists is gone. `mode=delta` adds and changes. A feed that is empty, mostly bad, or loses over half ' +
        'of its source is refused with 422 `import-refused`, unless `force=true`.',
      requestBody: {
        content: { 'text/csv': {}, 'application/x-ndjson': {}, 'application/xml': {}, 'application/gzip': {} },
      },
    }),
    validator('query', Import, invalid),
    async (c) => {
      const { format, source, mode, force, language } = c.req.valid('query')
      const config = await siteConfig(c.env, c.var.site)
      const { body } = c.req.raw
      if (config === null) throw new AppError(404, 'not-found', `There is no site ${c.var.site}`)
      if (body === null) throw new AppError(400, 'no-body', 'Send the feed as the body of the request')
      const report = await importFeed(c.env, {
        site: { ...config, language: language ?? config.language },
        source,
        format: feedFormats.find(({ id }) => id === (alias[format] ?? format)) ?? null,
        mode,
        force: force === 'true',
        body,
      })
      const { rows: _, ...counts } = report
      c.set('change', JSON.stringify(counts))
      return c.json(report)
    },
  )
  .get(
    '/api/feeds',
    describeRoute({ tags, summary: 'Where products come from, and how the last import went' }),
    async (c) => {
      const items = await listFeeds(c.env.DB, c.var.site)
      return c.json({
        items: items.map(({ site: _site, held, badRows, ...feed }) => ({
          ...feed,
          rows: badRows,
          ...(held === null ? {} : { held }),
        })),
      })
    },
  )
