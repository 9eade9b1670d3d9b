import { channels, topics } from './consent.ts'
import type { ConsentState, Consents } from './consent.ts'
import type { Json, JsonObject } from './json.ts'

const states: ReadonlySet<string> = new Set<ConsentState>(['granted', 'pending', 'denied', 'unknown'])

/**
 * `{email: {reminders: "granted"}}` as the API takes it; `{email: "granted"}` speaks for all topics. Unknown channels,
 * topics and states are ignored. `source` and `at` say who wrote it down and when.
 */
export function parseConsents(value: Json | undefined, source: string, at: number): Consents {
  if (!isObject(value)) return {}
  const out: Consents = {}
  for (const channel of channels) {
    const said = value[channel]
    if (said === undefined) continue
    const perTopic: NonNullable<Consents[typeof channel]> = {}
    for (const topic of topics) {
      const state = isObject(said) ? said[topic] : said
      if (isState(state)) perTopic[topic] = { state, source, at }
    }
    out[channel] = perTopic
  }
  return out
}

/** The later word wins, topic by topic. */
export function mergeConsents(older: Consents, newer: Consents): Consents {
  const out: Consents = { ...older }
  for (const channel of channels) {
    const said = newer[channel]
    if (said === undefined) continue
    const merged = { ...older[channel] }
    for (const topic of topics) {
      const now = said[topic]
      const before = merged[topic]
      if (now !== undefined && (before === undefined || now.at >= before.at)) merged[topic] = now
    }
    out[channel] = merged
  }
  return out
}

const isState = (value: Json | undefined): value is ConsentState => typeof value === 'string' && states.has(value)

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
