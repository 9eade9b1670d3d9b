import { Hono } from 'hono'
import type { Context } from 'hono'
import * as v from 'valibot'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import { asId } from '../model/ids.ts'
import type { CustomerId, MessageId } from '../model/ids.ts'
import type { SiteConfig } from '../model/site.ts'
import { askCustomer, canonicalOf, customerStub, rememberPointer } from '../objects/canonical.ts'
import type { InboxView } from '../objects/inboxView.ts'
import { preflight } from './cors.ts'
import { tokenVisitor } from './tokenVisitor.ts'

type App = { Bindings: Env }
const Read = v.object({
  ids: v.union([v.literal('all'), v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(500))]),
})

/** The on-site inbox. Reading it takes a token: the visitor's own, or the person's identity token (DESIGN). */
export const inbox = new Hono<App>()
  .options('/v1/inbox', preflight)
  .options('/v1/inbox/read', preflight)
  .options('/v1/inbox/:id', preflight)
  .get('/v1/inbox', async (c) => {
    const { config, customer } = await tokenVisitor(c)
    const { answer } = await askCustomer(c.env, config.id, customer, (stub) => stub.inbox())
    return answered(c, answer)
  })
  .post('/v1/inbox/read', async (c) => {
    const { config, customer } = await tokenVisitor(c)
    const ids = await idsOf(c)
    const { answer } = await askCustomer(c.env, config.id, customer, (stub) => stub.markRead(ids))
    return answered(c, answer)
  })
  .delete('/v1/inbox/:id', async (c) => {
    const { config, customer } = await tokenVisitor(c)
    const id = asId<MessageId>(c.req.param('id'))
    const { answer } = await askCustomer(c.env, config.id, customer, (stub) => stub.removeFromInbox(id))
    return answered(c, answer)
  })
  .get('/v1/inbox/socket', async (c) => {
    const { config, customer } = await tokenVisitor(c)
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
      throw new AppError(400, 'no-websocket', 'This path is a WebSocket: connect with `new WebSocket(...)`')
    }
    return openSocket(c, config, canonicalOf(config.id, customer))
  })

function answered(c: Context<App>, view: InboxView): Response {
  c.header('Cache-Control', 'private, no-store')
  return c.json({ items: view.items, unread: view.unread, now: clock.now() })
}

async function idsOf(c: Context<App>): Promise<readonly MessageId[] | 'all'> {
  const body = v.safeParse(Read, await c.req.json<unknown>().catch(() => null))
  if (!body.success) {
    throw new AppError(422, 'invalid', 'Say which: {"ids": ["..."]} or {"ids": "all"}', {
      fields: [{ field: 'ids', message: 'a list of message ids, or "all"' }],
    })
  }
  const { ids } = body.output
  return ids === 'all' ? ids : ids.map((id) => asId<MessageId>(id))
}

async function openSocket(c: Context<App>, config: SiteConfig, customer: CustomerId): Promise<Response> {
  const reply = await customerStub(c.env, config.id, customer).fetch(c.req.raw)
  const movedTo = reply.headers.get('aisle-moved-to')
  if (movedTo === null) return reply
  rememberPointer(config.id, customer, asId<CustomerId>(movedTo))
  return customerStub(c.env, config.id, asId<CustomerId>(movedTo)).fetch(c.req.raw)
}
