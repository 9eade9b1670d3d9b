import type { ChannelId, Topic } from '../worker/model/consent.ts'
import type { SourceName } from '../worker/model/recipe.ts'

/** The Worker's lists, named once more since only its types may be imported; `satisfies` keeps each word true. */
export const sources = [
  'personal',
  'session',
  'next',
  'alsoViewed',
  'addedAfter',
  'copurchase',
  'complement',
  'substitute',
  'collection',
  'upsell',
  'similar',
  'popular',
  'trending',
  'new',
  'discounted',
  'viewed',
  'dropped',
  'replenish',
  'cart',
  'lastOrder',
  'bundle',
  'search',
  'affinity',
] as const satisfies readonly SourceName[]

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
