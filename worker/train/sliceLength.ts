/** How long a training works without a pause, and how long in one alarm. */
export const PAUSE_EVERY_MS = 50
export const LOOK_EVERY_MS = 1000
export const SLICE_MS = 10_000
/** Slices that may be cut off in a row. */
export const MOST_ATTEMPTS = 5

/** Time for a slice: halved with each attempt that was cut off before it; null when it is given up. `attempt` counts from 1. */
export const sliceMs = (attempt: number, whole = SLICE_MS): number | null =>
  attempt > MOST_ATTEMPTS ? null : whole / 2 ** (attempt - 1)

/**
 * Counts batches between pauses where the clock stands still during work: it is told the time only when somebody looked.
 * Starts with one batch a pause.
 */
export class Pace {
  private perPause = 1
  private msEach: number
  private since = 0
  private lookedAt: number

  constructor(now: number) {
    this.lookedAt = now
    this.msEach = PAUSE_EVERY_MS
  }

  /** Batches until the next pause. */
  get batches(): number {
    return this.perPause
  }

  /** After a batch: whether it is time to look at the clock. */
  did(batches: number): boolean {
    this.since += batches
    return this.since * this.msEach >= LOOK_EVERY_MS
  }

  /** `now`: epoch ms, just read. */
  look(now: number): void {
    const spent = now - this.lookedAt
    if (this.since > 0 && spent > 0) {
      this.msEach = spent / this.since
      this.perPause = Math.max(1, Math.min(4 * this.perPause, Math.floor(PAUSE_EVERY_MS / this.msEach)))
    }
    this.lookedAt = now
    this.since = 0
  }
}
