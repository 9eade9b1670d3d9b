import type { Event } from '../model/event.ts'

const texts = new WeakMap<Event, string>()

/** An event as JSON, made once: it is written again with each of the next, into a chunk and into the archive. */
export function eventText(event: Event): string {
  let text = texts.get(event)
  if (text === undefined) {
    text = JSON.stringify(event)
    texts.set(event, text)
  }
  return text
}

/** Events as lines, the form in which they travel to an object: RPC's own encoding of nested values costs more. */
export const eventLines = (events: readonly Event[]): string => events.map(eventText).join('\n')

/** What `eventLines` wrote; each event's text stays at hand. */
export const eventsOf = (lines: string): Event[] => lines.split('\n').map(parsed)

function parsed(text: string): Event {
  // Our own Worker wrote it, from an event that its parser had accepted.
  const event = JSON.parse(text) as Event
  texts.set(event, text)
  return event
}

const lists = new WeakMap<readonly Event[], string>()

/** Events as a JSON list. */
export function eventTexts(events: readonly Event[]): string {
  let text = lists.get(events)
  if (text === undefined) {
    text = `[${events.map(eventText).join(',')}]`
    lists.set(events, text)
  }
  return text
}

/** `events` with `more` behind them; their text grows with them, since each request writes the whole list. */
export function appended(events: readonly Event[], more: readonly Event[]): readonly Event[] {
  const next = [...events, ...more]
  const before = lists.get(events)
  if (before !== undefined && events.length > 0) {
    let text = before.slice(0, -1)
    for (const event of more) text += `,${eventText(event)}`
    lists.set(next, `${text}]`)
  }
  return next
}
