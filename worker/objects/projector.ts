import type { Env } from '../env.ts'
import type { Event } from '../model/event.ts'
import type { MessageId } from '../model/ids.ts'
import { withoutTimer } from '../scenarios/timerList.ts'
import type { Dossier } from './dossier.ts'
import { eventLines } from './eventText.ts'
import type { Kept } from './sections.ts'
import { projectionOf } from './projectionOf.ts'

const encoder = new TextEncoder()

/** Tells the rest of the system, through the queue, what it needs of one customer. */
export class Projector {
  private readonly env: Pick<Env, 'PROJECTION'>
  private readonly dossier: Dossier

  constructor(env: Pick<Env, 'PROJECTION'>, dossier: Dossier) {
    this.env = env
    this.dossier = dossier
  }

  /**
   * Sends what no projection carried yet, and notes that it went: one row. A crash in between leaves the alarm standing,
   * which sends the same events under the same sequence number: the consumer takes it once. Throws when the queue does
   * not take it.
   */
  async flush(): Promise<void> {
    const { kept, state } = this.dossier
    const count = kept.inFlight > 0 ? kept.inFlight : kept.unsent
    const archiveKey = kept.archiveKey ?? base64(crypto.getRandomValues(new Uint8Array(16)))
    this.dossier.intend({ kept: { ...kept, inFlight: count, archiveKey } })
    const events = this.dossier.newest(kept.unsent).slice(0, count)
    const messages = kept.changed.map((id) => this.dossier.message(id)).filter((message) => message !== null)
    const sequence = kept.sequence + 1
    const removed = kept.removed ?? []
    const earlier = kept.recent.slice(0, Math.max(0, kept.recent.length - kept.unsent))
    const archive = await sealed(events, archiveKey)
    const projection = projectionOf(state, events, earlier, messages, sequence, removed, archive)
    const { movedTo } = kept
    await this.env.PROJECTION.send(movedTo === undefined ? projection : { ...projection, movedTo })
    this.confirm(count, sequence, kept.changed, removed.length)
  }

  /**
   * After a crash amid a flush: what was unsent then goes alone under the next number, since it may have gone already.
   * Called when an alarm is overdue; that one stood for a flush only if the flush is.
   */
  resume(now: number): void {
    const { kept, state } = this.dossier
    const isDue = state.timers.some(({ id, dueAt }) => id === 'flush' && dueAt <= now)
    if (isDue && kept.inFlight === 0) this.dossier.intend({ kept: { ...kept, inFlight: kept.unsent } })
  }

  private confirm(count: number, sequence: number, sent: readonly MessageId[], removals: number): void {
    const { kept: before, state } = this.dossier
    const { removed = [], ...rest } = before
    const kept: Kept = removed.length > removals ? { ...rest, removed: removed.slice(removals) } : rest
    const unsent = Math.max(0, kept.unsent - count)
    const changed = kept.changed.filter((id) => !sent.includes(id))
    const isDone = unsent === 0 && changed.length === 0
    const timers = isDone ? withoutTimer(state.timers, 'flush') : state.timers
    this.dossier.write({ state: { ...state, timers }, kept: { ...kept, sequence, inFlight: 0, unsent, changed } })
  }
}

/** NDJSON under this customer's own key: `deleteAll()` ends the key, and with it every archived line. */
async function sealed(events: readonly Event[], archiveKey: string): Promise<string> {
  if (events.length === 0) return ''
  const raw = Uint8Array.from(atob(archiveKey), (char) => char.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const cipher = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encoder.encode(eventLines(events))),
  )
  const out = new Uint8Array(iv.length + cipher.length)
  out.set(iv)
  out.set(cipher, iv.length)
  return base64(out)
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
