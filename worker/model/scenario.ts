import type { ChannelId, Topic } from './consent.ts'
import type { Action, Event } from './event.ts'
import type { Session, Timer } from './customer.ts'
import type { Json } from './json.ts'

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'between' | 'has' | 'set'

/** The condition grammar shared by scenarios, segments and recipe filters. `"$name"` reads a parameter. */
export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | { fact: string; is: Comparison; value?: Json }

export interface Parameter {
  type: 'duration' | 'money' | 'number' | 'pool' | 'text' | 'flag'
  default: Json
  min?: Json
  max?: Json
}

export type Step =
  /** ISO 8601 or "$param", from entry or from a named step; `hold` restarts the wait when a session opens meanwhile */
  | { id: string; wait: string; from?: string; hold?: 'session-open' }
  | {
      id: string
      send: {
        template: string
        channels: 'rich' | 'fast' | 'must' | readonly ChannelId[]
        blocks?: Readonly<Record<string, string>>
      }
    }
  | { id: string; branch: readonly { goto: string; if: Condition }[]; else: string }
  | { id: string; end: string }

/** A trigger as data; `advance` interprets it (SCENARIOS.md 1). */
export interface Scenario {
  id: string
  version: number
  family: 'abandonment' | 'price' | 'stock' | 'order' | 'life' | 'site'
  class: 'transactional' | 'requested' | 'marketing'
  topic: Topic
  priority: number
  success: 'orders' | 'clicks'
  validFor: string
  params: Readonly<Record<string, Parameter>>
  entry: {
    on: 'session-closed' | 'event' | 'catalog-changed' | 'trait-changed' | 'date' | 'order-status' | 'manual'
    event?: string
    key: 'customer' | 'product' | 'variant' | 'order'
    if: Condition
    take?: { items: 'cart.items' | 'session.views'; limit: number }
  }
  reentry: { mode: 'every' | 'once' | 'period'; per?: string; running: 'skip' | 'refresh' | 'restart' }
  recheck?: Condition
  exits: readonly { on: 'order' | 'cart' | 'event'; match?: 'any-item'; if?: Condition; end: string }[]
  steps: readonly Step[]
}

/** A scenario as a site runs it. */
export interface ActiveScenario {
  scenario: Scenario
  enabled: boolean
  /** the marketer's values; defaults fill the rest */
  params: Readonly<Record<string, Json>>
}

/** What can move a run. */
export type Input =
  | { on: 'event'; event: Event }
  | { on: 'session-closed'; session: Session }
  | { on: 'timer'; timer: Timer }
  /** the product's Waitlist told that it is cheaper, back, sold out or scarce */
  | { on: 'catalog-changed'; event: Event; news: Extract<Action, { type: 'product-changed' }> }
