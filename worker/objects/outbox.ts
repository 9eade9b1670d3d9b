import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { channelsOf } from '../channels/channelsOf.ts'
import type { CustomerState } from '../model/customer.ts'
import type { MessageId, SiteId } from '../model/ids.ts'
import type { Draft, Message, Prepared, RenderInputs } from '../model/message.ts'
import type { SiteConfig } from '../model/site.ts'
import { addressesOf } from '../scenarios/addressesOf.ts'
import { leaseMs } from '../scenarios/advance.ts'
import { claim, watch } from '../scenarios/claim.ts'
import { settle } from '../scenarios/settle.ts'
import { withoutTimer, withTimer } from '../scenarios/timerList.ts'

/** What the outbox needs of the object that owns a message. */
export interface OutboxHost {
  env: Env
  site: SiteId
  config(): Promise<SiteConfig>
  /** as it is this instant */
  state(): CustomerState
  readMessage(id: MessageId): Message | null
  /** One synchronous transaction; arms the alarm by the state's timers and tells open inboxes of a message that arrived. */
  commit(change: { message: Message; state?: CustomerState }): void
  /** Goods, prices, blocks and content from the Worker's own entrypoint; with `inputs` exactly what they say, again. */
  render(draft: Draft, state: CustomerState, inputs?: RenderInputs): Promise<Prepared>
  /** Messages being delivered by this very instance: what is not in here after a restart was cut off. */
  inFlight: Set<MessageId>
}

const open = new Set<Message['status']>(['queued', 'deferred', 'sending'])

/**
 * Sends a queued, deferred or cut-off message if it still may be sent. Order: prepare by RPC -> last checks and ledger
 * in one commit -> channel -> result. A crash between the last two leaves an attempt in doubt, which `claim` resolves
 * when the message's timer brings the object back. Never throws for what a provider or the renderer did.
 */
export async function deliver(host: OutboxHost, id: MessageId): Promise<void> {
  if (host.inFlight.has(id)) return watchOn(host, id)
  host.inFlight.add(id)
  try {
    // A refusal by one channel goes on with the next one; eight channels exist.
    for (let tries = 0; tries < 8; tries++) if (!(await attempt(host, id))) return
  } finally {
    host.inFlight.delete(id)
  }
}

/** One attempt; true when another channel should be tried at once. */
async function attempt(host: OutboxHost, id: MessageId): Promise<boolean> {
  const found = host.readMessage(id)
  if (found === null || !open.has(found.status)) {
    forget(host, id, found)
    return false
  }
  const config = await host.config()
  const inDoubt = found.attempts.some(({ status }) => status === 'sending')
  const prepared = await prepare(host, found, inDoubt)
  const channels = await channelsOf(host.env, config)

  // From here to the commit nothing is awaited: what the checks read is what is stored with their answer.
  const message = host.readMessage(id)
  if (message === null || !open.has(message.status)) return false
  const state = host.state()
  const usable = addressesOf(state).filter((channel) => channel === 'inbox' || channels[channel] !== undefined)
  const claimed = claim(
    message,
    prepared,
    state,
    config,
    { addresses: usable, idempotencyMs: (channel) => channels[channel]?.idempotencyMs ?? 0 },
    clock.now(),
  )
  host.commit({ message: claimed.message, state: claimed.state })

  if (claimed.channel === null) return false
  const channel = channels[claimed.channel]
  const rendered = claimed.channel === 'email' ? prepared.email : undefined
  const delivery =
    channel === undefined || rendered === undefined
      ? ({ is: 'refused', reason: channel === undefined ? 'channel-off' : 'no-content' } as const)
      : await channel.send(rendered, `${id}:${claimed.channel}`)
  const current = host.readMessage(id)
  if (current === null) return false
  const settled = settle(
    current,
    claimed.channel,
    delivery,
    host.state(),
    config,
    channel?.idempotencyMs ?? 0,
    clock.now(),
  )
  host.commit(settled)
  return settled.message.status === 'queued'
}

async function prepare(host: OutboxHost, message: Message, inDoubt: boolean): Promise<Prepared> {
  try {
    return await host.render(message.draft, host.state(), inDoubt ? message.inputs : undefined)
  } catch (error) {
    console.error(`rendering ${message.draft.id}:`, error instanceof Error ? error.message : error)
    return { goods: [], problem: 'unavailable' }
  }
}

/** A delivery that takes longer than its watch: look again later, not at once. */
function watchOn(host: OutboxHost, id: MessageId): void {
  const message = host.readMessage(id)
  if (message === null) return
  const state = host.state()
  host.commit({ message, state: { ...state, timers: withTimer(state.timers, watch(message, clock.now() + leaseMs)) } })
}

/** The timer of a message that is settled, or gone, has nothing left to watch. */
function forget(host: OutboxHost, id: MessageId, message: Message | null): void {
  const state = host.state()
  const timers = withoutTimer(state.timers, `message:${id}`)
  if (message !== null && timers !== state.timers) host.commit({ message, state: { ...state, timers } })
}
