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

export const eventTexts = (events: readonly Event[]): string => `[${events.map(eventText).join(',')}]`
