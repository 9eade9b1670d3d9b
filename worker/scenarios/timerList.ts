import type { Timer } from '../model/customer.ts'

/** The list with this timer in the place of an older one of the same id. */
export const withTimer = (timers: readonly Timer[], timer: Timer): readonly Timer[] => [
  ...timers.filter(({ id }) => id !== timer.id),
  timer,
]

export const withoutTimer = (timers: readonly Timer[], id: string): readonly Timer[] =>
  timers.some((timer) => timer.id === id) ? timers.filter((timer) => timer.id !== id) : timers
