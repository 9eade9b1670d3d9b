import { expect, test } from 'vitest'
import { hashEmbedder } from '../../worker/catalog/embedHash.ts'
import { joinEmbedders } from '../../worker/catalog/embedder.ts'
import { faultOf, findText, packTable, tableEmbedder } from '../../worker/catalog/embedTable.ts'
import { fitProjection, project } from '../../worker/catalog/projectVectors.ts'
import { shelf } from '../recommend/kettleShop.ts'
import { testEmbedder } from './embedderSuite.ts'

const titles = shelf(200).map((product) => product.title['en']!)
const from = 96
/** A model whose vectors lie crowded around one point, as those of e5 do. */
const crowded = (texts: readonly string[]) => {
  const plain = hashEmbedder().embed(texts.map((title) => ({ title, all: title })))
  return Float32Array.from({ length: texts.length * from }, (_, at) => {
    const [row, dim] = [Math.floor(at / from), at % from]
    return 0.9 + 0.1 * (dim < 64 ? plain[row * 64 + dim]! : 0)
  })
}
const raw = crowded(titles)
const projection = fitProjection(raw, titles.length, from, 32)
const packed = packTable(titles, project(projection, raw), 32)
const table = tableEmbedder({ ...packed, id: 'crowded@1', dims: 32 }, ['en'])

testEmbedder('a table of vectors', table, [titles[0]!, titles[30]!, titles[13]!])
testEmbedder('a table joined to hashing', joinEmbedders([table, hashEmbedder()]), [
  titles[0]!,
  titles[30]!,
  titles[13]!,
])

test('centring spreads crowded vectors out', () => {
  const spread = (vectors: Float32Array, dims: number) => {
    let [sum, a, b] = [0, 0, 0]
    for (let dim = 0; dim < dims; dim++) {
      sum += vectors[dim]! * vectors[13 * dims + dim]!
      a += vectors[dim]! ** 2
      b += vectors[13 * dims + dim]! ** 2
    }
    return sum / Math.sqrt(a * b)
  }
  expect(spread(raw, from)).toBeGreaterThan(0.9)
  expect(Math.abs(spread(project(projection, raw), 32))).toBeLessThan(0.7)
  expect(fitProjection(raw, titles.length, from, 32)).toEqual(projection)
})

test('a text the model has not seen is zero here, and found by its words in the joined space', () => {
  const unseen = { title: 'Alba steel kettle, polished', all: '' }
  expect(table.embed([unseen]).every((value) => value === 0)).toBe(true)
  expect(findText(packed, unseen.title)).toBe(-1)
  const joined = joinEmbedders([table, hashEmbedder()])
  const vector = joined.embed([unseen])
  expect(vector.subarray(0, 32).every((value) => value === 0)).toBe(true)
  expect(vector.subarray(32).some((value) => value !== 0)).toBe(true)
})

test('fewer texts than axes make zero axes, not NaN', () => {
  const few = crowded(titles.slice(0, 3))
  const made = project(fitProjection(few, 3, from, 32), few)
  expect(made.every(Number.isFinite)).toBe(true)
})

test('a table from outside is judged whole', () => {
  const sound = { ...packed, dims: 32 }
  expect(faultOf(sound)).toBeNull()
  expect(faultOf({ ...sound, dims: 33 })).toMatch(/dims/)
  expect(faultOf({ ...sound, low: sound.low.slice(1) })).toMatch(/lengths/)
  expect(faultOf({ ...sound, high: sound.high.toReversed() })).toMatch(/sorted/)
  expect(faultOf({ ...sound, scales: sound.scales.map((scale) => scale * 2) })).toMatch(/length/)
  expect(faultOf({ ...sound, scales: sound.scales.map(() => NaN) })).toMatch(/scale NaN/)
})
