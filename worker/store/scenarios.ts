import { and, eq, sql } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { SiteId } from '../model/ids.ts'
import type { ActiveScenario } from '../model/scenario.ts'
import { database } from './database.ts'
import { messages, scenarios } from './schema.ts'

const ofRow = ({ body, enabled, params }: typeof scenarios.$inferSelect): ActiveScenario => ({
  scenario: body,
  enabled,
  params,
})

export async function readScenarios(db: D1Database, site: SiteId): Promise<ActiveScenario[]> {
  const rows = await database(db).select().from(scenarios).where(eq(scenarios.site, site)).orderBy(scenarios.id)
  return rows.map(ofRow)
}

export async function readScenario(db: D1Database, site: SiteId, id: string): Promise<ActiveScenario | null> {
  const [row] = await database(db)
    .select()
    .from(scenarios)
    .where(and(eq(scenarios.site, site), eq(scenarios.id, id)))
  return row === undefined ? null : ofRow(row)
}

/** Switches a scenario and sets the marketer's values. The site's config is to be published after it. */
export async function writeScenario(db: D1Database, site: SiteId, active: ActiveScenario): Promise<void> {
  const { scenario, enabled, params } = active
  const change = { enabled, params, updatedAt: clock.now() }
  await database(db)
    .insert(scenarios)
    .values({ site, id: scenario.id, body: scenario, ...change })
    .onConflictDoUpdate({ target: [scenarios.site, scenarios.id], set: change })
}

/** False when there was none. The site's config is to be published after it. */
export async function dropScenario(db: D1Database, site: SiteId, id: string): Promise<boolean> {
  const gone = await database(db)
    .delete(scenarios)
    .where(and(eq(scenarios.site, site), eq(scenarios.id, id)))
    .returning({ id: scenarios.id })
  return gone.length > 0
}

export interface ScenarioStats {
  /** messages that were decided on */
  entered: number
  sent: number
  /** skipped, failed or held out */
  blocked: number
}

const blockedStatuses = ['skipped', 'failed', 'held-out', 'parked']
const openStatuses = ['queued', 'sending', 'deferred']

/** Messages of the last 90 days, by scenario. */
export async function scenarioStats(db: D1Database, site: SiteId): Promise<ReadonlyMap<string, ScenarioStats>> {
  const rows = await database(db)
    .select({ scenario: messages.scenario, status: messages.status, count: sql<number>`count(*)` })
    .from(messages)
    .where(eq(messages.site, site))
    .groupBy(messages.scenario, messages.status)
  const stats = new Map<string, ScenarioStats>()
  for (const { scenario, status, count } of rows) {
    const known = stats.get(scenario) ?? { entered: 0, sent: 0, blocked: 0 }
    const isBlocked = blockedStatuses.includes(status)
    stats.set(scenario, {
      entered: known.entered + count,
      sent: known.sent + (isBlocked || openStatuses.includes(status) ? 0 : count),
      blocked: known.blocked + (isBlocked ? count : 0),
    })
  }
  return stats
}
