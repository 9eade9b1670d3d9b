import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { AppError } from '../../model/error.ts'
import type { Json } from '../../model/json.ts'
import { toDecimal } from '../../model/money.ts'
import type { ActiveScenario } from '../../model/scenario.ts'
import { checkParams } from '../../scenarios/checkParams.ts'
import { scenarioLibrary } from '../../scenarios/library/scenarioLibrary.ts'
import type { ScenarioStats } from '../../store/scenarios.ts'
import { dropScenario, readScenario, readScenarios, scenarioStats, writeScenario } from '../../store/scenarios.ts'
import { publishSiteConfig, siteConfig } from '../../store/siteConfig.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'

const ScenarioBody = v.object({
  enabled: v.optional(v.boolean()),
  params: v.optional(v.record(v.string(), v.union([v.null(), v.boolean(), v.number(), v.string()]))),
})

/** What runs by itself: on, off, and the values a marketer may set. Money goes in and out in decimal units. */
export const scenarios = new Hono<App>()
  .get('/api/scenarios', describeRoute({ tags: ['Scenarios'], summary: 'All scenarios of the site' }), async (c) => {
    const [found, stats, currency] = await Promise.all([
      readScenarios(c.env.DB, c.var.site),
      scenarioStats(c.env.DB, c.var.site),
      currencyOf(c.env, c.var.site),
    ])
    return c.json({ items: found.map((active) => shown(active, stats, currency)) })
  })
  .get('/api/scenarios/:id', describeRoute({ tags: ['Scenarios'], summary: 'One scenario' }), async (c) => {
    const [active, stats, currency] = await Promise.all([
      readScenario(c.env.DB, c.var.site, c.req.param('id')),
      scenarioStats(c.env.DB, c.var.site),
      currencyOf(c.env, c.var.site),
    ])
    if (active === null) throw unknown(c.req.param('id'))
    return c.json(shown(active, stats, currency))
  })
  .put(
    '/api/scenarios/:id',
    describeRoute({
      tags: ['Scenarios'],
      summary: 'Switch a scenario on or off, set its parameters',
      description:
        'Paused, it lets nobody in and holds what is due. Parameters left out keep their values. One of the library that was removed comes back.',
    }),
    validator('json', ScenarioBody, invalid),
    async (c) => {
      const id = c.req.param('id')
      const { enabled, params } = c.req.valid('json')
      const [own, currency] = await Promise.all([readScenario(c.env.DB, c.var.site, id), currencyOf(c.env, c.var.site)])
      const active = own ?? shipped(id)
      if (active === null) throw unknown(id)
      const checked = checkParams(params ?? {}, active.scenario.params, currency)
      if (checked.bad.length > 0) {
        const message = checked.bad.map((bad) => `${bad.field}: ${bad.message}`).join('; ')
        throw new AppError(422, 'invalid', message, { fields: checked.bad })
      }
      const change = { enabled: enabled ?? active.enabled, params: { ...active.params, ...checked.params } }
      await writeScenario(c.env.DB, c.var.site, { ...active, ...change })
      await publishSiteConfig(c.env, c.var.site)
      const stats = await scenarioStats(c.env.DB, c.var.site)
      return c.json(shown({ ...active, ...change }, stats, currency))
    },
  )
  .delete(
    '/api/scenarios/:id',
    describeRoute({
      tags: ['Scenarios'],
      summary: 'Remove a scenario that is switched off',
      description: 'Who is within it leaves it at the next step. PUT brings one of the library back.',
    }),
    async (c) => {
      const id = c.req.param('id')
      const active = await readScenario(c.env.DB, c.var.site, id)
      if (active === null) throw unknown(id)
      if (active.enabled) throw new AppError(409, 'enabled', `Scenario ${id} is on: switch it off first`)
      await dropScenario(c.env.DB, c.var.site, id)
      await publishSiteConfig(c.env, c.var.site)
      return c.body(null, 204)
    },
  )

function shipped(id: string): ActiveScenario | null {
  const scenario = scenarioLibrary.find((one) => one.id === id)
  return scenario === undefined ? null : { scenario, enabled: false, params: {} }
}

const unknown = (id: string) => new AppError(404, 'not-found', `There is no scenario ${id}`)
const noStats: ScenarioStats = { entered: 0, sent: 0, blocked: 0 }

async function currencyOf(env: App['Bindings'], site: App['Variables']['site']): Promise<string> {
  return (await siteConfig(env, site))?.currency ?? 'EUR'
}

function shown(
  { scenario, enabled, params }: ActiveScenario,
  stats: ReadonlyMap<string, ScenarioStats>,
  currency: string,
) {
  const values = Object.entries(scenario.params).map(([name, { type, default: fallback }]): [string, Json] => {
    const value = params[name] ?? fallback
    return [name, type === 'money' && typeof value === 'number' ? toDecimal(value, currency) : value]
  })
  return {
    id: scenario.id,
    version: scenario.version,
    enabled,
    params: Object.fromEntries(values),
    scenario,
    stats: stats.get(scenario.id) ?? noStats,
  }
}
