import type { SiteId } from './ids.ts'
import type { LabellerSettings } from './label.ts'
import type { Currency } from './money.ts'
import type { Block } from './recipe.ts'
import type { ActiveScenario } from './scenario.ts'

export interface SmtpSettings {
  provider: 'smtp'
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  username?: string
  /** encrypted under the Worker's secret; never returned */
  password?: string
  from: string
  fromName?: string
  replyTo?: string
}

export interface ContactCaps {
  /** [limit, window in ms] */
  all: readonly (readonly [number, number])[]
  perChannel: Readonly<Record<string, readonly (readonly [number, number])[]>>
  gapMs: number
  /** opening and closing hour in the customer's zone; null: all hours */
  hours: readonly [number, number] | null
}

/** RECOMMEND.md 3, text vectors: the shop's own words alone, or a pretrained model beside them. */
export const embedderNames = ['static', 'catalog', 'transformers', 'workers-ai'] as const
export type EmbedderName = (typeof embedderNames)[number]

export interface SiteSettings {
  /** purposes that hold where an event says nothing; a new site grants all three */
  purposes: { analytics: boolean; personalization: boolean; advertising: boolean }
  /** allowed browser origins; empty: any */
  origins: readonly string[]
  /** how long projected events may wait, ms; the site is small while it is 5000 */
  flushDelayMs: number
  caps: Readonly<Record<'transactional' | 'requested' | 'marketing', ContactCaps>>
  email: SmtpSettings | null
  /** shown in the footer of every marketing mail */
  postalAddress: string
  /** announced sales, epoch ms: price cuts in their time look like no mistake (SCENARIOS.md R10) */
  sales?: readonly { from: number; until: number }[]
  /** drops events of bots; development turns it off */
  botGate: boolean
  /** where the shop's cart lives, for links in messages */
  cartUrl: string
  /** how product texts become vectors; `static` where nothing is said */
  embedder?: EmbedderName
  /** null or absent: types and links are decided by the shop's own words alone */
  labeller?: LabellerSettings | null
}

/**
 * All that the hot paths need of a site, published to R2 by the admin API and kept in isolate memory: no D1 statement
 * stands between an event and its storage.
 */
export interface SiteConfig {
  /** grows with every publish */
  version: number
  id: SiteId
  name: string
  domain: string
  currency: Currency
  language: string
  languages: readonly string[]
  timeZone: string
  writeKeys: readonly string[]
  /** SHA-256, hex */
  secretKeyHashes: readonly string[]
  /** key ids of the site's identity keys, newest first, two live at most */
  identityKeyIds: readonly string[]
  settings: SiteSettings
  blocks: readonly Block[]
  scenarios: readonly ActiveScenario[]
  /** template id -> its newest published version; the content lies in its own artifact */
  templates: Readonly<Record<string, number>>
}
