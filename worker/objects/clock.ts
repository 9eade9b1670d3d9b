import { DurableObject } from 'cloudflare:workers'
import { clock } from '../clock.ts'
import type { DevEnv } from '../dev.ts'

/** Alarms of the platform follow real time; a registry of earliest due times lets development walk from one to the next. */
const registry = new Map<string, number>()

/** Development only: the offset of simulated time, and who is due when. Survives a restart. */
export class Clock extends DurableObject<DevEnv> {
  constructor(ctx: DurableObjectState, env: DevEnv) {
    super(ctx, env)
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS due (name TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID')
    clock.offsetMs = ctx.storage.kv.get<number>('offsetMs') ?? 0
    for (const row of ctx.storage.sql.exec<{ name: string; at: number }>('SELECT name, at FROM due')) {
      registry.set(row.name, row.at)
    }
  }

  /** Loads the object, and with it the offset and the registry of this isolate. */
  wake(): number {
    return clock.offsetMs
  }

  /** Keeps a due time for the next start; the isolate's own registry was told before (`watchAlarms`). */
  remember(name: string, at: number | null): void {
    if (at === null) this.ctx.storage.sql.exec('DELETE FROM due WHERE name = ?', name)
    else this.ctx.storage.sql.exec('INSERT OR REPLACE INTO due (name, at) VALUES (?, ?)', name, at)
  }

  /** Moves simulated time to `to` (epoch ms), never back. */
  moveTo(to: number): void {
    const realNow = clock.now() - clock.offsetMs
    clock.offsetMs = Math.max(clock.offsetMs, to - realNow)
    this.ctx.storage.kv.put('offsetMs', clock.offsetMs)
  }
}

/** What the registry calls a product's Waitlist; customers stand under their own names. */
export const waitlistPrefix = 'waitlist:'

/** From now on every alarm that an object arms is known to the registry. */
export function watchAlarms(env: DevEnv): void {
  clock.onArmed = (kind, object, dueAt) => {
    const name = kind === 'customer' ? object : waitlistPrefix + object
    if (dueAt === null) registry.delete(name)
    else registry.set(name, dueAt)
    // A lost write costs one late timer after a restart of a development server: the object's own alarm still fires.
    env.CLOCK.getByName('clock')
      .remember(name, dueAt)
      .catch(() => undefined)
  }
}

/** The objects due at the earliest moment up to `until`, or null when none is. */
export function nextDue(until: number): { at: number; names: readonly string[] } | null {
  let at = Infinity
  for (const due of registry.values()) if (due < at) at = due
  if (at > until) return null
  return { at, names: [...registry].filter(([, due]) => due <= at).map(([name]) => name) }
}

/** Forgets a due time that was just handed to its object: if more is due, the object arms again. */
export function handedOver(name: string): void {
  registry.delete(name)
}
