import { Hono, type Context } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { FeedMapping } from '../../catalog/feedMapping.ts'
import { onlySaid } from '../../catalog/onlySaid.ts'
import { previewFeed } from '../../catalog/previewFeed.ts'
import { clock } from '../../clock.ts'
import { askFor } from '../../jobs/pullFeed.ts'
import { readFeedStart } from '../../jobs/readFeedStart.ts'
import { AppError } from '../../model/error.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { Format, formatNamed, Source } from './feedFields.ts'
import { found } from './feeds.ts'
import { Language } from './siteFields.ts'

const tags = ['Catalog']

const Question = v.object({
  format: v.optional(Format, 'auto'),
  language: v.optional(Language),
  /** JSON of a mapping, to see what a correction does */
  mapping: v.optional(v.pipe(v.string(), v.maxLength(20_000), v.parseJson(undefined, 'is no JSON'), FeedMapping)),
})

const description =
  'The format that was found, each column with its first cells and what it is read as, which of id, title and price no ' +
  'column was found for, and the first products as they would be stored. `mapping` (JSON) tries a correction.'

/** How a feed would be read, before anything is stored. */
export const feedPreview = new Hono<App>()
  .post(
    '/api/feeds/preview',
    describeRoute({
      tags,
      summary: 'Preview a feed: the body is the file, or its first few hundred kilobytes',
      description,
      requestBody: { content: { 'text/csv': {}, 'application/x-ndjson': {}, 'application/xml': {} } },
    }),
    validator('query', Question, invalid),
    async (c) => {
      const { body } = c.req.raw
      if (body === null)
        throw new AppError(400, 'no-body', 'Send the feed, or its beginning, as the body of the request')
      return c.json(await preview(c, await readFeedStart(body), c.req.valid('query')))
    },
  )
  .post(
    '/api/feeds/:id/preview',
    describeRoute({ tags, summary: 'Preview the feed of a source by its address', description }),
    validator('param', v.object({ id: Source }), invalid),
    validator('query', Question, invalid),
    async (c) => {
      const { id } = c.req.valid('param')
      const { settings } = await found(c.env.DB, c.var.site, id)
      if (settings?.url === undefined) {
        throw new AppError(422, 'no-address', `The feed ${id} has no address`, { hint: 'PUT /api/feeds/:id sets one' })
      }
      const fetched = await askFor(c.env, c.var.site, settings.url, settings.auth)
      if (fetched.is !== 'feed') {
        const because = fetched.is === 'failed' ? fetched.because : 'The server sent nothing'
        throw new AppError(422, 'not-reached', because, { hint: 'Open the address in a browser' })
      }
      const question = c.req.valid('query')
      const start = await readFeedStart(fetched.body)
      await fetched.body.cancel().catch(() => undefined)
      return c.json(
        await preview(c, start, {
          format: question.format === 'auto' ? settings.format : question.format,
          ...onlySaid({
            language: question.language ?? settings.language,
            mapping: question.mapping ?? (settings.mapping as FeedMapping | undefined),
            zone: settings.zone,
          }),
        }),
      )
    },
  )

async function preview(
  c: Context<App>,
  start: string,
  asked: {
    format: string
    language?: string | undefined
    mapping?: FeedMapping | undefined
    zone?: string | undefined
  },
) {
  const config = await siteConfig(c.env, c.var.site)
  if (config === null) throw new AppError(404, 'not-found', `There is no site ${c.var.site}`)
  if (start.trim() === '') throw new AppError(422, 'empty', 'The feed is empty')
  const { currency, domain } = config
  return previewFeed(start, formatNamed(asked.format), asked.mapping, {
    currency,
    domain,
    language: asked.language ?? config.language,
    now: clock.now(),
    ...onlySaid({ zone: asked.zone }),
  })
}
