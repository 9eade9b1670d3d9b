import { randomUUID } from 'node:crypto'
import { env } from 'cloudflare:workers'
import { clock } from '../../worker/clock.ts'
import type { OutboxEntry } from '../../worker/channels/outboxChannel.ts'
import { admin, newSite, post, send } from '../contract/newSite.ts'
import type { NewSite } from '../contract/newSite.ts'

export const minute = 60_000

const products = [
  { id: 'kettle', title: 'Kettle K', price: '100.00 EUR' },
  { id: 'mixer', title: 'Mixer M', price: '200.00 EUR' },
  { id: 'toaster', title: 'Toaster T', price: '80.00 EUR' },
].map(({ id, title, price }) => ({
  id,
  title,
  price,
  description: `${title} for the kitchen`,
  link: `https://marlow.example/p/${id}`,
  image_link: `https://marlow.example/img/${id}.png`,
  availability: 'in_stock',
  quantity: 10,
  product_type: 'Kitchen',
  brand: 'Marlow',
}))

/** A site with three products and the cart reminder on, open all hours, and clocks at this hour, UTC. */
export async function cartShop(hour = 10): Promise<NewSite> {
  const day = 24 * 60 * minute
  const wait = (hour * 60 * minute - (clock.now() % day) + day) % day
  // In one step: nothing is there yet that could fall due on the way.
  await env.CLOCK.getByName('clock').moveTo(clock.now() + wait)
  const site = await newSite('carts')
  const feed = products.map((product) => JSON.stringify(product)).join('\n')
  await admin(site, 'POST', '/api/feeds/import?format=auto&source=upload&mode=full', feed)
  await admin(site, 'PUT', '/api/scenarios/abandoned-cart', { enabled: true })
  return site
}

export async function advance(by: string): Promise<void> {
  const reply = await post('/dev/clock', JSON.stringify({ advance: by }))
  if (!reply.ok) throw new Error(`The clock answered ${reply.status}: ${await reply.text()}`)
}

/** A shopper's browser, and what the shop's server says of them. */
export class Shopper {
  readonly site: NewSite
  readonly anonymousId = randomUUID()
  readonly userId: string
  readonly email: string
  token = ''

  constructor(site: NewSite, name = 'ola') {
    this.site = site
    this.userId = `${name}-${this.anonymousId.slice(0, 8)}`
    this.email = `${this.userId}@example.com`
  }

  async track(event: string, properties: object = {}, more: object = {}): Promise<void> {
    const body = {
      writeKey: this.site.writeKey,
      batch: [{ type: 'track', event, properties, anonymousId: this.anonymousId, messageId: randomUUID(), ...more }],
    }
    const reply = await post(
      '/v1/batch',
      JSON.stringify({ ...body, ...(this.token === '' ? {} : { token: this.token }) }),
    )
    const answer = await reply.json<{ token?: string; rejected: unknown[] }>()
    if (!reply.ok || answer.rejected.length > 0) throw new Error(JSON.stringify(answer))
    this.token = answer.token ?? this.token
  }

  adds(productId: string, more: object = {}): Promise<void> {
    return this.track('Product Added', { product_id: productId, price: 100, quantity: 1, currency: 'EUR' }, more)
  }

  /** The shop's server: proven, so it may tell the address and what was allowed. */
  async server(event: object): Promise<void> {
    const reply = await post('/v1/batch', JSON.stringify({ batch: [{ messageId: randomUUID(), ...event }] }), {
      authorization: `Basic ${btoa(`${this.site.secretKey}:`)}`,
    })
    const answer = await reply.json<{ rejected: unknown[] }>()
    if (!reply.ok || answer.rejected.length > 0) throw new Error(JSON.stringify(answer))
  }

  signsUp(consents: object = { email: { reminders: 'granted' } }, traits: object = {}): Promise<void> {
    return this.server({
      type: 'identify',
      userId: this.userId,
      anonymousId: this.anonymousId,
      traits: { email: this.email, firstName: 'Ola', consents, ...traits },
    })
  }

  async mails(): Promise<OutboxEntry[]> {
    const { items } = await (await send('/dev/outbox')).json<{ items: OutboxEntry[] }>()
    return items.filter(({ to }) => to === this.email)
  }

  async inbox(): Promise<{ title: string; link: string }[]> {
    const reply = await send(`/v1/inbox?key=${this.site.writeKey}&token=${encodeURIComponent(this.token)}`)
    if (!reply.ok) throw new Error(`The inbox answered ${reply.status}: ${await reply.text()}`)
    return (await reply.json<{ items: { title: string; link: string }[] }>()).items
  }

  async id(): Promise<string> {
    const list = await admin(this.site, 'GET', `/api/customers?externalId=${this.userId}`)
    const [found] = (list as { items: { id: string }[] }).items
    if (found === undefined) throw new Error(`No customer ${this.userId}`)
    return found.id
  }

  /** When the run that waits acts next, epoch ms. */
  async nextStepAt(): Promise<number> {
    const { timers } = (await admin(this.site, 'GET', `/api/customers/${await this.id()}`)) as {
      timers: { kind: string; dueAt: number }[]
    }
    return timers.find(({ kind }) => kind === 'step')?.dueAt ?? 0
  }

  /** Newest first. */
  async decisions(): Promise<{ outcome: string; reason?: string; checks: { check: string; ok: boolean }[] }[]> {
    const answer = await admin(this.site, 'GET', `/api/customers/${await this.id()}/decisions`)
    return (answer as { items: { outcome: string; reason?: string; checks: { check: string; ok: boolean }[] }[] }).items
  }
}
