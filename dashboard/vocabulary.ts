import type { ChannelId, Topic } from '../worker/model/consent.ts'
import type {
  Anchor,
  Capped,
  Device,
  Measure,
  Scope,
  SourceName,
  SourceOptions,
  Window,
} from '../worker/model/recipe.ts'

/** The Worker's lists, named once more since only its types may be imported; types keep each word true and all there. */

export const sourceGroups = ['visitor', 'product', 'shop', 'own'] as const
export type SourceGroup = (typeof sourceGroups)[number]

/** What a source goes by, in the order in which an editor offers them. */
const groupOfSource: Readonly<Record<SourceName, SourceGroup>> = {
  personal: 'visitor',
  session: 'visitor',
  next: 'visitor',
  affinity: 'visitor',
  viewed: 'visitor',
  dropped: 'visitor',
  replenish: 'visitor',
  search: 'visitor',
  visit: 'visitor',
  similar: 'product',
  complement: 'product',
  copurchase: 'product',
  alsoViewed: 'product',
  addedAfter: 'product',
  substitute: 'product',
  upsell: 'product',
  collection: 'product',
  bundle: 'product',
  cart: 'product',
  lastOrder: 'product',
  filler: 'product',
  popular: 'shop',
  trending: 'shop',
  seasonal: 'shop',
  new: 'shop',
  discounted: 'shop',
  list: 'own',
  custom: 'own',
}
export const sources = Object.keys(groupOfSource) as readonly SourceName[]
export const sourcesIn = (group: SourceGroup): readonly SourceName[] =>
  sources.filter((source) => groupOfSource[source] === group)

const all = <Word extends string>(words: Readonly<Record<Word, true>>): readonly Word[] => Object.keys(words) as Word[]
export const scopes = all<Scope>({
  site: true,
  category: true,
  brand: true,
  type: true,
  segment: true,
  region: true,
})
export const measures = all<Measure>({
  interest: true,
  views: true,
  units: true,
  revenue: true,
  conversion: true,
  appeal: true,
})
export const devices = all<Device>({ phone: true, tablet: true, desktop: true })
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export const windows = all<Window>({ '1d': true, '7d': true, '30d': true, '90d': true })
export const anchors = all<Anchor>({ page: true, cart: true, history: true, lastOrder: true })
export const capped = all<Capped>({ type: true, category: true, brand: true, collection: true })

const growing = ['scope'] as const
const anchored = ['of'] as const
/** Options that a source reads; the API refuses others. */
const read: Readonly<Partial<Record<SourceName, readonly (keyof SourceOptions)[]>>> = {
  popular: ['scope', 'by', 'window'],
  trending: growing,
  new: growing,
  discounted: growing,
  copurchase: anchored,
  complement: anchored,
  substitute: anchored,
  collection: anchored,
  upsell: anchored,
  similar: anchored,
  bundle: anchored,
  alsoViewed: anchored,
  addedAfter: anchored,
  list: ['products'],
  filler: ['freeFrom'],
  custom: ['url', 'timeoutMs'],
}
export const optionsOf = (source: SourceName): readonly (keyof SourceOptions)[] => read[source] ?? []

export const channels = [
  'email',
  'sms',
  'viber',
  'telegram',
  'whatsapp',
  'push',
  'webhook',
  'inbox',
] as const satisfies readonly ChannelId[]

export const topics = [
  'reminders',
  'price-alerts',
  'stock-alerts',
  'offers',
  'news',
  'surveys',
] as const satisfies readonly Topic[]
