import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { tally } from '../../analytics/tally.ts'
import { clock } from '../../clock.ts'
import type { Env } from '../../env.ts'
import { AppError } from '../../model/error.ts'
import type { SiteConfig } from '../../model/site.ts'
import { heldIds } from '../../store/heldChanges.ts'
import { homeFacts, type HomeFacts } from '../../store/homeFacts.ts'
import { siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'

const Query = v.object({ days: v.optional(v.picklist(['7', '28'], 'Use 7 or 28'), '7') })

export const home = new Hono<App>().get(
  '/api/home',
  describeRoute({ tags: ['Home'], summary: 'Health, set-up and figures of the last days' }),
  validator('query', Query, invalid),
  async (c) => {
    const now = clock.now()
    const since = now - Number(c.req.valid('query').days) * 24 * 3600_000
    const config = await siteConfig(c.env, c.var.site)
    if (config === null) throw new AppError(404, 'not-found', `There is no site ${c.var.site}`)
    const [facts, indexedAt, held] = await Promise.all([
      homeFacts(c.env.DB, config.id, since, now),
      indexTime(c.env, config),
      heldIds(c.env.DB, config.id),
    ])
    const { series, blocks } = tally(facts.counters, {
      since,
      now,
      timeZone: config.timeZone,
      currency: config.currency,
    })
    const sum = (of: (day: (typeof series)[number]) => number) => series.reduce((all, day) => all + of(day), 0)
    return c.json({
      health: [...health(facts, config, indexedAt, now), ...heldHealth(held.size)],
      checklist: checklist(facts, config, blocks),
      totals: {
        events: sum((day) => day.events),
        customers: facts.customers,
        orders: sum((day) => day.orders),
        revenue: Math.round(sum((day) => day.revenue) * 100) / 100,
        currency: config.currency,
        messagesSent: facts.sent,
        blockClicks: blocks.reduce((all, block) => all + block.clicks, 0),
      },
      series,
      blocks,
      ...(facts.firstEventAt === undefined ? {} : { firstEventAt: facts.firstEventAt }),
    })
  },
)

interface Health {
  id: string
  state: 'ok' | 'warn' | 'bad'
  label: string
  detail: string
}

const day = 24 * 3600_000

/** Staff are alerted while changes wait for them (SCENARIOS.md R10); else there is nothing to say. */
const heldHealth = (held: number): Health[] =>
  held === 0 ? [] : [{ id: 'held', label: 'Held changes', state: 'bad', detail: String(held) }]

function health(facts: HomeFacts, config: SiteConfig, indexedAt: number | null, now: number): Health[] {
  const [feed] = facts.feeds
  const held = facts.feeds.find((one) => one.held !== null)
  const check = (id: string, label: string, state: Health['state'], detail: string) => ({ id, label, state, detail })
  const quietMs = facts.lastEventAt === undefined ? Infinity : now - facts.lastEventAt
  return [
    held !== undefined
      ? check('feed', 'Catalog feed', 'bad', `${held.source}: ${held.held}`)
      : check(
          'feed',
          'Catalog feed',
          feed === undefined || now - feed.lastImportAt > 2 * day ? 'warn' : 'ok',
          ago(feed?.lastImportAt, now),
        ),
    check('catalog', 'Catalog', facts.products === 0 ? 'bad' : 'ok', `${facts.products} / ${facts.inStock}`),
    check(
      'index',
      'Index',
      indexedAt === null ? (facts.products > 0 ? 'bad' : 'warn') : 'ok',
      ago(indexedAt ?? undefined, now),
    ),
    check('events', 'Events', quietMs > day ? 'warn' : 'ok', ago(facts.lastEventAt, now)),
    check('timers', 'Timers', facts.overdue > 0 ? 'warn' : 'ok', String(facts.overdue)),
    check('messages', 'Messages', facts.failed > 0 ? 'warn' : 'ok', `${facts.sent} / ${facts.failed}`),
    check('email', 'E-mail', config.settings.email === null ? 'warn' : 'ok', config.settings.email?.host ?? '–'),
    check('scenarios', 'Scenarios', facts.scenarios === 0 ? 'warn' : 'ok', String(facts.scenarios)),
  ]
}

/** Steps until a shop lives; the last is a real event from it. */
function checklist(facts: HomeFacts, config: SiteConfig, blocks: readonly { id: string; impressions: number }[]) {
  const seen = blocks.find((block) => block.impressions > 0)
  return [
    { id: 'keys', done: config.writeKeys.length > 0, detail: config.writeKeys[0] ?? '' },
    { id: 'feed', done: facts.products > 0, detail: String(facts.products) },
    { id: 'block', done: seen !== undefined, ...(seen === undefined ? {} : { detail: seen.id }) },
    { id: 'email', done: config.settings.email !== null },
    { id: 'scenario', done: facts.scenarios > 0 },
    { id: 'event', done: facts.firstEventAt !== undefined },
  ]
}

/** "2 h", "3 d": units that read the same in every language; "–" for never. */
function ago(at: number | undefined, now: number): string {
  if (at === undefined) return '–'
  const minutes = Math.max(0, Math.round((now - at) / 60_000))
  return minutes < 60
    ? `${minutes} min`
    : minutes < 48 * 60
      ? `${Math.round(minutes / 60)} h`
      : `${Math.round(minutes / 1440)} d`
}

async function indexTime(env: Env, config: SiteConfig): Promise<number | null> {
  const manifest = await env.STORE.head(`site/${config.id}/manifest.json`)
  return manifest === null ? null : manifest.uploaded.getTime() + clock.offsetMs
}
