import type { Prepared } from '../jobs/prepareTraining.ts'
import { indexIds } from '../recommend/idTable.ts'
import type { TrainerRows } from './trainerRows.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Keeps what a training needs until its end, as columns. */
export function storePrepared(rows: TrainerRows, { set, tests, names, ids, window }: Prepared): void {
  rows.write('offsets', set.sequences.offsets)
  rows.write('items', set.sequences.items)
  rows.write('signals', set.signals ?? new Uint8Array(0))
  rows.write('weights', set.weights ?? new Float32Array(0))
  rows.write('attributeOffsets', set.attributes.offsets)
  rows.write('attributeValues', set.attributes.values)
  rows.write('testOffsets', tests.offsets)
  rows.write('testItems', tests.items)
  rows.write('testSignals', tests.signals)
  rows.write('testTargets', tests.targets)
  rows.write('idOffsets', ids.ids.offsets)
  rows.write('idBytes', ids.ids.bytes)
  rows.write('about', encoder.encode(JSON.stringify({ names, window, prefix: ids.ids.prefix, items: set.items })))
}

export function loadPrepared(rows: TrainerRows): Prepared {
  // Written by `storePrepared`, in this object.
  const { names, window, prefix, items } = JSON.parse(decoder.decode(rows.read('about', Uint8Array))) as Pick<
    Prepared,
    'names' | 'window'
  > & { prefix: string; items: number }
  return {
    set: {
      items,
      sequences: { offsets: rows.read('offsets', Uint32Array), items: rows.read('items', Uint32Array) },
      signals: rows.read('signals', Uint8Array),
      weights: rows.read('weights', Float32Array),
      attributes: {
        count: names.length,
        offsets: rows.read('attributeOffsets', Uint32Array),
        values: rows.read('attributeValues', Uint32Array),
      },
    },
    tests: {
      offsets: rows.read('testOffsets', Uint32Array),
      items: rows.read('testItems', Uint32Array),
      signals: rows.read('testSignals', Uint8Array),
      targets: rows.read('testTargets', Uint32Array),
    },
    names,
    ids: indexIds({ prefix, offsets: rows.read('idOffsets', Uint32Array), bytes: rows.read('idBytes', Uint8Array) }),
    window,
  }
}
