import { clock } from '../clock.ts'
import type { Timer } from '../model/customer.ts'

/** The earliest due time, epoch ms; null when nothing is due ever. */
export function earliest(timers: readonly Timer[]): number | null {
  let dueAt: number | null = null
  for (const timer of timers) if (dueAt === null || timer.dueAt < dueAt) dueAt = timer.dueAt
  return dueAt
}

/** What is due at `now`, in the order of due times. */
export const dueTimers = (timers: readonly Timer[], now: number): Timer[] =>
  timers.filter(({ dueAt }) => dueAt <= now).sort((a, b) => a.dueAt - b.dueAt)

/** For alarms: one that throws six times is gone for ever (PLATFORM 5). */
export async function withoutThrowing(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(`${what}:`, error instanceof Error ? error.message : error)
  }
}

/** For an object without timers that has work to do: its alarm rings as soon as the platform can. */
export const ringSoon = (storage: Pick<DurableObjectStorage, 'setAlarm'>, afterMs = 1): Promise<void> =>
  storage.setAlarm(clock.now() - clock.offsetMs + afterMs)

/**
 * Many timers over the object's one alarm, and the only place that sets it. An alarm that stands earlier than needed
 * stays: it finds nothing due and arms again, which costs one row in half an hour instead of one an event.
 */
export class Alarm {
  private readonly storage: Pick<DurableObjectStorage, 'getAlarm' | 'setAlarm'>
  private readonly name: string
  private readonly kind: 'customer' | 'waitlist'
  /** real time of the alarm that stands, epoch ms */
  private armedAt: number | null = null
  /** what development's registry was told last */
  private toldAt: number | null | undefined

  constructor(
    storage: Pick<DurableObjectStorage, 'getAlarm' | 'setAlarm'>,
    name: string,
    kind: 'customer' | 'waitlist' = 'customer',
  ) {
    this.storage = storage
    this.name = name
    this.kind = kind
  }

  /** Reads which alarm stands, before the first `arm`; true for one that is overdue: it was cut off, or comes at once. */
  async look(): Promise<boolean> {
    this.armedAt = await this.storage.getAlarm()
    return this.armedAt !== null && this.armedAt <= clock.now() - clock.offsetMs
  }

  /** The alarm just fired: none stands any more. */
  fired(): void {
    this.armedAt = null
    this.toldAt = undefined
  }

  /**
   * Makes sure that an alarm stands at `dueAt` (simulated epoch ms) or earlier. No await before the call that sets it,
   * so the rows written right before and the alarm commit together.
   */
  async arm(dueAt: number | null): Promise<void> {
    this.tell(dueAt)
    if (dueAt === null) return
    const realNow = clock.now() - clock.offsetMs
    const at = Math.max(dueAt - clock.offsetMs, realNow + 1) // PLATFORM 5: never at a moment that has passed
    if (this.armedAt !== null && this.armedAt <= at) return
    this.armedAt = at
    await this.storage.setAlarm(at)
  }

  private tell(dueAt: number | null): void {
    if (clock.onArmed === undefined || dueAt === this.toldAt) return
    this.toldAt = dueAt
    clock.onArmed(this.kind, this.name, dueAt)
  }
}
