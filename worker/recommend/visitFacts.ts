import type { VisitFacts } from '../model/facts.ts'
import type { Session } from '../model/customer.ts'

/** What a request says of a visit, before anything is made of it. */
export interface Arrival {
  /** the page's address, and what led to it, as the browser states them */
  url?: string | undefined
  referrer?: string | undefined
  userAgent?: string | undefined
  /** IANA name; UTC where it is none */
  timeZone?: string | undefined
  now: number
}

/**
 * The context of a visit: device, local time, and what it came by. The request's own landing counts, else that of the open
 * session: on its later pages a visit still is the one that a campaign brought. `landing`: of the session, if one is known.
 */
export function visitFactsOf(arrival: Arrival, landing: Session['landing']): VisitFacts {
  const own = cameBy(arrival.url, arrival.referrer)
  const before = landing === undefined ? {} : cameBy(landing.url, landing.referrer, landing.campaign)
  return {
    ...localTime(arrival.now, arrival.timeZone),
    ...(arrival.userAgent === undefined ? {} : { device: deviceOf(arrival.userAgent) }),
    ...(Object.keys(own).length > 0 ? own : before),
  }
}

type CameBy = Pick<VisitFacts, 'campaign' | 'source' | 'referrer' | 'words'>

/** Campaign, source and words of an address' utm_ parameters, and the site that linked to it. */
export function cameBy(url?: string, referrer?: string, campaign?: string): CameBy {
  const page = addressOf(url)
  const from = addressOf(referrer)
  const query = (name: string) => short(page?.searchParams.get(name))
  // A link from one page of the shop to the next brought nobody.
  const host = from === null || from.host === page?.host ? undefined : from.host.replace(/^www\./, '').slice(0, 64)
  const named = query('utm_campaign') ?? short(campaign)
  const source = query('utm_source')
  const searched = host === undefined ? undefined : short(from?.searchParams.get('q'))
  const words = [query('utm_term'), searched, named, query('utm_content')].find((text) => text !== undefined)
  return {
    ...(named === undefined ? {} : { campaign: named }),
    ...(source === undefined ? {} : { source }),
    ...(host === undefined ? {} : { referrer: host }),
    ...(words === undefined ? {} : { words: words.replaceAll(/[-_+.|]+/g, ' ').trim() }),
  }
}

/** What visits of one landing have in common, for counting what they take: a campaign, else the site that linked here. */
export const landingName = ({ campaign, source, referrer }: CameBy): string | undefined =>
  campaign !== undefined
    ? `campaign ${campaign}`
    : source !== undefined
      ? `source ${source}`
      : referrer === undefined
        ? undefined
        : `site ${referrer}`

function addressOf(text: string | undefined): URL | null {
  if (text === undefined || !/^https?:\/\//.test(text)) return null
  return URL.parse(text)
}

/** An address in a campaign's name would be somebody's. */
const short = (text: string | null | undefined): string | undefined => {
  const trimmed = text?.trim().toLowerCase().slice(0, 64)
  return trimmed === undefined || trimmed === '' || trimmed.includes('@') ? undefined : trimmed
}

/** By the words that browsers put into their names; a tablet that says it is a desktop is one. */
export function deviceOf(userAgent: string): NonNullable<VisitFacts['device']> {
  if (/iPad|Tablet|PlayBook|Silk\/|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet'
  return /Mobi|iPhone|iPod|Android/i.test(userAgent) ? 'phone' : 'desktop'
}

interface LocalTime {
  /** 0-23 */
  hour: number
  /** 1: Monday */
  weekday: number
}

/** Zones differ by whole quarters of an hour. */
const quarterMs = 15 * 60_000
const formats = new Map<string, { format: Intl.DateTimeFormat; quarter: number; time: LocalTime }>()
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Hour and weekday at a place. Zones are few, and a quarter of an hour is formatted once. */
export function localTime(now: number, timeZone = 'UTC'): LocalTime {
  const quarter = Math.floor(now / quarterMs)
  let known = formats.get(timeZone)
  if (known?.quarter === quarter) return known.time
  if (known === undefined) {
    try {
      const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23', weekday: 'short' })
      known = { format, quarter: -1, time: { hour: 0, weekday: 1 } }
    } catch {
      return localTime(now) // a zone that nobody knows
    }
    if (formats.size >= 500) formats.clear()
    formats.set(timeZone, known)
  }
  const parts = known.format.formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  known.quarter = quarter
  known.time = { hour: Number(part('hour')), weekday: weekdays.indexOf(part('weekday')) + 1 }
  return known.time
}

/** Four parts of the day, six hours each from midnight on. */
export const dayparts = ['night', 'morning', 'day', 'evening'] as const
export const daypartOf = (hour: number): (typeof dayparts)[number] => dayparts[Math.floor(hour / 6)] ?? 'day'
