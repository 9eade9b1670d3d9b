import { admin, browserAgent, lamps } from '../faults/admin.ts'
import { atMost, type Bench, type BenchServer, printed } from './bench.ts'
import type { Counts } from './counts.ts'
import { day, type Request } from './day.ts'
import { control, startBench } from './server.ts'

const shoppers = 1200
const slotMs = 10 * 60_000

/** The bill of a replayed day: rows of objects, alarms and D1, and queue messages, by event (TRUST.md, P1 and P2). */
export const benches: readonly Bench[] = [
  {
    name: 'P1 rows',
    counts: true,
    async run(context) {
      const server = await startBench(context.stateDir('rows'), {
        entry: 'test/bench/dayEntry.ts',
        dev: true,
        objects: {},
      })
      try {
        await admin(server, 'POST', '/api/feeds/import?format=ndjson&source=upload&mode=full', lamps(500))
        const arming = await counted(server, () => send(server, lone('one', 'm1')))
        const second = await counted(server, () => send(server, lone('one', 'm2')))
        const duplicate = await counted(server, () => send(server, lone('one', 'm2')))

        const requests = day(shoppers, 1)
        const events = requests.reduce((sum, { clicks }) => sum + clicks.length, 0)
        context.note(`${events} events in ${requests.length} requests of ${shoppers} shoppers, then a day of silence`)
        const total = await counted(server, () => replay(server, requests))
        return [
          atMost(
            'P1 rows written per event over a day',
            (total.rowsWritten + total.d1RowsWritten) / events,
            1.5,
            'rows',
          ),
          printed('P1 of these in objects', (total.rowsWritten - total.alarms) / events, 'rows'),
          printed('P1 of these alarms', total.alarms / events, 'rows'),
          printed('P1 of these in D1', total.d1RowsWritten / events, 'rows'),
          atMost('P1 a first event, which arms a timer', arming.rowsWritten, 4, 'rows'),
          printed('P1 the next event of that visit', second.rowsWritten, 'rows'),
          atMost('P1 the same event again', duplicate.rowsWritten, 0, 'rows'),
          atMost('P2 queue messages per 8 events over a day', (total.queueMessages / events) * 8, 1, 'messages'),
        ]
      } catch (error) {
        await new Promise((resolve) => setTimeout(resolve, 300))
        throw new Error(`The Worker said: ${server.runtime.errors().slice(-2000)}`, { cause: error })
      } finally {
        await server.runtime.stop()
      }
    },
  },
]

const lone = (shopper: string, messageId: string): object[] => [
  { type: 'track', event: 'Product Viewed', anonymousId: shopper, messageId, properties: { product_id: 'p1' } },
]

async function counted(server: BenchServer, act: () => Promise<void>): Promise<Counts> {
  await control(server, 'reset')
  await act()
  return (await control(server, 'counts')) as Counts
}

async function send(server: BenchServer, batch: object[]): Promise<void> {
  const reply = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': browserAgent },
    body: JSON.stringify({ writeKey: server.keys.writeKey, batch }),
  })
  const answer = (await reply.json()) as { rejected?: unknown[] }
  if (!reply.ok || (answer.rejected ?? []).length > 0) throw new Error(`${reply.status} ${JSON.stringify(answer)}`)
}

/** Requests in the order of the day, eight at a time; the clock follows in slots, and a second day ends what is open. */
async function replay(server: BenchServer, requests: readonly Request[]): Promise<void> {
  let n = 0
  for (let slot = 0; slot < 86_400_000; slot += slotMs) {
    const due = requests.filter(({ at }) => at >= slot && at < slot + slotMs)
    for (let from = 0; from < due.length; from += 8) {
      await Promise.all(
        due.slice(from, from + 8).map(({ clicks, shopper }) =>
          send(
            server,
            clicks.map(({ kind, event, properties }) => ({
              type: kind,
              anonymousId: shopper,
              messageId: `day-${n++}`,
              ...(event === undefined ? {} : { event }),
              properties,
            })),
          ),
        ),
      )
    }
    await advance(server, `PT${slotMs / 60_000}M`)
  }
  await advance(server, 'P1D')
  await advance(server, 'PT2H')
}

async function advance(server: BenchServer, duration: string): Promise<void> {
  const reply = await fetch(`${server.url}/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: duration }),
  })
  if (!reply.ok) throw new Error(`/dev/clock answered ${reply.status}: ${await reply.text()}`)
}
