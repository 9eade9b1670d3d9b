import * as v from 'valibot'
import { embedderNames } from '../../model/site.ts'
import { LabellerBody } from './labellerSettings.ts'
import { Domain, Language, Name, TimeZone } from './siteFields.ts'

const day = 24 * 3600_000
const Hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24))
const Cap = v.tuple([
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
  v.pipe(v.number(), v.integer(), v.minValue(60_000), v.maxValue(366 * day)),
])

/** epoch ms */
const Moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))

const Caps = v.object({
  all: v.pipe(v.array(Cap), v.maxLength(10)),
  perChannel: v.record(v.string(), v.pipe(v.array(Cap), v.maxLength(10))),
  gapMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30 * day)),
  hours: v.nullable(
    v.pipe(
      v.tuple([Hour, Hour]),
      v.check(([opens, closes]) => opens < closes, 'The first hour must come before the second'),
    ),
  ),
})

/** A header value: a line break in it would begin a header of its own (TRUST.md S8). */
const HeaderText = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(200),
  v.regex(/^\P{Cc}*$/u, 'Line breaks and control characters are not allowed'),
)
const Address = v.pipe(HeaderText, v.email('Write an e-mail address'))

const Email = v.object({
  provider: v.literal('smtp'),
  host: v.pipe(v.string(), v.trim(), v.regex(/^[a-z0-9.:[\]-]{1,253}$/i, 'Write the name of the mail server')),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  security: v.picklist(['tls', 'starttls', 'none']),
  username: v.optional(HeaderText),
  /** sent to change it; never returned */
  password: v.optional(v.pipe(v.string(), v.maxLength(1000))),
  from: Address,
  fromName: v.optional(HeaderText),
  replyTo: v.optional(Address),
})

const Origin = v.pipe(
  v.string(),
  v.check((text) => URL.parse(text)?.origin === text, 'Write an origin, as in https://shop.example'),
)

/** What `PUT /api/settings` takes: what GET gives, or a part of it. Keys and currency are read only. */
export const SettingsBody = v.object({
  name: v.optional(Name),
  domain: v.optional(Domain),
  language: v.optional(Language),
  languages: v.optional(v.pipe(v.array(Language), v.minLength(1), v.maxLength(30))),
  timeZone: v.optional(TimeZone),
  settings: v.optional(
    v.partial(
      v.object({
        purposes: v.object({ analytics: v.boolean(), personalization: v.boolean(), advertising: v.boolean() }),
        origins: v.pipe(v.array(Origin), v.maxLength(50)),
        flushDelayMs: v.pipe(v.number(), v.integer(), v.minValue(5000), v.maxValue(day)),
        caps: v.object({ transactional: Caps, requested: Caps, marketing: Caps }),
        email: v.nullable(Email),
        postalAddress: v.pipe(v.string(), v.trim(), v.maxLength(300)),
        sales: v.pipe(
          v.array(
            v.pipe(
              v.object({ from: Moment, until: Moment }),
              v.check(({ from, until }) => from < until, 'A sale ends after it begins'),
            ),
          ),
          v.maxLength(50),
        ),
        botGate: v.boolean(),
        embedder: v.picklist(embedderNames, `Use ${embedderNames.join(', ')}`),
        labeller: v.nullable(LabellerBody),
        cartUrl: v.pipe(
          v.string(),
          v.trim(),
          v.check((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'Write an http(s) address'),
        ),
      }),
    ),
  ),
})

export const NewKeyBody = v.object({ kind: v.picklist(['write', 'secret', 'identity']) })
export const TestMailBody = v.object({ to: Address })
