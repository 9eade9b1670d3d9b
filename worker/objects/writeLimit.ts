const minuteMs = 60_000

/**
 * Exact over any 60 seconds, and counted in memory: a row for it would cost as much as the write it counts. An object
 * that was put away has forgotten, which takes ten seconds in which nobody writes at all.
 */
export class WriteLimit {
  /** when the last writes were let through, epoch ms: a ring of as many as are allowed */
  private readonly times: number[] = []
  private next = 0

  /** 0: let through and counted; else how long to wait, ms. `limit`: writes a minute, equal at each call. */
  wait(limit: number, now: number): number {
    const oldest = this.times[this.next]
    // A clock that was set back must not lock anybody out.
    if (oldest !== undefined && now >= oldest && now < oldest + minuteMs) return oldest + minuteMs - now
    this.times[this.next] = now
    this.next = (this.next + 1) % limit
    return 0
  }
}
