import type { RejectedEvent } from '../store/rejected.ts'
import type { LiveSample } from '../model/liveSample.ts'
import type { Passed } from './collectEvents.ts'

const eventsAtMost = 20

/** What the dashboard's live page shows of one request. */
export const liveSample = (
  passed: readonly Passed[],
  rejected: readonly RejectedEvent[],
  bots: number,
): LiveSample => ({
  ...(passed.length > 0 ? { events: passed.slice(0, eventsAtMost).map(shown) } : {}),
  ...(rejected.length > 0
    ? {
        rejected: rejected
          .slice(0, eventsAtMost)
          .map(({ id, at, code, field, message }) => ({ id, at, code, field, message })),
      }
    : {}),
  ...(bots > 0 ? { bots } : {}),
})

function shown({ event, customer }: Passed) {
  const { id, at, kind, name, properties, context, source, unverified } = event
  return {
    id,
    at,
    type: kind,
    ...(name !== undefined ? { event: name } : {}),
    customer: customer ?? '',
    trust: unverified === true ? 'unverified' : source,
    properties,
    ...(context.url !== undefined ? { page: context.url } : {}),
    ...(unverified === true ? { unverified } : {}),
  }
}
