import type { Json } from '../model/json.ts'
import type { Scenario } from '../model/scenario.ts'
import type { SiteConfig } from '../model/site.ts'

/** A scenario with the marketer's values filled in by its defaults. */
export interface Rules {
  scenario: Scenario
  enabled: boolean
  params: Readonly<Record<string, Json>>
}

/** The scenario as the site runs it; null when the site has none of that id. A run asks for the version it began on. */
export function rulesOf(config: Pick<SiteConfig, 'scenarios'>, id: string, version?: number): Rules | null {
  const named = config.scenarios.filter(({ scenario }) => scenario.id === id)
  const active = named.find(({ scenario }) => scenario.version === version) ?? named.at(-1)
  if (active === undefined) return null
  const defaults = Object.entries(active.scenario.params).map(([name, parameter]) => [name, parameter.default] as const)
  return {
    scenario: active.scenario,
    enabled: active.enabled,
    params: { ...Object.fromEntries(defaults), ...active.params },
  }
}

/** `"$name"` stands for a parameter; anything else for itself. */
export function textOf(value: string, params: Readonly<Record<string, Json>>): string {
  if (!value.startsWith('$')) return value
  const param = params[value.slice(1)]
  return typeof param === 'string' ? param : ''
}
