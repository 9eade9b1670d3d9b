/** One piece of work at a time: who comes meanwhile waits, and works then. */
export class Turn {
  /** what runs now; null when nothing does */
  running: Promise<void> | null = null

  async take(work: () => Promise<void>): Promise<void> {
    while (this.running !== null) await this.running
    this.running = work()
    try {
      await this.running
    } finally {
      this.running = null
    }
  }
}
