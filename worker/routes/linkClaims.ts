import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { Event } from '../model/event.ts'
import { asId } from '../model/ids.ts'
import type { EventId, MessageId } from '../model/ids.ts'
import { macKey } from '../model/keys.ts'
import type { Message } from '../model/message.ts'
import type { Claims, TokenKind } from '../model/token.ts'
import { claimedSite, readToken } from '../model/token.ts'
import { askCustomer } from '../objects/canonical.ts'

export interface LinkClaims {
  claims: Claims
  message: MessageId
  /** what stands behind the message's id: the link's name */
  rest: readonly string[]
}

/** What a link's token says. 404 for anything forged, cut, expired or of another kind: nothing to learn from it. */
export async function linkClaims(env: Pick<Env, 'SECRET'>, kind: TokenKind, token: string): Promise<LinkClaims> {
  const site = claimedSite(token)
  const claims =
    site === null ? null : await readToken(await macKey(env.SECRET, site, 'tokens'), kind, token, clock.now())
  if (claims === null) throw new AppError(404, 'not-found', 'This link is not, or no longer, valid')
  const [message = '', ...rest] = (claims.about ?? '').split(':')
  return { claims, message: asId<MessageId>(message), rest }
}

/** Tells the customer's object what happened to a message, and reads the message. Null: it has none of this id. */
export async function tellReceipt(
  env: Pick<Env, 'CUSTOMER'>,
  claims: Claims,
  status: 'opened' | 'clicked' | 'unsubscribed',
  more: { link?: string; isMachine?: boolean } = {},
): Promise<Message | null> {
  const now = clock.now()
  const [id = ''] = (claims.about ?? '').split(':')
  const isMachine = more.isMachine === true
  const event: Event = {
    // One open and one unsubscribe per message; a click per link and second.
    id: asId<EventId>(status === 'clicked' ? `${id}:${more.link}:${Math.floor(now / 1000)}` : `${id}:${status}`),
    kind: 'track',
    name: names[status],
    at: now,
    receivedAt: now,
    action: { type: 'message', messageId: id, status, ...(isMachine ? { machine: true } : {}) },
    properties: {
      messageId: id,
      ...(more.link === undefined ? {} : { link: more.link }),
      ...(isMachine ? { machine: true } : {}),
    },
    context: {},
    source: 'system',
  }
  return tell(env, claims, [event])
}

/** Hands our own events to the customer a token names; answers the message that the token is about. */
export async function tell(
  env: Pick<Env, 'CUSTOMER'>,
  claims: Claims,
  events: readonly Event[],
): Promise<Message | null> {
  const [id = ''] = (claims.about ?? '').split(':')
  const { answer } = await askCustomer(env, claims.site, claims.customer, (customer) =>
    customer.receipt(asId<MessageId>(id), events),
  )
  return answer.message
}

const names = { opened: 'Message Opened', clicked: 'Message Clicked', unsubscribed: 'Message Unsubscribed' } as const
