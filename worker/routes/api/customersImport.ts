import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import Papa from 'papaparse'
import * as v from 'valibot'
import { clock } from '../../clock.ts'
import { AppError } from '../../model/error.ts'
import type { Event } from '../../model/event.ts'
import { asId } from '../../model/ids.ts'
import type { EventId } from '../../model/ids.ts'
import type { JsonObject } from '../../model/json.ts'
import { sha256 } from '../../model/sha256.ts'
import type { SiteConfig } from '../../model/site.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { deliverEvents } from '../collectEvents.ts'
import type { Passed } from '../collectEvents.ts'
import type { App } from './access.ts'

const text = (most: number) =>
  v.optional(
    v.pipe(v.nullish(v.union([v.string(), v.number()]), ''), v.transform(String), v.trim(), v.maxLength(most)),
    '',
  )
const flag = v.optional(
  v.nullish(
    v.union([
      v.boolean(),
      v.pipe(
        v.string(),
        v.transform((word) => word !== 'false'),
      ),
    ]),
  ),
)

const Row = v.pipe(
  v.object({
    externalId: text(255),
    email: v.pipe(
      text(254),
      v.check((email) => email === '' || /^[^\s@]+@[^\s@]+$/.test(email), 'not an e-mail address'),
    ),
    emailVerified: flag,
    phone: text(32),
    language: text(35),
    timezone: text(64),
    consents: v.optional(v.record(v.string(), v.union([v.string(), v.record(v.string(), v.string())]))),
    traits: v.optional(v.record(v.string(), v.unknown())),
  }),
  v.check((row) => row.externalId !== '' || row.email !== '' || row.phone !== '', 'name externalId, email or phone'),
)
type Row = v.InferOutput<typeof Row>

const bodyBytes = 5 * 1024 * 1024
const rowsAtMost = 10_000
const atOnce = 200

/** Known customers from elsewhere: NDJSON, a JSON list or CSV. */
export const customersImport = new Hono<App>().post(
  '/api/customers/import',
  describeRoute({
    tags: ['Customers'],
    summary: 'Import customers with their consents',
    description: 'NDJSON, a JSON list or CSV. Rows that are bad are listed, the others are taken.',
  }),
  async (c) => {
    if (Number(c.req.header('content-length') ?? 0) > bodyBytes) throw tooLarge()
    const body = await c.req.text()
    if (body.length > bodyBytes) throw tooLarge()
    const rows = rowsOf(body)
    if (rows.length > rowsAtMost) throw tooLarge()
    const config = await siteConfig(c.env, c.var.site)
    if (config === null) throw new AppError(404, 'no-site', `There is no site ${c.var.site}`)
    const failed: { row: number; field: string; message: string }[] = []
    const passed: Passed[] = []
    for (const [at, raw] of rows.entries()) {
      const parsed = v.safeParse(Row, raw)
      if (parsed.success) passed.push(await asEvent(parsed.output, config, clock.now()))
      else {
        const [issue] = parsed.issues
        failed.push({
          row: at + 1,
          field: (issue.path ?? []).map(({ key }) => String(key)).join('.'),
          message: issue.message,
        })
      }
    }
    for (let from = 0; from < passed.length; from += atOnce) {
      await deliverEvents(c.env, config, passed.slice(from, from + atOnce), () => false)
    }
    return c.json({ imported: passed.length, failed })
  },
)

const tooLarge = () =>
  new AppError(413, 'too-large', `An import has at most ${bodyBytes / 1024 / 1024} MB and ${rowsAtMost} rows`, {
    hint: 'Send it in parts',
  })

/** Throws 400 for a body in none of the three forms. */
function rowsOf(body: string): readonly unknown[] {
  const start = body.trimStart()
  try {
    if (start.startsWith('[')) return JSON.parse(start) as unknown[]
    if (start.startsWith('{')) {
      return start
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as unknown)
    }
  } catch {
    throw new AppError(400, 'malformed', 'A line of the import is no JSON')
  }
  return csvRows(start)
}

/** Columns `consents.email.reminders` and `traits.city` make the nested form. */
function csvRows(body: string): readonly unknown[] {
  const { data, errors } = Papa.parse<Record<string, string>>(body, { header: true, skipEmptyLines: true })
  if (data.length === 0 || errors.some(({ type }) => type === 'Quotes')) {
    throw new AppError(400, 'malformed', 'The body is neither NDJSON, a JSON list nor CSV with a header')
  }
  return data.map((flat) => {
    const row: Record<string, unknown> = {}
    const traits: Record<string, unknown> = {}
    const consents: Record<string, Record<string, string>> = {}
    for (const [column, value] of Object.entries(flat)) {
      const [group, first = '', second] = column.split('.')
      if (value === '') continue
      if (group === 'traits') traits[first] = value
      else if (group === 'consents' && second !== undefined) consents[first] = { ...consents[first], [second]: value }
      else row[column] = value
    }
    return { ...row, traits, consents }
  })
}

async function asEvent(row: Row, config: SiteConfig, now: number): Promise<Passed> {
  const { externalId, email, phone, language, timezone, consents, traits = {} } = row
  const properties = {
    ...(traits as JsonObject),
    ...(language === '' ? {} : { language }),
    ...(timezone === '' ? {} : { timezone }),
    ...(consents === undefined ? {} : { consents }),
  }
  const event: Event = {
    // The same row again is the same event; a changed one is news.
    id: asId<EventId>(`import:${(await sha256(JSON.stringify([config.id, row]))).slice(0, 32)}`),
    kind: 'identify',
    at: now,
    receivedAt: now,
    action: { type: 'identified' },
    properties,
    context: {},
    source: 'import',
  }
  return {
    event,
    ...(externalId === '' ? {} : { userId: externalId }),
    person: {
      ...(externalId === '' ? {} : { externalId }),
      ...(email === '' ? {} : { email }),
      ...(phone === '' ? {} : { phone }),
      ...(row.emailVerified === false ? { isEmailUnconfirmed: true as const } : {}),
    },
  }
}
