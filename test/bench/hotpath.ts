import { lamps, admin } from '../faults/admin.ts'
import { atMost, type Bench } from './bench.ts'
import { Connection } from './client.ts'
import type { Counts } from './counts.ts'
import { recommendStep, single } from './events.ts'
import type { Step } from './ratio.ts'
import { control, startBench } from './server.ts'

const requests = 400

/** What stands between a request and its answer: object calls, and no D1, whose stand-in throws (TRUST.md, P2, P3). */
export const benches: readonly Bench[] = [
  {
    name: 'P2 P3 hotpath',
    counts: true,
    async run(context) {
      const server = await startBench(context.stateDir('hotpath'))
      try {
        await admin(server, 'POST', '/api/feeds/import?format=ndjson&source=upload&mode=full', lamps(200))
        await admin(server, 'POST', '/api/jobs/build-index')
        await control(server, 'mode', { counting: true, d1: 'throws', queue: 'swallowed' })
        const play = async (step: Step): Promise<Counts> => {
          await control(server, 'reset')
          const connection = new Connection(server.url)
          for (let n = 0; n < requests; n++) {
            const { status, body } = await connection.send(step(n))
            if (status !== 200) throw new Error(`Answered ${status}: ${body.slice(0, 300)}`)
          }
          connection.close()
          return (await control(server, 'counts')) as Counts
        }
        const track = await play(single(server.keys, 'hot', 40))
        const blocks = ['for-you', 'similar', 'popular', 'recently-viewed'].map((id) => ({
          id,
          context: { productId: 'p1' },
        }))
        const recommend = await play(recommendStep(server.keys, blocks, 'hot', 40))
        if (track.rowsWritten === 0) throw new Error('Nothing was counted')
        const calls = ({ objectCalls }: Counts) => Object.values(objectCalls).reduce((sum, n) => sum + n, 0)
        return [
          atMost('P2 track: object calls', calls(track) / requests, 1, 'a request'),
          atMost('P2 track: D1 statements', track.d1Statements, 0, `in ${requests}`),
          atMost('P2 track: outgoing fetches', track.fetches, 0, `in ${requests}`),
          atMost('P2 track: setTimeout', track.timeouts, 0, `in ${requests}`),
          atMost('P3 recommend 4 blocks: object calls', calls(recommend) / requests, 1, 'a request'),
          atMost('P3 recommend 4 blocks: D1 statements', recommend.d1Statements, 0, `in ${requests}`),
          atMost(
            'P3 recommend 4 blocks: rows written',
            recommend.rowsWritten + recommend.d1RowsWritten,
            0,
            `in ${requests}`,
          ),
        ]
      } finally {
        await server.runtime.stop()
      }
    },
  },
]
