import type { CustomerState } from '../model/customer.ts'
import type { Draft } from '../model/message.ts'
import type { SiteConfig } from '../model/site.ts'
import { rulesOf } from './rulesOf.ts'

/** Marketing messages due within this of each other compete (SCENARIOS.md 4, Arbiter). */
const contestMs = 60 * 60_000

interface Rival {
  scenario: string
  family: string
  priority: number
  dueAt: number
  id: string
}

/**
 * Who goes before this draft: null when nobody does. A winner of the same family ends it (`outranked`); for any other it
 * waits until the winner had its turn (`gap`), unless it would expire by then.
 */
export function arbitrate(
  draft: Draft,
  state: CustomerState,
  config: SiteConfig,
  now: number,
): { because: 'outranked' | 'gap'; by: string; retryAt?: number } | null {
  if (draft.class !== 'marketing') return null
  const mine = rulesOf(config, draft.scenario, draft.version)?.scenario
  if (mine === undefined) return null
  const me: Rival = {
    scenario: mine.id,
    family: mine.family,
    priority: mine.priority,
    dueAt: draft.dueAt,
    id: draft.id,
  }
  const [winner] = rivals(draft, state, config, now)
    .filter((rival) => goesBefore(rival, me))
    .sort(byRank)
  if (winner === undefined) return null
  if (winner.family === me.family) return { because: 'outranked', by: winner.scenario }
  // A minute after the other's turn its message is in the cap ledger, if it went out at all.
  const retryAt = Math.max(now, winner.dueAt) + 60_000
  return retryAt < draft.expiresAt ? { because: 'gap', by: winner.scenario, retryAt } : null
}

/** Other live marketing runs of this customer that act within the contest. */
function rivals(draft: Draft, state: CustomerState, config: SiteConfig, now: number): Rival[] {
  return state.timers.flatMap((timer): Rival[] => {
    const run = state.runs.find(({ id, ended }) => id === timer.run && ended === undefined)
    if (run === undefined || run.id === draft.run || timer.dueAt > now + contestMs) return []
    const rules = rulesOf(config, run.scenario, run.version)
    if (rules === null || !rules.enabled || rules.scenario.class !== 'marketing') return []
    const { id, family, priority } = rules.scenario
    return [{ scenario: id, family, priority, dueAt: timer.dueAt, id: timer.message ?? run.id }]
  })
}

const byRank = (a: Rival, b: Rival): number => b.priority - a.priority || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1)
const goesBefore = (rival: Rival, me: Rival): boolean =>
  rival.priority > me.priority || (rival.priority === me.priority && byRank(rival, me) < 0)
