import type { ContactCaps, SiteSettings } from '../model/site.ts'

const hour = 3600_000
const day = 24 * hour

const caps = (
  all: ContactCaps['all'],
  perChannel: ContactCaps['perChannel'],
  gapMs: number,
  hours: ContactCaps['hours'],
): ContactCaps => ({ all, perChannel, gapMs, hours })

/** What a new site starts with (SCENARIOS.md 4: caps, gaps and hours by class). */
export const siteDefaults = (domain: string): SiteSettings => ({
  purposes: { analytics: true, personalization: true, advertising: true },
  origins: [],
  flushDelayMs: 5000,
  caps: {
    transactional: caps([], {}, 0, null),
    requested: caps([[3, day]], {}, hour, [8, 22]),
    marketing: caps(
      [
        [2, day],
        [5, 7 * day],
        [15, 30 * day],
      ],
      { email: [[1, day]], push: [[2, day]], viber: [[2, 7 * day]], whatsapp: [[2, 7 * day]], sms: [[1, 7 * day]] },
      4 * hour,
      [9, 21],
    ),
  },
  email: null,
  postalAddress: '',
  botGate: true,
  cartUrl: `https://${domain}/cart`,
})
