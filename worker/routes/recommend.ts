import { Hono } from 'hono'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { LiveFacts } from '../model/facts.ts'
import type { CustomerId } from '../model/ids.ts'
import { toDecimal } from '../model/money.ts'
import type { Block } from '../model/recipe.ts'
import type { SiteConfig } from '../model/site.ts'
import { askCustomer } from '../objects/canonical.ts'
import type { Ranked, RankedItem } from '../recommend/recommend.ts'
import { recommendPage } from '../recommend/recommendPage.ts'
import type { CustomItem } from '../recommend/sources/source.ts'
import { visitFactsOf } from '../recommend/visitFacts.ts'
import { noFacts, type PageContext } from '../recommend/visit.ts'
import { loadIndex } from '../store/artifacts.ts'
import { askCustomSources, hasCustomSource } from './askCustomSources.ts'
import type { Call } from './call.ts'
import { admit, jsonReply, queryOf } from './call.ts'
import { basicUser, callerOf } from './caller.ts'
import { preflight } from './cors.ts'
import { firstParty } from './firstParty.ts'
import { readIdentityToken } from './identityToken.ts'
import { placeOf } from './placeOf.ts'
import { withinRate } from './rateLimits.ts'
import { parseRecommendBody, parseRecommendQuery, type RecommendBody } from './recommendRequest.ts'
import { customerNamed, visitorOf } from './visitor.ts'
import { visitorCookieOf } from './visitorCookie.ts'

const MOST_BYTES = 65_536

/** One block by its address; the page's whole request (`recommendPost`) goes past the router. */
export const recommendations = new Hono<{ Bindings: Env }>()
  .options('/v1/recommend', preflight)
  .options('/v1/recommend/:block', preflight)
  .get('/v1/recommend/:block', (c) => {
    const isFirstParty = c.req.header(firstParty) !== undefined
    const origin = c.req.header('origin') ?? null
    const call: Call = { request: c.req.raw, env: c.env, ctx: c.executionCtx, isFirstParty, origin }
    return answer(call, parseRecommendQuery(c.req.param('block'), c.req.query()))
  })

/** All blocks of a page in one request: at most one object call, no D1 statement, no row. */
export async function recommendPost(call: Call): Promise<Response> {
  return answer(call, parseRecommendBody(await readJson(call.request)))
}

async function answer(call: Call, body: RecommendBody): Promise<Response> {
  const { env } = call
  const basic = body.writeKey ?? basicUser(call.request.headers.get('authorization'))
  const key = basic ?? queryOf(call, 'writeKey') ?? queryOf(call, 'key')
  const { config, isServer } = await callerOf(env, key)
  admit(call, config)
  const now = clock.now()
  if (!isServer) await withinRate(call, config.id, key ?? '', now)
  const [index, known] = await Promise.all([
    loadIndex(env, config.id, now, (work) => call.ctx.waitUntil(work)),
    factsOf(call, config, body, now),
  ])
  const facts = { ...known, ...contextOf(call, body, config, isServer, known, now) }
  const locale = body.locale ?? facts.language ?? config.language
  const asked = body.blocks.flatMap(({ id, limit, context = {} }, at) => {
    const block = config.blocks.find((one) => one.id === id)
    if (block === undefined || !block.enabled) return []
    return [{ at, block, request: { locale, context, ...(limit === undefined ? {} : { limit }) } }]
  })
  const custom = await customOf(env, asked)
  const blockById = (id: string) => config.blocks.find((one) => one.id === id)
  const page = asked.map(({ block, request }) => ({ block, request: { ...request, custom, blockById } }))
  const ranked = index === null ? [] : recommendPage(page, facts, index, now)
  const rankedAt = new Map(ranked.map((one, n) => [asked[n]!.at, one]))
  const blocks = body.blocks.map(({ id }, at) => describeBlock(id, rankedAt.get(at)))
  return jsonReply(call, JSON.stringify({ requestId: crypto.randomUUID(), blocks }), 'private, no-store')
}

/**
 * Where a visitor is now, which outranks where one was, and what brought them. It is asked of nobody and stored nowhere, so
 * it counts without consent too. A server's request says nothing of its customer but what its body tells.
 */
function contextOf(
  call: Call,
  { page = {} }: RecommendBody,
  config: SiteConfig,
  isServer: boolean,
  { landing }: LiveFacts,
  now: number,
): Pick<LiveFacts, 'country' | 'region' | 'visit'> {
  if (isServer) return { visit: visitFactsOf({ ...page, timeZone: config.timeZone, now }, landing) }
  const { country, region, timeZone = config.timeZone } = placeOf(call)
  const { headers } = call.request
  const userAgent = headers.get('user-agent') ?? undefined
  const url = page.url ?? headers.get('referer') ?? undefined
  return {
    visit: visitFactsOf({ url, referrer: page.referrer, userAgent, timeZone, now }, landing),
    ...(country === undefined ? {} : { country }),
    ...(region === undefined ? {} : { region }),
  }
}

/** What sources outside say for these blocks; blocks without one go on at once. */
export async function customOf(env: Env, asked: readonly { block: Block; request: { context: PageContext } }[]) {
  if (!hasCustomSource(asked.map(({ block }) => block))) return noCustom
  const questions = asked.map(({ block, request }) => ({ block, context: request.context }))
  return askCustomSources(env.OUTSIDE ?? { fetch: (input, init) => fetch(input, init) }, questions, {
    allowLocal: env.LOCAL_FEEDS === 'true',
    onProblem: (problem) => console.error('custom source:', problem),
  })
}

const noCustom: ReadonlyMap<string, readonly CustomItem[]> = new Map()

/** A block that is unknown, paused or without an index yet is empty: the others of the page go on. */
const describeBlock = (id: string, ranked: Ranked | undefined) => ({
  id,
  recipe: ranked?.recipe ?? '',
  items: ranked?.items.map(describeItem) ?? [],
})

/** An item as the HTTP contract states it: decimal prices. */
export function describeItem(item: RankedItem) {
  const { priceMinor, regularMinor, lowest30Minor, currency, productId, variantId, title, url, imageUrl } = item
  return {
    productId,
    ...(variantId === undefined ? {} : { variantId }),
    title,
    url,
    imageUrl,
    price: toDecimal(priceMinor, currency),
    ...(regularMinor === undefined ? {} : { regularPrice: toDecimal(regularMinor, currency) }),
    ...(lowest30Minor === undefined ? {} : { lowestPrice30: toDecimal(lowest30Minor, currency) }),
    currency,
    ...(item.rating === undefined ? {} : { rating: item.rating }),
    availability: item.availability,
    reason: item.reason,
    score: item.score,
    ...(item.tried === true ? { tried: true } : {}),
    ...(item.parts === undefined ? {} : { parts: item.parts, multipliers: item.multipliers ?? [] }),
  }
}

async function readJson(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) throw tooLarge()
  const text = await request.text()
  if (text.length > MOST_BYTES) throw tooLarge()
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new AppError(400, 'malformed', 'The body is no JSON')
  }
}

const tooLarge = () => new AppError(413, 'too-large', `A recommend request has at most ${MOST_BYTES} bytes`)

/** Without an id or a valid token nothing is known but the page; nor when the object can't answer: the page goes on. */
async function factsOf(call: Call, config: SiteConfig, body: RecommendBody, now: number): Promise<LiveFacts> {
  const customer = await customerOf(call, config, body, now)
  if (customer === null) return noFacts
  try {
    return (await askCustomer(call.env, config.id, customer, (stub) => stub.live())).answer
  } catch (error) {
    console.error(`live facts of ${config.id}:`, error)
    return noFacts
  }
}

async function customerOf(
  { env, request, isFirstParty }: Call,
  config: SiteConfig,
  body: RecommendBody,
  now: number,
): Promise<CustomerId | null> {
  for (const token of [body.token, isFirstParty ? visitorCookieOf(request) : undefined]) {
    if (token === undefined) continue
    const claims = await visitorOf(env, config.id, token, now)
    if (claims !== null) return claims.customer
    const person = await readIdentityToken(env, config, token, now)
    if (person?.externalId !== undefined) return customerNamed(env, config.id, 'externalId', person.externalId)
  }
  return body.anonymousId === undefined ? null : customerNamed(env, config.id, 'anonymousId', body.anonymousId)
}
