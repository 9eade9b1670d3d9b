import { Hono, type Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { LiveFacts } from '../model/facts.ts'
import type { CustomerId } from '../model/ids.ts'
import { toDecimal } from '../model/money.ts'
import type { SiteConfig } from '../model/site.ts'
import { askCustomer } from '../objects/canonical.ts'
import type { Ranked, RankedItem } from '../recommend/recommend.ts'
import { recommendPage } from '../recommend/recommendPage.ts'
import { noFacts } from '../recommend/visit.ts'
import { loadIndex } from '../store/artifacts.ts'
import { basicUser, callerOf } from './caller.ts'
import { allowOrigin, preflight } from './cors.ts'
import { firstParty } from './firstParty.ts'
import { readIdentityToken } from './identityToken.ts'
import { parseRecommendBody, parseRecommendQuery, type RecommendBody } from './recommendRequest.ts'
import { customerNamed, visitorOf } from './visitor.ts'

const MOST_BYTES = 65_536

/** All blocks of a page in one request: at most one object call, no D1 statement, no row. */
export const recommendations = new Hono<{ Bindings: Env }>()
  .options('/v1/recommend', preflight)
  .options('/v1/recommend/:block', preflight)
  .post('/v1/recommend', async (c) => answer(c, parseRecommendBody(await readJson(c))))
  .get('/v1/recommend/:block', async (c) => answer(c, parseRecommendQuery(c.req.param('block'), c.req.query())))

async function answer(c: Context<{ Bindings: Env }>, body: RecommendBody): Promise<Response> {
  const key = body.writeKey ?? basicUser(c.req.header('authorization')) ?? c.req.query('writeKey') ?? c.req.query('key')
  const { config } = await callerOf(c.env, key)
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

/** Without an id or a valid token nothing is known but the page; nor when the object can't answer: the page goes on. */
async function factsOf(
  c: Context<{ Bindings: Env }>,
  config: SiteConfig,
  body: RecommendBody,
  now: number,
): Promise<LiveFacts> {
  const customer = await customerOf(c, config, body, now)
  if (customer === null) return noFacts
  try {
    return (await askCustomer(c.env, config.id, customer, (stub) => stub.live())).answer
  } catch (error) {
    console.error(`live facts of ${config.id}:`, error)
    return noFacts
  }
}

async function customerOf(
  c: Context<{ Bindings: Env }>,
  config: SiteConfig,
  body: RecommendBody,
  now: number,
): Promise<CustomerId | null> {
  const cookie = c.req.header(firstParty) === undefined ? undefined : getCookie(c, '_aisle')
  for (const token of [body.token, cookie]) {
    if (token === undefined) continue
    const claims = await visitorOf(c.env, config.id, token, now)
    if (claims !== null) return claims.customer
    const person = await readIdentityToken(c.env, config, token, now)
    if (person?.externalId !== undefined) return customerNamed(c.env, config.id, 'externalId', person.externalId)
  }
  return body.anonymousId === undefined ? null : customerNamed(c.env, config.id, 'anonymousId', body.anonymousId)
}
