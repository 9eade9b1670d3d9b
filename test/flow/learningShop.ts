import { randomUUID } from 'node:crypto'
import { env } from 'cloudflare:workers'
import { clock } from '../../worker/clock.ts'
import { forgetIndexes } from '../../worker/store/artifacts.ts'
import { admin, newSite, post, type NewSite } from '../contract/newSite.ts'
import { advance } from './cartShop.ts'

/** A site with `count` kettles and teapots, indexed. */
export async function learningShop(count = 12): Promise<NewSite> {
  // The clock's object forgot its time with the test before: what is armed from here on is due by it.
  await env.CLOCK.getByName('clock').moveTo(clock.now() + 1)
  const site = await newSite('loop')
  const rows = Array.from({ length: count }, (_, n) => ({
    id: `k${n}`,
    title: n % 2 === 0 ? `Steel kettle ${n}` : `Glass teapot ${n}`,
    description: 'For the kitchen',
    price: `${20 + n}.00 EUR`,
    link: `https://loop.example/p/k${n}`,
    image_link: `https://loop.example/img/k${n}.png`,
    availability: 'in_stock',
    product_type: n % 2 === 0 ? 'Kitchen > Kettles' : 'Kitchen > Teapots',
  }))
  const feed = rows.map((row) => JSON.stringify(row)).join('\n')
  await admin(site, 'POST', '/api/feeds/import?format=auto&source=upload&mode=full', feed)
  await rebuild(site)
  return site
}

/** One browser: an event of its own id, with what the request's headers say. */
export class Browser {
  readonly id: string
  private readonly site: NewSite
  private readonly headers: Record<string, string>

  constructor(site: NewSite, headers: Record<string, string> = {}, id: string = randomUUID()) {
    this.site = site
    this.headers = headers
    this.id = id
  }

  async track(event: string, properties: object = {}, context: object = {}): Promise<void> {
    const one = { type: 'track', event, properties, context, anonymousId: this.id, messageId: randomUUID() }
    const body = JSON.stringify({ writeKey: this.site.writeKey, batch: [one] })
    const reply = await post('/v1/batch', body, this.headers)
    const answer = await reply.json<{ rejected: unknown[] }>()
    if (!reply.ok || answer.rejected.length > 0) throw new Error(JSON.stringify(answer))
  }

  async recommend(block: string, more: object = {}): Promise<Recommended> {
    const body = { writeKey: this.site.writeKey, anonymousId: this.id, blocks: [{ id: block }], ...more }
    const reply = await post('/v1/recommend', JSON.stringify(body), this.headers)
    if (!reply.ok) throw new Error(await reply.text())
    const answer = await reply.json<{ requestId: string; blocks: [Omit<Recommended, 'requestId'>] }>()
    return { requestId: answer.requestId, ...answer.blocks[0] }
  }
}

export interface Recommended {
  requestId: string
  recipe: string
  items: { productId: string; score: number; tried?: true; reason: { code: string; text: string } }[]
}

/** A new index, seen at once: isolates look every three seconds otherwise. */
export async function rebuild(site: NewSite): Promise<void> {
  await admin(site, 'POST', '/api/jobs/build-index')
  forgetIndexes()
}

/** Lets every object tell what it holds, and the queue take it. */
export const settle = () => advance('PT2M')

/** All training lines of a site, oldest file first. */
export async function linesOf(site: NewSite): Promise<Record<string, unknown>[]> {
  const { objects } = await env.STORE.list({ prefix: `site/${site.site}/training/` })
  const texts = await Promise.all(objects.map(async ({ key }) => (await env.STORE.get(key))?.text() ?? ''))
  return texts
    .join('\n')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** Puts training lines where the queue puts them: what many people did, without their objects. */
export async function putLines(site: NewSite, lines: readonly object[], name = 'many'): Promise<void> {
  const day = new Date(clock.now()).toISOString().slice(0, 10)
  const text = lines.map((line) => JSON.stringify(line)).join('\n')
  await env.STORE.put(`site/${site.site}/training/${day}/${name}.ndjson`, `${text}\n`)
}

/** Makes or changes a block from its recipe's parts. */
export async function putBlock(site: NewSite, id: string, recipe: object): Promise<void> {
  await admin(site, 'PUT', `/api/blocks/${id}`, {
    placement: 'home',
    title: { en: id },
    enabled: true,
    recipe: { id, limit: 6, min: 1, sources: [], exclude: [], fallback: [], ...recipe },
  })
}
