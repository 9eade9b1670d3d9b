import { serverNow } from './serverClock.ts'
import { currentLanguage, t } from './words.ts'

/** English dates are day first, as the other two languages write them. */
const locale = (): string => (currentLanguage() === 'en' ? 'en-GB' : currentLanguage())

/** All figures in the reader's language. Money always with its currency. */
export const number = (value: number, options?: Intl.NumberFormatOptions): string =>
  value.toLocaleString(locale(), options)

/** Whole units where cents say nothing: axes, tiles, totals in the thousands. */
export const roundMoney = (value: number, currency: string): string =>
  value.toLocaleString(locale(), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  })

export const money = (value: number, currency: string): string =>
  value.toLocaleString(locale(), {
    style: 'currency',
    currency: currency === '' ? 'EUR' : currency,
    currencyDisplay: 'narrowSymbol',
  })

/** Sums that a service asks in US dollars, cents and their parts. */
export const dollars = (value: number): string =>
  value.toLocaleString(locale(), {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: value > 0 && value < 0.1 ? 4 : 2,
  })

export const percent = (share: number): string =>
  share.toLocaleString(locale(), { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 })

export const time = (at: number, timeZone?: string, seconds = false): string =>
  new Date(at).toLocaleTimeString(locale(), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(seconds ? { second: '2-digit', fractionalSecondDigits: 3 } : {}),
    ...(timeZone ? { timeZone } : {}),
  })

export const day = (at: number, timeZone?: string): string =>
  new Date(at).toLocaleDateString(locale(), {
    day: 'numeric',
    month: 'long',
    ...(new Date(at).getFullYear() === new Date(serverNow()).getFullYear() ? {} : { year: 'numeric' }),
    ...(timeZone ? { timeZone } : {}),
  })

/** "26 Nov": for axes. */
export const shortDay = (at: number): string =>
  new Date(at).toLocaleDateString(locale(), { day: 'numeric', month: 'short' })

export const dateTime = (at: number, timeZone?: string): string => `${day(at, timeZone)}, ${time(at, timeZone)}`

/** Which day a moment falls on in a zone, for grouping. */
export const dayKey = (at: number, timeZone?: string): string =>
  new Date(at).toLocaleDateString('en-CA', timeZone ? { timeZone } : {})

/** "3 minutes ago", "in 2 hours". */
export function ago(at: number, now = serverNow()): string {
  const seconds = Math.round((at - now) / 1000)
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' })
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ]
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit)
  }
  return Math.abs(seconds) < 5 ? t('time.now') : format.format(seconds, 'second')
}

/** "1.4 MB", "312 kB". */
export const size = (bytes: number): string =>
  bytes >= 1_000_000
    ? number(bytes / 1_000_000, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
    : number(bytes / 1000, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: bytes < 10_000 ? 1 : 0 })

/** "0.3 s", "4 min". */
export const took = (ms: number): string =>
  ms >= 120_000
    ? number(ms / 60_000, { style: 'unit', unit: 'minute', unitDisplay: 'short', maximumFractionDigits: 0 })
    : number(ms / 1000, {
        style: 'unit',
        unit: 'second',
        unitDisplay: 'narrow',
        maximumFractionDigits: ms < 10_000 ? 1 : 0,
      })

/** "every hour", "every 15 minutes": a schedule. */
export function everyText(count: number): string {
  if (count === 60) return t('feeds.everyHour')
  return count === 1440 ? t('feeds.everyDay') : t('feeds.every', { time: minutes(count) })
}

const minutes = (count: number): string =>
  count % 60 === 0
    ? number(count / 60, { style: 'unit', unit: 'hour', unitDisplay: 'long' })
    : number(count, { style: 'unit', unit: 'minute', unitDisplay: 'long' })

/** How long ago in one unit: "26 d", "4 h", "12 min". */
export function age(at: number, now = serverNow()): string {
  const minutes = Math.max(0, (now - at) / 60_000)
  const [amount, unit] =
    minutes >= 1440 ? [minutes / 1440, 'day'] : minutes >= 60 ? [minutes / 60, 'hour'] : [minutes, 'minute']
  return Math.floor(amount).toLocaleString(locale(), {
    style: 'unit',
    unit,
    unitDisplay: unit === 'minute' ? 'short' : 'narrow',
  })
}

/** "Europe/Kyiv (UTC+3)". */
export function zoneName(timeZone: string): string {
  const part = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(new Date())
    .find(({ type }) => type === 'timeZoneName')
  return `${timeZone} (${(part?.value ?? 'GMT').replace('GMT', 'UTC')})`
}

/** ISO 8601 durations as people say them: "PT30M" is "30 min". */
export function duration(iso: string): string {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso)
  if (match === null) return iso
  const units = ['week', 'day', 'hour', 'minute', 'second']
  const parts = units.flatMap((unit, index) => {
    const value = match[index + 1]
    return value === undefined
      ? []
      : [Number(value).toLocaleString(locale(), { style: 'unit', unit, unitDisplay: 'short' })]
  })
  return parts.join(' ') || iso
}

/** Epoch ms of what the API gives as a number or an ISO time. */
export const toMs = (at: number | string): number => (typeof at === 'number' ? at : Date.parse(at))

/** Ids are shortened in the middle: both ends tell them apart. */
export const shortId = (id: string): string => (id.length <= 14 ? id : `${id.slice(0, 8)}…${id.slice(-4)}`)

export const initials = (name: string): string =>
  name
    .split(/[\s@._-]+/)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => word[0]!.toUpperCase())
    .join('')

/** The name of a language or country in the reader's language. */
export function nameOf(type: 'language' | 'region', code: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type }).of(code) ?? code
  } catch {
    return code // not a code that exists
  }
}
