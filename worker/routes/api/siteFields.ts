import * as v from 'valibot'
import type { SiteId } from '../../model/ids.ts'

/** True for what Intl knows: a zone or locale it refuses would break formatting somewhere deep. */
const isKnown = (make: () => unknown): boolean => {
  try {
    make()
    return true
  } catch {
    return false
  }
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

export const SiteIdField = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]{1,32}$/, 'Use 1 to 32 lower-case letters, digits and hyphens'),
  v.transform((id) => id as SiteId),
)
export const Name = v.pipe(v.string(), v.trim(), v.minLength(1, 'Give it a name'), v.maxLength(100))
export const Domain = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.regex(/^[a-z0-9.-]+(:\d{1,5})?$/, 'Write the host alone, as in shop.example'),
)
export const CurrencyField = v.pipe(
  v.string(),
  v.toUpperCase(),
  v.check((code) => currencies.has(code), 'Use an ISO 4217 code, as in EUR'),
)
export const Language = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag, as in uk or pt-BR'),
  v.check((tag) => isKnown(() => new Intl.Locale(tag)), 'Use a language tag, as in uk or pt-BR'),
)
export const TimeZone = v.pipe(
  v.string(),
  v.check((zone) => isKnown(() => new Intl.DateTimeFormat('en', { timeZone: zone })), 'Use a zone as in Europe/Kyiv'),
)

/** What a new site is made of, as `POST /api/sites` and the first set-up take it. */
export const NewSiteBody = v.object({
  id: SiteIdField,
  name: Name,
  domain: Domain,
  currency: CurrencyField,
  language: Language,
  languages: v.optional(v.pipe(v.array(Language), v.minLength(1))),
  timeZone: v.optional(TimeZone),
})
