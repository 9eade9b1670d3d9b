import * as v from 'valibot'
import { FeedMapping } from '../../catalog/feedMapping.ts'
import { feedFormats } from '../../catalog/formats/detectFormat.ts'
import { fewestMinutes, mostMinutes } from '../../model/feed.ts'
import { Language } from './siteFields.ts'

/** What people call the formats besides their own names. */
const alias: Readonly<Record<string, string>> = {
  tsv: 'csv',
  jsonl: 'ndjson',
  rss: 'google-rss',
  xml: 'auto',
  atom: 'google-rss',
  google: 'google-rss',
}
const formats = [...new Set(['auto', ...feedFormats.map(({ id }) => id), ...Object.keys(alias)])]

/** The format of that name or alias; null finds out from the first characters. */
export const formatNamed = (name: string) => feedFormats.find(({ id }) => id === (alias[name] ?? name)) ?? null

export const Format = v.picklist(formats, `Use ${formats.join(', ')}`)

export const Source = v.pipe(
  v.string(),
  v.regex(
    /^(?!api$)[a-z0-9][a-z0-9._-]{0,63}$/,
    'Use lower-case letters, digits, ".", "-" and "_"; "api" is for pushes',
  ),
)

const Word = v.pipe(v.string(), v.minLength(1), v.maxLength(500))
const printable = v.regex(/^[\x20-\x7E]*$/, 'Use printable ASCII characters')

/** A `secret` that is left out stays as it is, as long as it goes to the same user or header. */
const Auth = v.variant('kind', [
  v.strictObject({
    kind: v.literal('basic'),
    user: v.pipe(Word, v.regex(/^[^:]*$/, 'A user name has no colon')),
    secret: v.optional(Word),
    isSet: v.optional(v.boolean()),
  }),
  v.strictObject({
    kind: v.literal('header'),
    name: v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/, 'Use the name of a header, as in X-Feed-Key'),
      v.regex(/^(?!(host|cookie|content-length|connection|transfer-encoding)$)/i, 'This header is not yours to set'),
    ),
    secret: v.optional(v.pipe(Word, printable)),
    isSet: v.optional(v.boolean()),
  }),
])

/** How a feed is read, as `PUT /api/feeds/:id` takes it. What `GET` adds about its runs is not read. */
export const FeedBody = v.object({
  url: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2048))),
  everyMinutes: v.optional(
    v.pipe(
      v.number(),
      v.integer('Use whole minutes'),
      v.minValue(fewestMinutes, `At least ${fewestMinutes} minutes lie between two pulls`),
      v.maxValue(mostMinutes, 'A week at most lies between two pulls'),
    ),
  ),
  format: v.optional(Format, 'auto'),
  /** whether it is the whole state of its source */
  mode: v.picklist(['full', 'delta'], 'Say full or delta: whether it lists all that its source has'),
  mapping: v.optional(FeedMapping),
  language: v.optional(Language),
  zone: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  auth: v.optional(v.nullable(Auth)),
})
export type FeedBody = v.InferOutput<typeof FeedBody>
