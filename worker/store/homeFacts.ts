import { and, asc, desc, eq, gte, sql } from 'drizzle-orm'
import type { SiteId } from '../model/ids.ts'
import { database } from './database.ts'
import { feeds, messages, profiles, products, rollups, scenarios } from './schema.ts'

/** Rows looked at for figures that would need all of them; a site beyond it sees "at least". */
const sampleSize = 100_000

const sentStatuses = ['sent', 'delivered', 'opened', 'clicked', 'unsubscribed', 'complained', 'converted']

/** What the home page needs of D1, in one batch. `since`: epoch ms; `now` too. */
export async function homeFacts(d1: D1Database, site: SiteId, since: number, now: number) {
  const db = database(d1)
  const hour = 3600_000
  const from = Math.floor(since / hour) * hour
  const isSent = sql`status IN (SELECT value FROM json_each(${JSON.stringify(sentStatuses)}))`
  const [counters, [sent], [customers], [overdue], [catalog], feedRows, [active], [first], [last]] = await db.batch([
    db
      .select({ hour: rollups.hour, name: rollups.name, value: rollups.value })
      .from(rollups)
      .where(and(eq(rollups.site, site), gte(rollups.hour, from))),
    db
      .select({
        sent: sql<number>`count(CASE WHEN ${isSent} THEN 1 END)`,
        failed: sql<number>`count(CASE WHEN status IN ('failed', 'parked') THEN 1 END)`,
      })
      .from(messages)
      .where(and(eq(messages.site, site), gte(messages.at, since))),
    db.select({ n: sql<number>`count(*)` }).from(
      db
        .select({ one: sql<number>`1`.as('one') })
        .from(profiles)
        .where(eq(profiles.site, site))
        .limit(sampleSize)
        .as('some'),
    ),
    // The daily sweep tells each row anew: what is past for longer was missed. A sample tells as well as all.
    db.select({ n: sql<number>`count(CASE WHEN due < ${now - 25 * 3_600_000} THEN 1 END)` }).from(
      db
        .select({ due: sql<number>`next_due_at`.as('due') })
        .from(profiles)
        .where(eq(profiles.site, site))
        .limit(5000)
        .as('sample'),
    ),
    db
      .select({ live: sql<number>`count(*)`, inStock: sql<number>`coalesce(sum(in_stock), 0)` })
      .from(products)
      .where(and(eq(products.site, site), sql`gone_at IS NULL`)),
    db.select().from(feeds).where(eq(feeds.site, site)).orderBy(desc(feeds.lastImportAt)),
    db
      .select({ n: sql<number>`count(*)` })
      .from(scenarios)
      .where(and(eq(scenarios.site, site), eq(scenarios.enabled, true))),
    hourOf('asc'),
    hourOf('desc'),
  ])
  return {
    counters,
    sent: sent?.sent ?? 0,
    failed: sent?.failed ?? 0,
    customers: customers?.n ?? 0,
    overdue: overdue?.n ?? 0,
    products: catalog?.live ?? 0,
    inStock: catalog?.inStock ?? 0,
    feeds: feedRows,
    scenarios: active?.n ?? 0,
    /** UTC hours of the first and the newest event */
    firstEventAt: first?.hour,
    lastEventAt: last?.hour,
  }

  function hourOf(end: 'asc' | 'desc') {
    return db
      .select({ hour: rollups.hour })
      .from(rollups)
      .where(and(eq(rollups.site, site), eq(rollups.name, 'events')))
      .orderBy(end === 'asc' ? asc(rollups.hour) : desc(rollups.hour))
      .limit(1)
  }
}

export type HomeFacts = Awaited<ReturnType<typeof homeFacts>>
