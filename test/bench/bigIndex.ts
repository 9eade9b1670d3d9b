import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fullBitmap } from '../../worker/recommend/bitmap.ts'
import { makeIndex, type Base, type Index } from '../../worker/recommend/index.ts'
import { itemRowOf } from '../../worker/recommend/itemRow.ts'
import { packItems } from '../../worker/recommend/items.ts'
import type { WasmKnn } from '../../worker/recommend/knnWasm.ts'
import { learn } from '../../worker/recommend/learn.ts'
import { NeighbourListBuilder, type NeighbourLists } from '../../worker/recommend/neighbourLists.ts'
import { makeSequenceReader } from '../../worker/recommend/sequenceReader.ts'
import { packSequences } from '../../worker/recommend/sequences.ts'
import { ridgeSettings } from '../../worker/recommend/sequentialRidge.ts'
import { ruleSettings } from '../../worker/recommend/sequentialRules.ts'
import { buildSessionIndex, sessionSettings } from '../../worker/recommend/sessionKnn.ts'
import { quantise } from '../../worker/recommend/sequenceModel.ts'
import { fillNormal } from '../../worker/train/random.ts'
import { DIMS, initialise, weightCount } from '../../worker/train/weights.ts'
import { onWasm } from '../recommend/builtIndex.ts'
import { noon, shelf } from '../recommend/kettleShop.ts'
import { madeRows } from './madeRows.ts'

/** A fixed sequence of numbers that look like chance. */
export function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Who is looked at after whom: half of the time something of the same category. */
export type Step = (ordinal: number) => number

function steps(categories: Uint16Array, next: (below: number) => number): Step {
  const members: number[][] = []
  for (const [ordinal, category] of categories.entries()) (members[category] ??= []).push(ordinal)
  return (ordinal) => {
    if (next(2) === 0) return next(categories.length)
    const own = members[categories[ordinal]!]!
    return own[next(own.length)]!
  }
}

/** Lists as long as learnt ones at their longest: what an answer costs depends on their length, not on what they say. */
function lists(count: number, length: number, step: Step): NeighbourLists {
  const builder = new NeighbourListBuilder(count)
  for (let item = 0; item < count; item++) {
    builder.add(Array.from({ length }, (_, at) => ({ partner: step(item), weight: 1 / (1 + at) })))
  }
  return builder.finish()
}

/** An index of so many products with every model of `personal`, each as large as it gets. */
export function bigIndex(count: number): { index: Index; step: Step; knn: WasmKnn } {
  const next = numbers(11)
  const items = packItems(shelf(count).map(itemRowOf))
  const nothing = { customers: new Uint32Array(0), visits: new Uint32Array(0), items: new Uint32Array(0) }
  const learnt = learn({ ...nothing, kinds: new Uint8Array(0), at: new Float64Array(0) }, items, noon)
  const { rows, categories } = madeRows(count, next)
  const knn = onWasm(rows)
  knn.prepare()
  const step = steps(categories, next)
  const visits = packSequences(
    Array.from({ length: 3 * count }, () => {
      const visit = [next(count)]
      while (visit.length < 4) visit.push(step(visit.at(-1)!))
      return visit
    }),
  )
  const base: Base = {
    ...{ site: 'bench', version: '1', itemsHash: 'bench', builtAt: noon, language: 'en', items },
    popularity: learnt.popularity,
    knn,
    sessions: { index: buildSessionIndex(visits, count), settings: sessionSettings.purchases },
    rules: { lists: lists(count, 50, step), settings: ruleSettings.purchases },
    linear: { lists: lists(count, 100, step), settings: ridgeSettings.purchases },
    copurchase: lists(count, 30, step),
    added: null,
    blend: { rules: 1, sknn: 0.3, linear: 1, content: 0.2, copurchase: 0.2 },
    links: null,
    sequence: { reader: reader(categories), weight: 1 },
  }
  return { index: makeIndex(base, null), step, knn }
}

/** Vectors of products that lean to their category's, as trained ones lean to their attributes'. */
function reader(categories: Uint16Array) {
  const file = path.join(import.meta.dirname, '../../worker/recommend/kernels/sequence.wasm')
  const count = categories.length
  const vectors = new Float32Array(count * DIMS)
  const centres = new Float32Array((categories.reduce((most, one) => Math.max(most, one), 0) + 1) * DIMS)
  fillNormal(vectors, 0.1, 3, 1)
  fillNormal(centres, 0.1, 3, 2)
  for (let at = 0; at < vectors.length; at++) {
    vectors[at]! += centres[categories[Math.floor(at / DIMS)]! * DIMS + (at % DIMS)]!
  }
  const weights = new Float32Array(weightCount)
  initialise(weights, new Float32Array(0), new Float32Array(0), 3)
  return makeSequenceReader(new WebAssembly.Module(readFileSync(file)), { count, ...quantise(vectors), weights })
}

export const everything = (index: Index) => fullBitmap(index.count)
