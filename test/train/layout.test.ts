import { expect, test } from 'vitest'
import { layOut } from '../../worker/train/layout.ts'
import { edgeSettings } from '../../worker/train/settings.ts'

test.each([
  [12_000, 20],
  [100_000, 60],
])('%i products need at most %i MB of WebAssembly memory on the edge', (items, most) => {
  const set = {
    items,
    sequences: { offsets: new Uint32Array(1), items: new Uint32Array(0) },
    attributes: { count: 2000, offsets: new Uint32Array(items + 1), values: new Uint32Array(5 * items) },
    signals: null,
    weights: null,
  }
  expect(layOut(set, edgeSettings({ items, predictions: 1_000_000 }), 1, 4096).bytes).toBeLessThan(most * 1_000_000)
})
