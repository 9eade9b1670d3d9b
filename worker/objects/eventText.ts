import type { Event } from '../model/event.ts'

/** Events as lines, the form in which they travel to an object: RPC's own encoding of nested values costs more. */
export const eventLines = (events: readonly Event[]): string => events.map((event) => JSON.stringify(event)).join('\n')

// Our own Worker wrote it, from events that its parser had accepted.
/** What `eventLines` wrote. */
export const eventsOf = (lines: string): Event[] => lines.split('\n').map((line) => JSON.parse(line) as Event)
