import { Hono } from 'hono'
import type { Context } from 'hono'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { Consents } from '../model/consent.ts'
import { topics } from '../model/consent.ts'
import type { CustomerState } from '../model/customer.ts'
import { AppError } from '../model/error.ts'
import type { Event } from '../model/event.ts'
import { asId } from '../model/ids.ts'
import type { EventId, SiteId } from '../model/ids.ts'
import type { JsonObject } from '../model/json.ts'
import { macKey } from '../model/keys.ts'
import type { Claims } from '../model/token.ts'
import { signToken } from '../model/token.ts'
import { askCustomer } from '../objects/canonical.ts'
import type { Customer } from '../objects/customer.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { languageOf } from '../templates/languageOf.ts'
import type { OfferedChannel, PageFacts } from '../templates/preferencePages.ts'
import { isOn, preferencesPage, unsubscribedPage, unsubscribePage } from '../templates/preferencePages.ts'
import { linkClaims, tell, tellReceipt } from './linkClaims.ts'

type App = Context<{ Bindings: Env }>
const yearMs = 365 * 86_400_000
const mostBytes = 4096

/** The two pages behind a message's footer. */
export const preferences = new Hono<{ Bindings: Env }>()
  .get('/u/:token', async (c) => {
    const { claims } = await linkClaims(c.env, 'unsubscribe', c.req.param('token'))
    const facts = await pageFacts(c, claims.site, await customerOf(c.env, claims))
    return html(c, facts, unsubscribePage(facts))
  })
  .post('/u/:token', async (c) => {
    // RFC 8058: one POST, no cookie, no redirect, and it acts at once. The token alone says who.
    const { claims } = await linkClaims(c.env, 'unsubscribe', c.req.param('token'))
    await say(c.env, claims, 'unsubscribe', { email: 'denied' })
    await tellReceipt(c.env, claims, 'unsubscribed')
    const facts = await pageFacts(c, claims.site, await customerOf(c.env, claims))
    const key = await macKey(c.env.SECRET, claims.site, 'tokens')
    const token = await signToken(key, 'preferences', { ...claims, expiresAt: clock.now() + yearMs })
    return html(c, facts, unsubscribedPage(facts, `/preferences/${token}`))
  })
  .get('/preferences/:token', async (c) => {
    const { claims } = await linkClaims(c.env, 'preferences', c.req.param('token'))
    const state = await customerOf(c.env, claims)
    const facts = await pageFacts(c, claims.site, state)
    return html(c, facts, preferencesPage(facts, offeredTo(state), state.consents, false, clock.now()))
  })
  .post('/preferences/:token', async (c) => {
    const { claims } = await linkClaims(c.env, 'preferences', c.req.param('token'))
    const before = await customerOf(c.env, claims)
    const changes = changesOf(before, await readForm(c), clock.now())
    if (Object.keys(changes).length > 0) await say(c.env, claims, 'preferences', changes)
    const state = await customerOf(c.env, claims)
    const facts = await pageFacts(c, claims.site, state)
    return html(c, facts, preferencesPage(facts, offeredTo(state), state.consents, true, clock.now()))
  })

async function readForm(c: App): Promise<URLSearchParams> {
  const bytes = await c.req.arrayBuffer()
  if (bytes.byteLength > mostBytes) throw new AppError(413, 'too-large', 'This form is larger than the page sends')
  return new URLSearchParams(new TextDecoder().decode(bytes))
}

/** Only what the customer turned: a topic nobody spoke of stays unknown. */
function changesOf(state: CustomerState, form: URLSearchParams, now: number): JsonObject {
  const changes: Record<string, Record<string, 'granted' | 'denied'>> = {}
  for (const channel of offeredTo(state)) {
    for (const topic of topics) {
      const wanted = form.has(`${channel}.${topic}`)
      if (wanted === isOn(state.consents, channel, topic, now)) continue
      changes[channel] = { ...changes[channel], [topic]: wanted ? 'granted' : 'denied' }
    }
  }
  return changes
}

const offeredTo = ({ identifiers }: CustomerState): readonly OfferedChannel[] =>
  identifiers.some(({ type }) => type === 'email') ? ['email', 'inbox'] : ['inbox']

/** A word on consent, as an event: it is in the timeline, and ends what waits in the outbox at its next checks. */
async function say(
  env: Env,
  claims: Claims,
  name: 'unsubscribe' | 'preferences',
  consents: JsonObject | Consents,
): Promise<void> {
  const now = clock.now()
  const event: Event = {
    id: asId<EventId>(crypto.randomUUID()),
    kind: 'identify',
    name,
    at: now,
    receivedAt: now,
    action: { type: 'identified' },
    properties: { consents: consents as JsonObject },
    context: {},
    source: 'system',
  }
  await tell(env, claims, [event])
}

async function customerOf(env: Env, claims: Claims): Promise<CustomerState> {
  const { answer } = await askCustomer(env, claims.site, claims.customer, (customer) =>
    // The stub's type maps each field for transport, and of nested JSON it never ends.
    (customer as unknown as Pick<Customer, 'describe'>).describe(),
  )
  if (answer === null) throw new AppError(404, 'not-found', 'This customer is no longer known')
  return answer
}

/** In the customer's language, else the site's, else English. */
async function pageFacts(c: App, site: SiteId, state: CustomerState): Promise<PageFacts> {
  const config = await siteConfig(c.env, site)
  const language = languageOf([state.language, config?.language], ['en', 'pl', 'uk'])
  return {
    language: language === 'pl' || language === 'uk' ? language : 'en',
    shop: config?.name ?? '',
    nonce: crypto.randomUUID(),
  }
}

function html(c: App, { nonce }: PageFacts, body: string): Response {
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Content-Type-Options', 'nosniff')
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  )
  return c.html(body)
}
