import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { Projection } from '../model/projection.ts'
import { storeLines } from '../store/lines.ts'
import { writeProjections } from '../store/projections.ts'
import { countProjections } from './countProjections.ts'
import { tellWaitlists } from './tellWaitlists.ts'

const retryS = 20

/** Takes a batch of projections to D1 and R2. Fails as a whole and is delivered again; what it repeats changes nothing. */
export async function project(
  batch: MessageBatch<Projection>,
  env: Pick<Env, 'COUNTS' | 'DB' | 'STORE' | 'WAITLIST'>,
): Promise<void> {
  const projections = inOrder(batch.messages.map(({ body }) => body))
  try {
    await storeLines(env, projections, clock.now())
    await writeProjections(env.DB, projections)
    await tellWaitlists(env, projections)
    await countProjections(env, projections)
  } catch (error) {
    console.error('projection:', error instanceof Error ? error.message : error)
    batch.retryAll({ delaySeconds: retryS })
  }
}

/** Each once, a customer's by their numbers. */
const inOrder = (projections: readonly Projection[]): readonly Projection[] =>
  [...new Map(projections.map((one) => [`${one.site}/${one.customer}/${one.sequence}`, one])).values()].sort(
    (a, b) => a.sequence - b.sequence,
  )
