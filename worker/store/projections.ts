import type { Projection } from '../model/projection.ts'

// One statement a table for a whole queue batch: the rows travel as one JSON parameter, since a statement takes 100
// parameters at most. Every statement leaves out what a projection of the same or a higher number already wrote, so a
// message delivered twice, or overtaken, changes nothing; the profile row, which holds the number, is written last.

const isNews = `(p.sequence IS NULL OR j.value ->> 'sequence' > p.sequence)`
const known = `LEFT JOIN profile p ON p.site = j.value ->> 'site' AND p.id = j.value ->> 'customer'`

const rollups = `
  INSERT INTO rollup (site, hour, name, value)
  SELECT j.value ->> 'site', j.value ->> 'hour', j.value ->> 'name', SUM(j.value ->> 'by')
  FROM json_each(?1) j ${known} WHERE ${isNews} GROUP BY 1, 2, 3
  ON CONFLICT (site, hour, name) DO UPDATE SET value = value + excluded.value`

const orders = `
  INSERT INTO customer_order (site, id, customer, status, at, total_minor, currency, source)
  SELECT j.value ->> 'site', j.value ->> 'id', j.value ->> 'customer', j.value ->> 'status', j.value ->> 'at',
    j.value ->> 'totalMinor', j.value ->> 'currency', j.value ->> 'source'
  FROM json_each(?1) j ${known} WHERE ${isNews}
  ON CONFLICT (site, id) DO UPDATE SET customer = excluded.customer, status = excluded.status,
    at = excluded.at, total_minor = excluded.total_minor, currency = excluded.currency, source = excluded.source`

const messages = `
  INSERT INTO message (site, id, customer, scenario, template, channel, status, reason, at)
  SELECT j.value ->> 'site', j.value ->> 'id', j.value ->> 'customer', j.value ->> 'scenario', j.value ->> 'template',
    j.value ->> 'channel', j.value ->> 'status', j.value ->> 'reason', j.value ->> 'at'
  FROM json_each(?1) j ${known} WHERE ${isNews}
  ON CONFLICT (site, id) DO UPDATE SET customer = excluded.customer, channel = excluded.channel,
    status = excluded.status, reason = excluded.reason, at = excluded.at`

const profiles = `
  INSERT INTO profile (site, id, sequence, first_seen_at, last_seen_at, events, orders, spent_minor, cart_lines, known,
    country, language, next_due_at)
  SELECT j.value ->> 'site', j.value ->> 'customer', j.value ->> 'sequence', j.value ->> 'firstSeenAt',
    j.value ->> 'lastSeenAt', j.value ->> 'events', j.value ->> 'orders', j.value ->> 'spentMinor',
    j.value ->> 'cartLines', j.value ->> 'known', j.value ->> 'country', j.value ->> 'language', j.value ->> 'nextDueAt'
  FROM json_each(?1) j WHERE true
  ON CONFLICT (site, id) DO UPDATE SET sequence = excluded.sequence, first_seen_at = excluded.first_seen_at,
    last_seen_at = excluded.last_seen_at, events = excluded.events, orders = excluded.orders,
    spent_minor = excluded.spent_minor, cart_lines = excluded.cart_lines, known = excluded.known,
    country = excluded.country, language = excluded.language, next_due_at = excluded.next_due_at
  WHERE excluded.sequence > sequence`

/** What was a customer's own is the canonical customer's now. */
const movedRows = (table: 'customer_order' | 'message') => `
  UPDATE ${table} SET customer = (SELECT j.value ->> 'movedTo' FROM json_each(?1) j
    WHERE j.value ->> 'site' = ${table}.site AND j.value ->> 'customer' = ${table}.customer)
  WHERE (site, customer) IN (SELECT j.value ->> 'site', j.value ->> 'customer' FROM json_each(?1) j)`

/** A pointer's profile row stays, empty, for its number alone: `events = 0` is no customer. */
const nothing = { events: 0, orders: 0, spentMinor: 0, cartLines: 0, known: false, nextDueAt: null }

/** Writes a queue batch to D1 in one transaction. Each customer's projections must stand in the order of their numbers. */
export async function writeProjections(db: D1Database, projections: readonly Projection[]): Promise<void> {
  const rows = <T extends object>(of: (projection: Projection) => readonly T[]) =>
    projections.flatMap((one) =>
      of(one).map((row) => ({ site: one.site, customer: one.customer, sequence: one.sequence, ...row })),
    )
  const newest = new Map(projections.map((one) => [`${one.site}/${one.customer}`, one]))
  const moved = projections.filter(({ movedTo }) => movedTo !== undefined)
  const statements: readonly (readonly [sql: string, rows: readonly object[]])[] = [
    [rollups, rows((one) => one.rollups)],
    [orders, unique(rows((one) => one.orders))],
    [messages, unique(rows((one) => one.messages))],
    [movedRows('customer_order'), moved.map(pointer)],
    [movedRows('message'), moved.map(pointer)],
    [
      profiles,
      [...newest.values()].map((one) => ({
        ...pointer(one),
        sequence: one.sequence,
        ...one.profile,
        ...(one.movedTo === undefined ? {} : nothing),
      })),
    ],
  ]
  const due = statements.filter(([, rows]) => rows.length > 0)
  await db.batch(due.map(([sql, rows]) => db.prepare(sql).bind(JSON.stringify(rows))))
}

const pointer = ({ site, customer, movedTo }: Projection) => ({ site, customer, movedTo })

/** The last row of each id: SQLite takes a key once in a statement. */
const unique = <T extends { site: string; id: string }>(rows: readonly T[]): T[] => [
  ...new Map(rows.map((row) => [`${row.site}/${row.id}`, row])).values(),
]
