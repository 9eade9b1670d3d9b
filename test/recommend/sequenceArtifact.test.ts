import { expect, test } from 'vitest'
import { decodeArtifact, encodeArtifact } from '../../worker/recommend/artifact.ts'
import { itemRowOf } from '../../worker/recommend/itemRow.ts'
import { itemAttributes } from '../../worker/recommend/itemAttributes.ts'
import { packItems } from '../../worker/recommend/items.ts'
import {
  catalogOf,
  idSections,
  idsFrom,
  reorder,
  sequenceFrom,
  sequenceSections,
  storedModel,
} from '../../worker/recommend/sequenceArtifact.ts'
import { fillNormal } from '../../worker/train/random.ts'
import { DIMS, weightCount } from '../../worker/train/weights.ts'
import { product, shelf } from './kettleShop.ts'

const items = packItems(shelf(40).map(itemRowOf))
const { names, attributes } = itemAttributes(items)
const normal = (length: number, seed: number) => {
  const out = new Float32Array(length)
  fillNormal(out, 0.3, seed, 1)
  return out
}
const model = storedModel(
  {
    items: items.count,
    vectors: normal(items.count * DIMS, 1),
    attributes: normal(attributes.count * DIMS, 2),
    weights: normal(weightCount, 3),
    curve: [],
  },
  names,
)
const about = { site: 'kettles', kind: 'seq' as const, version: 'v1', created: 1, count: items.count, items: 'abc' }
const expected = { kind: 'seq' as const, site: 'kettles' }

async function roundTrip(
  change: (sections: ReturnType<typeof sequenceSections>['sections']) => void = () => undefined,
) {
  const { sections, meta } = sequenceSections(model)
  change(sections)
  const ids = idSections(items.ids)
  const file = await encodeArtifact({ ...about, meta: { ...meta, ...ids.meta } }, { ...sections, ...ids.sections })
  return decodeArtifact(file, expected)
}

test('a model comes back as it was written', async () => {
  expect(sequenceFrom(await roundTrip())).toEqual(model)
})

test('at most 100 bytes a product at 12,000 products', async () => {
  const count = 12_000
  const large = storedModel(
    {
      items: count,
      vectors: normal(count * DIMS, 1),
      attributes: normal(640 * DIMS, 2),
      weights: normal(weightCount, 3),
      curve: [],
    },
    Array.from({ length: 640 }, (_, at) => `category:some > longer > path ${at}`),
  )
  const { sections, meta } = sequenceSections(large)
  const file = await encodeArtifact({ ...about, count, meta }, sections)
  expect(file.length / count).toBeLessThan(100)
})

test.each([
  ['rows are missing', (sections: Record<string, unknown>) => (sections.rows = new Int8Array(7)), /shape/],
  ['weights are missing', (sections: Record<string, unknown>) => delete sections.weights, /missing/],
  [
    'a scale is no number',
    (sections: Record<string, unknown>) => (sections.scales = new Float32Array(40).fill(NaN)),
    /no numbers/,
  ],
])('a model whose %s is refused', async (_what, change, message) => {
  const artifact = await roundTrip(change)
  expect(() => sequenceFrom(artifact)).toThrow(message)
})

test('over a later catalog known products keep their rows and new ones start from their attributes', async () => {
  const [first] = shelf(1)
  const later = packItems([product('aaa-new'), ...shelf(40)].map(itemRowOf))
  const moved = reorder(model, idsFrom(await roundTrip()), catalogOf(later))
  expect(moved.count).toBe(41)
  expect(first).toBeDefined()
  expect(moved.rows.subarray(DIMS)).toEqual(model.rows)
  expect(moved.scales.subarray(1)).toEqual(model.scales)
  expect(moved.scales[0]).toBeGreaterThan(0)
})
