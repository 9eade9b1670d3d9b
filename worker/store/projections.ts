import type { Projection } from '../model/projection.ts'

// One statement a table for a whole queue batch: the rows travel as one JSON parameter, since a statement takes 100
// parameters at most. A queue delivers at least once and in any order, so the profile row holds the highest number it
// saw and which below it are still missing. A number that is neither higher nor missing was written before and changes
// nothing; a missing one that arrives late counts, but never overwrites what is newer.

const isNewest = `(p.sequence IS NULL OR j.value ->> 'sequence' > p.sequence)`
const isLate = `(j.value ->> 'sequence' IN (SELECT m.value FROM json_each(p.missing) m))`
const known = `LEFT JOIN profile p ON p.site = j.value ->> 'site' AND p.id = j.value ->> 'customer'`
/** How many numbers may be under way at once; what stays away longer is lost to the counters. */
const missingAtMost = 64

const rollups = `
  INSERT INTO rollup (site, hour, name, value)
  SELECT j.value ->> 'site', j.value ->> 'hour', j.value ->> 'name', SUM(j.value ->> 'by')
  FROM json_each(?1) j ${known} WHERE ${isNewest} OR ${isLate} GROUP BY 1, 2, 3
  ON CONFLICT (site, hour, name) DO UPDATE SET value = value + excluded.value`

const orderColumns = `
  INSERT INTO customer_order (site, id, customer, status, at, total_minor, currency, source)
  SELECT j.value ->> 'site', j.value ->> 'id', j.value ->> 'customer', j.value ->> 'status', j.value ->> 'at',
    j.value ->> 'totalMinor', j.value ->> 'currency', j.value ->> 'source'
  FROM json_each(?1) j ${known} WHERE`

const orders = `${orderColumns} ${isNewest}
  ON CONFLICT (site, id) DO UPDATE SET customer = excluded.customer, status = excluded.status,
    at = excluded.at, total_minor = excluded.total_minor, currency = excluded.currency, source = excluded.source`
const lateOrders = `${orderColumns} ${isLate} ON CONFLICT (site, id) DO NOTHING`

const messageColumns = `
  INSERT INTO message (site, id, customer, scenario, template, channel, status, reason, at)
  SELECT j.value ->> 'site', j.value ->> 'id', j.value ->> 'customer', j.value ->> 'scenario', j.value ->> 'template',
    j.value ->> 'channel', j.value ->> 'status', j.value ->> 'reason', j.value ->> 'at'
  FROM json_each(?1) j ${known} WHERE`

const messages = `${messageColumns} ${isNewest}
  ON CONFLICT (site, id) DO UPDATE SET customer = excluded.customer, channel = excluded.channel,
    status = excluded.status, reason = excluded.reason, at = excluded.at`
const lateMessages = `${messageColumns} ${isLate} ON CONFLICT (site, id) DO NOTHING`

/** Takes the numbers of this batch off the missing ones. */
const arrivedLate = `
  UPDATE profile SET missing = (
    SELECT nullif(json_group_array(m.value), '[]') FROM json_each(profile.missing) m WHERE m.value NOT IN (
      SELECT a.value FROM json_each(?1) q, json_each(q.value -> 'arrived') a
      WHERE q.value ->> 'site' = profile.site AND q.value ->> 'customer' = profile.id))
  WHERE missing IS NOT NULL
    AND (site, id) IN (SELECT j.value ->> 'site', j.value ->> 'customer' FROM json_each(?1) j)`

const profiles = `
  INSERT INTO profile (site, id, sequence, missing, first_seen_at, last_seen_at, events, orders, spent_minor, cart_lines, known,
    country, language, next_due_at)
  SELECT j.value ->> 'site', j.value ->> 'customer', j.value ->> 'sequence', j.value ->> 'gap', j.value ->> 'firstSeenAt',
    j.value ->> 'lastSeenAt', j.value ->> 'events', j.value ->> 'orders', j.value ->> 'spentMinor',
    j.value ->> 'cartLines', j.value ->> 'known', j.value ->> 'country', j.value ->> 'language', j.value ->> 'nextDueAt'
  FROM json_each(?1) j WHERE true
  ON CONFLICT (site, id) DO UPDATE SET sequence = excluded.sequence, missing = (
      SELECT nullif(json_group_array(n), '[]') FROM (
        SELECT value AS n FROM json_each(profile.missing)
        UNION SELECT value FROM json_each(excluded.missing) WHERE value > profile.sequence)),
    first_seen_at = excluded.first_seen_at,
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
  const newest = [...new Map(projections.map((one) => [`${one.site}/${one.customer}`, one])).values()]
  const moved = projections.filter(({ movedTo }) => movedTo !== undefined)
  const arrivals = newest.map((one) => ({ ...pointer(one), arrived: numbersOf(projections, one) }))
  const orderRows = rows((one) => one.orders)
  const messageRows = rows((one) => one.messages)
  const statements: readonly (readonly [sql: string, rows: readonly object[]])[] = [
    [rollups, rows((one) => one.rollups)],
    [orders, unique(orderRows)],
    [lateOrders, orderRows.toReversed()],
    [messages, unique(messageRows)],
    [lateMessages, messageRows.toReversed()],
    [movedRows('customer_order'), moved.map(pointer)],
    [movedRows('message'), moved.map(pointer)],
    [arrivedLate, arrivals],
    [
      profiles,
      newest.map((one) => ({
        ...pointer(one),
        sequence: one.sequence,
        gap: gapBelow(one.sequence, numbersOf(projections, one)),
        ...one.profile,
        ...(one.movedTo === undefined ? {} : nothing),
      })),
    ],
  ]
  const due = statements.filter(([, rows]) => rows.length > 0)
  await db.batch(due.map(([sql, rows]) => db.prepare(sql).bind(JSON.stringify(rows))))
}

/** The numbers that a batch holds of one customer. */
const numbersOf = (projections: readonly Projection[], of: Projection): readonly number[] =>
  projections.filter(({ site, customer }) => site === of.site && customer === of.customer).map((one) => one.sequence)

/** Which numbers below `sequence` are missing, if the row knows none of them, as JSON; null when none is. */
function gapBelow(sequence: number, arrived: readonly number[]): string | null {
  const from = Math.max(1, sequence - missingAtMost)
  const gap = Array.from({ length: sequence - from }, (_, index) => from + index).filter((n) => !arrived.includes(n))
  return gap.length === 0 ? null : JSON.stringify(gap)
}

const pointer = ({ site, customer, movedTo }: Projection) => ({ site, customer, movedTo })

/** The last row of each id: SQLite takes a key once in a statement. */
const unique = <T extends { site: string; id: string }>(rows: readonly T[]): T[] => [
  ...new Map(rows.map((row) => [`${row.site}/${row.id}`, row])).values(),
]
