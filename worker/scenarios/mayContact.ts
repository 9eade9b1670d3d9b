import type { ChannelId, Consent, Consents, Topic } from '../model/consent.ts'
import { isGranted } from '../model/consent.ts'
import type { Sent } from '../model/customer.ts'
import type { MessageId } from '../model/ids.ts'
import type { ContactCaps } from '../model/site.ts'
import { nextOpening } from './nextOpening.ts'

/** What contacting depends on, of one customer. */
export interface Contactable {
  consents: Consents
  /** IANA name */
  zone: string
  /** channels on which the customer has an address, that are switched on and have not refused this message */
  addresses: readonly ChannelId[]
  /** the cap ledger */
  sent: readonly Sent[]
}

/** What is to be sent: class and topic, the channels to try in order, and the site's rules for the class. */
export interface ContactRule {
  message: MessageId
  class: Sent['class']
  topic: Topic
  channels: readonly ChannelId[]
  caps: ContactCaps
}

export type ContactReason =
  | 'quiet-hours'
  | 'no-address'
  | 'no-consent'
  | 'topic-off'
  | 'unsubscribed'
  | 'gap'
  | 'capped'

/** Without `retryAt` (epoch ms) the answer is final for this message. */
export type ContactVerdict =
  | { send: true; channel: ChannelId }
  | { send: false; because: ContactReason; retryAt?: number }

/** The first reason not to contact this customer now, in the order of SCENARIOS.md R1; else the channel to use. */
export function mayContact(customer: Contactable, rule: ContactRule, now: number): ContactVerdict {
  const hours = mayAtThisHour(customer, rule, now)
  if (hours !== null) return hours
  const reach = reachable(customer, rule, now)
  return 'because' in reach ? { send: false, because: reach.because } : roomOn(reach.channels, customer, rule, now)
}

/** Quiet hours in the customer's zone (R5); null when contact is open. */
export function mayAtThisHour(
  { zone }: Pick<Contactable, 'zone'>,
  { caps }: Pick<ContactRule, 'caps'>,
  now: number,
): Extract<ContactVerdict, { send: false }> | null {
  const retryAt = nextOpening(caps.hours, zone, now)
  return retryAt > now ? { send: false, because: 'quiet-hours', retryAt } : null
}

/**
 * The channels that may carry this, in the order to try. A customer without any address is reached by the inbox alone;
 * one who has an address and said no, or nothing, is not reached behind their back.
 */
export function reachable(
  { consents, addresses }: Pick<Contactable, 'consents' | 'addresses'>,
  rule: Pick<ContactRule, 'class' | 'topic' | 'channels'>,
  now: number,
): { channels: readonly ChannelId[] } | { because: ContactReason } {
  const addressed = rule.channels.filter((channel) => addresses.includes(channel))
  if (addressed.length === 0) {
    const isRefused = rule.class === 'marketing' && consents.inbox?.[rule.topic]?.state === 'denied'
    return addresses.includes('inbox') && !isRefused
      ? { channels: ['inbox'] }
      : { because: isRefused ? 'topic-off' : 'no-address' }
  }
  // Transactional needs none; a request is its own consent (SCENARIOS.md 4).
  if (rule.class !== 'marketing') return { channels: addressed }
  const channels = addressed.filter((channel) => isGranted(consents, channel, rule.topic, now))
  if (channels.length > 0) return { channels }
  const [first] = addressed
  return { because: first === undefined ? 'no-address' : refusalOf(consents[first] ?? {}, rule.topic) }
}

function refusalOf(byTopic: Partial<Record<Topic, Consent>>, topic: Topic): ContactReason {
  const consent = byTopic[topic]
  if (consent?.state !== 'denied') return 'no-consent'
  if (consent.source === 'unsubscribe') return 'unsubscribed'
  return Object.values(byTopic).some(({ state }) => state === 'granted') ? 'topic-off' : 'no-consent'
}

/** Windows up to this long defer a message when they are full; longer ones end it (SCENARIOS.md 4). */
const dayMs = 86_400_000

/**
 * The first channel with room under gap and caps. Windows roll and are half-open: what went out exactly one window ago
 * no longer counts (R4). The inbox has neither.
 */
export function roomOn(
  channels: readonly ChannelId[],
  { sent }: Pick<Contactable, 'sent'>,
  rule: ContactRule,
  now: number,
): ContactVerdict {
  const ofClass = sent.filter((entry) => entry.class === rule.class && entry.message !== rule.message)
  const newest = Math.max(-Infinity, ...ofClass.map(({ at }) => at))
  const all = verdictOf(ofClass, rule.caps.all, now)
  const refusals: Extract<ContactVerdict, { send: false }>[] = []
  for (const channel of channels) {
    if (channel === 'inbox') return { send: true, channel }
    const own = ofClass.filter((entry) => entry.channel === channel)
    const full = all ?? verdictOf(own, rule.caps.perChannel[channel] ?? [], now)
    if (full !== null) refusals.push(full)
    else if (newest > now - rule.caps.gapMs)
      refusals.push({ send: false, because: 'gap', retryAt: newest + rule.caps.gapMs })
    else return { send: true, channel }
  }
  // A channel that will have room later keeps the message alive.
  const waiting = refusals.filter(({ retryAt }) => retryAt !== undefined)
  const soonest = waiting.toSorted((a, b) => (a.retryAt ?? 0) - (b.retryAt ?? 0))[0]
  return soonest ?? refusals[0] ?? { send: false, because: 'no-address' }
}

function verdictOf(
  entries: readonly Sent[],
  windows: readonly (readonly [limit: number, windowMs: number])[],
  now: number,
): Extract<ContactVerdict, { send: false }> | null {
  let retryAt = 0
  for (const [limit, windowMs] of windows) {
    const inside = entries.map(({ at }) => at).filter((at) => at > now - windowMs)
    if (inside.length < limit) continue
    if (windowMs > dayMs) return { send: false, because: 'capped' }
    // Room again when all but `limit - 1` of them have left the window.
    const leaving = inside.toSorted((a, b) => b - a)[limit - 1] ?? now
    retryAt = Math.max(retryAt, leaving + windowMs)
  }
  return retryAt > 0 ? { send: false, because: 'capped', retryAt } : null
}
