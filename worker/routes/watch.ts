import { Hono } from 'hono'
import type { Context } from 'hono'
import * as v from 'valibot'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { Action, Event } from '../model/event.ts'
import { asId } from '../model/ids.ts'
import type { CustomerId, EventId, ProductId, VariantId } from '../model/ids.ts'
import { toDecimal, toMinor } from '../model/money.ts'
import type { SiteConfig } from '../model/site.ts'
import { askCustomer } from '../objects/canonical.ts'
import { watchIdOf } from '../session/watches.ts'
import type { Watch } from '../session/watches.ts'
import { heldIndex } from '../store/artifacts.ts'
import { basicUser, callerOf } from './caller.ts'
import { filledEvent } from './collectOffers.ts'
import { allowOrigin, preflight } from './cors.ts'
import { invalid } from './errors.ts'
import { tooManyWrites, withinRate, writesAMinute } from './rateLimits.ts'
import { customerOfToken, tokenVisitor } from './tokenVisitor.ts'
import { customerNamed } from './visitor.ts'

type App = { Bindings: Env }

const Id = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255))
const Wish = v.strictObject({
  writeKey: v.optional(v.string()),
  anonymousId: v.optional(Id),
  userId: v.optional(Id),
  token: v.optional(v.pipe(v.string(), v.maxLength(4096))),
  productId: Id,
  variantId: v.optional(Id),
  kind: v.picklist(['stock', 'price'], 'Use stock or price'),
  target: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0, 'is below zero'), v.maxValue(1e10))),
  email: v.optional(
    v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(254), v.email('Write an e-mail address')),
  ),
  messageId: v.optional(Id),
})
const Ending = v.object({ id: Id })
const bodyAtMost = 16_384

/** "Tell me when it is back, or cheaper": anybody may ask for it, only who asked sees or ends it (DESIGN). */
export const watch = new Hono<App>()
  .options('/v1/watch', preflight)
  .post('/v1/watch', async (c) => {
    const body = await parsed(c, Wish)
    const key = basicUser(c.req.header('authorization')) ?? c.req.query('writeKey') ?? body.writeKey
    const caller = await callerOf(c.env, key)
    const { config, isServer } = caller
    allowOrigin(c, config)
    const now = clock.now()
    if (!isServer) await withinRate({ request: c.req.raw, env: c.env }, config.id, key ?? '', now)
    const { customer, identifier } = await whose(c.env, config, body, isServer)
    const action = wishOf(body, config)
    const event = filledEvent(eventOf(action, body.messageId, isServer, now, config), heldIndex(config.id, now), config)
    const limit = isServer ? {} : { writesAMinute: writesAMinute(c.env) }
    const identifiers = identifier === undefined ? {} : { identifiers: [identifier] }
    const { answer } = await askCustomer(c.env, config.id, customer, (stub) =>
      stub.watch({ events: [event], config: config.version, ...identifiers, ...limit }),
    )
    if (answer.retryAfterMs !== undefined) throw tooManyWrites(answer.retryAfterMs)
    if (answer.tooMany !== undefined) throw tooMany(answer.tooMany)
    c.header('Cache-Control', 'no-store')
    return c.json({ id: watchIdOf(action) }, 201)
  })
  .get('/v1/watch', async (c) => {
    const { config, customer } = await tokenVisitor(c)
    const { answer } = await askCustomer(c.env, config.id, customer, (stub) => stub.watches())
    c.header('Cache-Control', 'private, no-store')
    return c.json({ items: answer.items.map((one) => shown(one, config)) })
  })
  .delete('/v1/watch', async (c) => {
    const { config, customer } = await tokenVisitor(c)
    const { id } = await parsed(c, Ending)
    const { answer } = await askCustomer(c.env, config.id, customer, (stub) => stub.watches())
    const found = answer.items.find((one) => one.id === id)
    if (found === undefined) throw new AppError(404, 'not-found', 'There is no such watch')
    const { productId, variantId, kind } = found
    const ending = { type: 'unwatched' as const, watch: kind, productId, ...onlyVariant(variantId) }
    const event = eventOf(ending, undefined, false, clock.now(), config)
    await askCustomer(c.env, config.id, customer, (stub) =>
      stub.receive({ events: [event], config: config.version, writesAMinute: writesAMinute(c.env) }),
    )
    return c.json({ id })
  })

const onlyVariant = (variantId: VariantId | undefined) => (variantId === undefined ? {} : { variantId })

async function parsed<T extends v.GenericSchema>(c: Context<App>, schema: T): Promise<v.InferOutput<T>> {
  const text = await c.req.text()
  if (text.length > bodyAtMost) throw new AppError(413, 'too-large', `A watch has at most ${bodyAtMost} bytes`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new AppError(400, 'malformed', 'The body is no JSON')
  }
  const result = v.safeParse(schema, json)
  if (!result.success) {
    invalid({ success: false, error: result.issues as unknown as { message: string; path?: { key: PropertyKey }[] }[] })
    throw new AppError(422, 'invalid', 'The body is not as described')
  }
  return result.output
}

/** By token, by the user id that the shop's server names, else by the visitor's own anonymous id. */
async function whose(env: Env, config: SiteConfig, body: v.InferOutput<typeof Wish>, isServer: boolean) {
  if (body.token !== undefined) {
    const customer = await customerOfToken(env, config, body.token)
    if (customer !== null) return { customer }
    throw new AppError(403, 'wrong-token', 'This token is forged, expired or of another site')
  }
  const [type, value] =
    isServer && body.userId !== undefined
      ? (['externalId', body.userId] as const)
      : (['anonymousId', body.anonymousId] as const)
  if (value === undefined) {
    throw new AppError(422, 'invalid', 'anonymousId is missing', {
      fields: [{ field: 'anonymousId', message: 'is missing' }],
    })
  }
  const customer: CustomerId = await customerNamed(env, config.id, type, value)
  return { customer, identifier: { type, value, verified: true } }
}

function wishOf(body: v.InferOutput<typeof Wish>, config: SiteConfig): Extract<Action, { type: 'watched' }> {
  const { kind, productId, variantId, target, email } = body
  return {
    type: 'watched',
    watch: kind,
    productId: asId<ProductId>(productId),
    ...(variantId === undefined ? {} : { variantId: asId<VariantId>(variantId) }),
    ...(kind === 'price' && target !== undefined ? { targetMinor: toMinor(target, config.currency) } : {}),
    ...(email === undefined ? {} : { email }),
  }
}

/** The address stays out of the properties: they show in lists. */
function eventOf(
  action: Extract<Action, { type: 'watched' | 'unwatched' }>,
  messageId: string | undefined,
  isServer: boolean,
  now: number,
  { currency }: SiteConfig,
): Event {
  const { productId, variantId, watch } = action
  const target = action.type === 'watched' ? action.targetMinor : undefined
  return {
    id: asId<EventId>(messageId ?? crypto.randomUUID()),
    kind: 'track',
    name: action.type === 'watched' ? 'Product Watched' : 'Product Unwatched',
    at: now,
    receivedAt: now,
    action,
    properties: {
      product_id: productId,
      ...(variantId === undefined ? {} : { variant_id: variantId }),
      watch,
      ...(target === undefined ? {} : { target: toDecimal(target, currency), currency }),
    },
    context: {},
    source: isServer ? 'server' : 'public',
  }
}

const shown = ({ targetMinor, ...rest }: Watch, { currency }: SiteConfig) => ({
  ...rest,
  ...(targetMinor === undefined ? {} : { target: toDecimal(targetMinor, currency), currency }),
})

const tooMany = (of: 'customer' | 'address') =>
  new AppError(
    409,
    'too-many-watches',
    of === 'address' ? 'This address holds five watches: confirm it first' : 'There are a hundred watches already',
    { hint: 'End one of them first' },
  )
