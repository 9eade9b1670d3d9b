import { type Bench, ratioBench } from './bench.ts'
import { batchFloor, batchOf20, single, singleFloor } from './events.ts'

export const benches: readonly Bench[] = [
  ratioBench({
    name: 'P4 track, one event',
    unit: 'single events',
    floor: singleFloor,
    setup: async () => undefined,
    step: ({ keys }) => single(keys, 'track'),
    goal: 2,
  }),
  ratioBench({
    name: 'P4 track, batch of 20',
    unit: 'events in batches',
    floor: batchFloor,
    setup: async () => undefined,
    step: ({ keys }) => batchOf20(keys, 'batch'),
    goal: 2,
    units: 20,
  }),
]
