import { Hono, type Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { LiveFacts } from '../model/facts.ts'
import type { CustomerId } from '../model/ids.ts'
import { customerIdFor, macKey } from '../model/keys.ts'
import { toDecimal } from '../model/money.ts'
import type { SiteConfig } from '../model/site.ts'
import { readToken } from '../model/token.ts'
import type { Ranked, RankedItem } from '../recommend/recommend.ts'
import { recommendPage } from '../recommend/recommendPage.ts'
import { noFacts } from '../recommend/visit.ts'
import { loadIndex } from '../store/artifacts.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { keySite } from '../store/siteKeys.ts'
import { allowOrigin, preflight } from './cors.ts'
import { liveCustomer } from './liveCustomer.ts'
import { parseRecommendBody, parseRecommendQuery, type RecommendBody } from './recommendRequest.ts'

const MOST_BYTES = 65_536

/** All blocks of a page in one request: at most one object call, no D1 statement, no row. */
export const recommendations = new Hono<{ Bindings: Env }>()
  .options('/v1/recommend', preflight)
  .options('/v1/recommend/:block', preflight)
  .post('/v1/recommend', async (c) => answer(c, parseRecommendBody(await readJson(c))))
  .get('/v1/recommend/:block', async (c) => answer(c, parseRecommendQuery(c.req.param('block'), c.req.query())))

async function answer(c: Context<{ Bindings: Env }>, body: RecommendBody): Promise<Response> {
  const config = await siteOf(c, body)
  allowOrigin(c, config)
  const now = clock.now()
  const [index, facts] = await Promise.all([
    loadIndex(c.env, config.id, now, (work) => c.executionCtx.waitUntil(work)),
    factsOf(c, config, body, now),
  ])
  const locale = body.locale ?? facts.language ?? config.language
  const asked = body.blocks.flatMap(({ id, limit, context = {} }, at) => {
    const block = config.blocks.find((one) => one.id === id)
    if (block === undefined || !block.enabled) return []
    return [{ at, block, request: { locale, context, ...(limit === undefined ? {} : { limit }) } }]
  })
  const ranked = index === null ? [] : recommendPage(asked, facts, index, now)
  const rankedAt = new Map(ranked.map((one, n) => [asked[n]!.at, one]))
  c.header('Cache-Control', 'private, no-store')
  return c.json({
    requestId: crypto.randomUUID(),
    blocks: body.blocks.map(({ id }, at) => describeBlock(id, rankedAt.get(at))),
  })
}

/** A block that is unknown, paused or without an index yet is empty: the others of the page go on. */
const describeBlock = (id: string, ranked: Ranked | undefined) => ({
  id,
  recipe: ranked?.recipe ?? '',
  items: ranked?.items.map(describeItem) ?? [],
})

/** An item as the HTTP contract states it: decimal prices. */
export function describeItem(item: RankedItem) {
  const { priceMinor, regularMinor, currency, productId, variantId, title, url, imageUrl, availability } = item
  return {
    productId,
    ...(variantId === undefined ? {} : { variantId }),
    title,
    url,
    imageUrl,
    price: toDecimal(priceMinor, currency),
    ...(regularMinor === undefined ? {} : { regularPrice: toDecimal(regularMinor, currency) }),
    currency,
    availability,
    reason: item.reason,
    score: item.score,
    ...(item.parts === undefined ? {} : { parts: item.parts }),
  }
}

async function readJson(c: Context): Promise<unknown> {
  if (Number(c.req.header('content-length') ?? 0) > MOST_BYTES) throw tooLarge()
  const text = await c.req.text()
  if (text.length > MOST_BYTES) throw tooLarge()
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new AppError(400, 'malformed', 'The body is no JSON')
  }
}

const tooLarge = () => new AppError(413, 'too-large', `A recommend request has at most ${MOST_BYTES} bytes`)

/** The site a write key names: by body, query or Basic auth. The secret key may ask too, from the shop's server. */
async function siteOf(c: Context<{ Bindings: Env }>, body: RecommendBody): Promise<SiteConfig> {
  const key = body.writeKey ?? basicUser(c.req.header('authorization')) ?? c.req.query('writeKey') ?? c.req.query('key')
  if (key === undefined || key === '') throw new AppError(401, 'no-key', 'Send the write key as `writeKey`')
  const named = keySite(key)
  const config = named?.kind === 'write' ? await siteConfig(c.env, named.site) : null
  if (config === null || !config.writeKeys.includes(key)) {
    throw new AppError(401, 'no-key', 'This write key is not, or no longer, valid')
  }
  return config
}

function basicUser(header: string | undefined): string | undefined {
  const encoded = /^Basic\s+([\w+/=-]+)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  try {
    return atob(encoded).split(':')[0]
  } catch {
    return undefined // no base64: as good as no key
  }
}

/** Without an id or a valid token nothing is known but the page. */
async function factsOf(
  c: Context<{ Bindings: Env }>,
  config: SiteConfig,
  body: RecommendBody,
  now: number,
): Promise<LiveFacts> {
  const customer = await customerOf(c, config, body, now)
  if (customer === null) return noFacts
  return (await liveCustomer(c.env, config.id, customer)) ?? noFacts
}

async function customerOf(
  c: Context<{ Bindings: Env }>,
  config: SiteConfig,
  body: RecommendBody,
  now: number,
): Promise<CustomerId | null> {
  const token = body.token ?? getCookie(c, '_aisle')
  if (token !== undefined) {
    const claims = await readToken(await macKey(c.env.SECRET, config.id, 'tokens'), 'visitor', token, now)
    if (claims !== null && claims.site === config.id) return claims.customer
  }
  if (body.anonymousId === undefined) return null
  return customerIdFor(await macKey(c.env.SECRET, config.id, 'names'), 'anonymousId', body.anonymousId)
}
