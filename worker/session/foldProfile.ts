import type { Consents } from '../model/consent.ts'
import type { CustomerState, Identifier } from '../model/customer.ts'
import type { Event } from '../model/event.ts'
import type { Json, JsonObject } from '../model/json.ts'
import { mergeConsents, parseConsents } from '../model/parseConsents.ts'

const maxTraits = 300
const maxIdentifiers = 50
/** What only a proven identify may say: contact values and consent (DESIGN, rule 7). */
const guarded: ReadonlySet<string> = new Set(['email', 'phone', 'consents', 'emailVerified', 'userId', 'id', 'token'])
/** Kept as identifiers and consents, not once more as traits. */
const kept: ReadonlySet<string> = new Set(['consents', 'emailVerified', 'token'])

/** The profile after an identify. Only identify changes traits; what an unproven one may not say is left out. */
export function foldProfile(state: CustomerState, event: Event): CustomerState {
  if (event.action.type !== 'identified') return fromContext(state, event)
  const isProven = event.source === 'server' || event.source === 'import' || event.source === 'system'
  const next = {
    ...fromContext(state, event),
    traits: withTraits(state.traits, event.properties, isProven ? kept : guarded),
  }
  const language = textAt(event.properties, 'language') ?? textAt(event.properties, 'locale')
  if (language !== undefined) next.language = language
  const timeZone = textAt(event.properties, 'timezone') ?? textAt(event.properties, 'timeZone')
  if (timeZone !== undefined) next.timeZone = timeZone
  if (isProven && event.properties['consents'] !== undefined) {
    next.consents = mergeConsents(state.consents, saidConsents(state, event))
  }
  return next
}

/** A word said on one of our own pages is the newest there is, whatever the clocks of earlier ones showed. */
function saidConsents({ consents }: CustomerState, { at, name, properties, source }: Event): Consents {
  if (source !== 'system') return parseConsents(properties['consents'], 'api', at)
  const earlier = Object.values(consents).flatMap((topics) => Object.values(topics).map((consent) => consent.at))
  return parseConsents(properties['consents'], name ?? 'preferences', Math.max(at, ...earlier))
}

/** Adds what names this customer; a proof is never taken back. */
export function withIdentifiers(known: readonly Identifier[], more: readonly Identifier[]): readonly Identifier[] {
  let next = known
  for (const one of more) {
    const at = next.findIndex(({ type, value }) => type === one.type && value === one.value)
    const before = next[at]
    if (before === undefined) {
      if (next.length < maxIdentifiers) next = [...next, one]
    } else if (one.verified && !before.verified) next = next.with(at, { ...before, verified: true })
  }
  return next
}

function fromContext(state: CustomerState, event: Event): CustomerState {
  const { language, timeZone, country } = event.context
  // What the customer told us about language and zone outranks what a browser says.
  const toldLanguage = state.traits['language'] ?? state.traits['locale']
  const toldZone = state.traits['timezone'] ?? state.traits['timeZone']
  const newLanguage = language !== undefined && toldLanguage === undefined && language !== state.language
  const newZone = timeZone !== undefined && toldZone === undefined && timeZone !== state.timeZone
  const newCountry = country !== undefined && country !== state.country
  if (!newLanguage && !newZone && !newCountry) return state
  return {
    ...state,
    ...(newLanguage ? { language } : {}),
    ...(newZone ? { timeZone } : {}),
    ...(newCountry ? { country } : {}),
  }
}

function withTraits(traits: JsonObject, said: JsonObject, without: ReadonlySet<string>): JsonObject {
  const next: Record<string, Json> = { ...traits }
  let count = Object.keys(next).length
  let changed = false
  for (const [name, value] of Object.entries(said)) {
    if (without.has(name) || name === '__proto__') continue
    if (!Object.hasOwn(next, name)) {
      if (count >= maxTraits) continue
      count++
    } else if (next[name] === value) continue
    next[name] = value
    changed = true
  }
  return changed ? next : traits
}

const textAt = (from: JsonObject, key: string): string | undefined => {
  const value = from[key]
  return typeof value === 'string' && value !== '' && value.length <= 64 ? value : undefined
}
