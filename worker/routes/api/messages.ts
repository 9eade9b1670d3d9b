import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { renderAgain } from '../../jobs/renderMessage.ts'
import type { CustomerState } from '../../model/customer.ts'
import { AppError } from '../../model/error.ts'
import { asId } from '../../model/ids.ts'
import type { CustomerId, MessageId, SiteId } from '../../model/ids.ts'
import type { Message } from '../../model/message.ts'
import { askCustomer } from '../../objects/canonical.ts'
import type { Customer, Moved } from '../../objects/customer.ts'
import { emailOf } from '../../scenarios/addressesOf.ts'
import { readMessageRow, readMessages } from '../../store/messages.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'

const Query = v.object({
  status: v.optional(v.string()),
  scenario: v.optional(v.string()),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d+\.\w+$/, 'Use what `next` said'))),
  limit: v.optional(v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1), v.maxValue(500))),
})

/** Every message, sent or not, with its reason; one of them rendered again as it went out. */
export const messages = new Hono<App>()
  .get(
    '/api/messages',
    describeRoute({ tags: ['Messages'], summary: 'Messages, newest first' }),
    validator('query', Query, invalid),
    async (c) => {
      const { status, scenario, cursor, limit = 50 } = c.req.valid('query')
      return c.json(
        await readMessages(c.env.DB, c.var.site, {
          limit,
          ...(status === undefined ? {} : { status }),
          ...(scenario === undefined ? {} : { scenario }),
          ...(cursor === undefined ? {} : { cursor }),
        }),
      )
    },
  )
  .get(
    '/api/messages/:id',
    describeRoute({
      tags: ['Messages'],
      summary: 'One message: what it said, why it was sent or not, what was tried',
      description: '`customer` spares a look-up; without it the message is found once it was projected.',
    }),
    async (c) => {
      const id = asId<MessageId>(c.req.param('id'))
      const named = c.req.query('customer') ?? (await readMessageRow(c.env.DB, c.var.site, id))?.customer
      const found = named === undefined ? null : await readMessage(c.env, c.var.site, asId<CustomerId>(named), id)
      if (found === null) throw new AppError(404, 'not-found', `There is no message ${id}`)
      const { message, state, customer } = found
      const { draft, inputs } = message
      const rendered =
        inputs === undefined ? null : await renderAgain(c.env, inputs, draft.scenario, emailOf(state) ?? '')
      const decisions = state.decisions.filter((decision) => decision.message === id)
      return c.json({
        id,
        customer,
        scenario: draft.scenario,
        version: draft.version,
        step: draft.step,
        template: draft.template,
        topic: draft.topic,
        class: draft.class,
        channel: message.attempts.at(-1)?.channel ?? null,
        status: message.status,
        ...(message.reason === undefined ? {} : { reason: message.reason }),
        at: message.updatedAt,
        createdAt: message.createdAt,
        dueAt: draft.dueAt,
        expiresAt: draft.expiresAt,
        inputs: inputs ?? null,
        rendered:
          rendered === null
            ? null
            : {
                subject: rendered.email.subject,
                html: rendered.email.html ?? '',
                text: rendered.email.text,
                headers: rendered.email.headers,
              },
        inbox: message.inbox ?? null,
        decision: decisions.at(-1) ?? null,
        decisions,
        attempts: message.attempts,
      })
    },
  )

interface Found {
  message: Message
  state: CustomerState
  customer: CustomerId
}

/** A message with the customer it is for, whom a merge may have moved; null when either is gone. */
export async function readMessage(
  env: App['Bindings'],
  site: SiteId,
  customer: CustomerId,
  id: MessageId,
): Promise<Found | null> {
  // A stub's type maps each field for transport, and of nested JSON it never ends.
  const { answer: state, id: canonical } = await askCustomer<(CustomerState & Moved) | null>(
    env,
    site,
    customer,
    (stub) => (stub as unknown as Pick<Customer, 'describe'>).describe(),
  )
  if (state === null) return null
  const { answer } = await askCustomer<{ message: Message | null } & Moved>(env, site, canonical, (stub) =>
    (stub as unknown as Pick<Customer, 'message'>).message(id),
  )
  return answer.message === null ? null : { message: answer.message, state, customer: canonical }
}
