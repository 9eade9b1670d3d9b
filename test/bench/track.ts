import { type Bench, type BenchServer, ratioBench } from './bench.ts'
import { batchFloor, batchOf20, single, singleFloor } from './events.ts'
import { control } from './server.ts'

/**
 * The queue takes projections and keeps them: behind it lie simulators of D1 and R2 in the same process, whose CPU no
 * request waits for and nobody is billed for. Packing and sending them is counted.
 */
const withoutConsumer = async (server: BenchServer): Promise<void> => {
  await control(server, 'mode', { queue: 'swallowed' })
}

export const benches: readonly Bench[] = [
  ratioBench({
    name: 'P4 track, one event',
    unit: 'single events',
    floor: singleFloor,
    setup: withoutConsumer,
    step: ({ keys }) => single(keys, 'track'),
    goal: 2,
  }),
  ratioBench({
    name: 'P4 track, batch of 20',
    unit: 'events in batches',
    floor: batchFloor,
    setup: withoutConsumer,
    step: ({ keys }) => batchOf20(keys, 'batch'),
    goal: 2,
    units: 20,
  }),
]
