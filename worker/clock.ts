/**
 * The only clock of rings three and four. Production time is real time; development moves `offsetMs` (worker/dev.ts)
 * and listens to `onArmed` so that /dev/clock can walk from due moment to due moment.
 */
export const clock = {
  offsetMs: 0,
  now: (): number => Date.now() + clock.offsetMs,
  onArmed: undefined as ((kind: 'customer' | 'waitlist', name: string, dueAt: number | null) => void) | undefined,
}
