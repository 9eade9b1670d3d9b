import type { LiveFacts } from '../model/facts.ts'
import type { RuleWhen } from '../model/recipe.ts'

/** Whether all that a rule says of visitor and visit holds; what is not known holds for nobody. */
export function isVisit(when: RuleWhen, facts: LiveFacts, regions: readonly string[]): boolean {
  const { visit = {}, segments, queries } = facts
  const { segment, region, device, campaign, source, search, hours, weekdays } = when
  if (segment !== undefined && segments?.includes(segment) !== true) return false
  if (region !== undefined && !regions.includes(region.toLowerCase())) return false
  if (device !== undefined && visit.device !== device) return false
  if (campaign !== undefined && !matches(campaign, visit.campaign)) return false
  if (source !== undefined && !matches(source, visit.source) && !isSite(source, visit.referrer)) return false
  if (search !== undefined && ![queries?.at(-1), visit.words].some((text) => hasWords(text, search))) return false
  if (hours !== undefined && (visit.hour === undefined || !isWithin(visit.hour, hours))) return false
  return weekdays === undefined || (visit.weekday !== undefined && weekdays.includes(visit.weekday))
}

function matches(wanted: string, text: string | undefined): boolean {
  const word = wanted.toLowerCase()
  if (text === undefined) return false
  return word.endsWith('*') ? text.startsWith(word.slice(0, -1)) : text === word
}

/** "google.com", or a part of it such as "news.google.com". */
const isSite = (wanted: string, host: string | undefined): boolean =>
  host !== undefined && (host === wanted.toLowerCase() || host.endsWith(`.${wanted.toLowerCase()}`))

function hasWords(text: string | undefined, wanted: string): boolean {
  const words = new Set((text ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.has(word))
}

const isWithin = (hour: number, [from, to]: readonly [number, number]): boolean =>
  from < to ? hour >= from && hour < to : hour >= from || hour < to
