import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fullBitmap } from '../../worker/recommend/bitmap.ts'
import { makeIndex, type Base, type Index } from '../../worker/recommend/index.ts'
import { itemRowOf } from '../../worker/recommend/itemRow.ts'
import { packItems } from '../../worker/recommend/items.ts'
import { makeRows } from '../../worker/recommend/knn.ts'
import { learn } from '../../worker/recommend/learn.ts'
import { NeighbourListBuilder, type NeighbourLists } from '../../worker/recommend/neighbourLists.ts'
import { makeSequenceReader } from '../../worker/recommend/sequenceReader.ts'
import { packSequences } from '../../worker/recommend/sequences.ts'
import { ridgeSettings } from '../../worker/recommend/sequentialRidge.ts'
import { ruleSettings } from '../../worker/recommend/sequentialRules.ts'
import { buildSessionIndex, sessionSettings } from '../../worker/recommend/sessionKnn.ts'
import { DIMS, initialise, weightCount } from '../../worker/train/weights.ts'
import { onWasm } from '../recommend/builtIndex.ts'
import { noon, shelf } from '../recommend/kettleShop.ts'

const TEXT_DIMS = 256

/** A fixed sequence of numbers that look like chance. */
export function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

/** Lists as long as learnt ones at their longest: what an answer costs depends on their length, not on what they say. */
function lists(count: number, length: number, next: (below: number) => number): NeighbourLists {
  const builder = new NeighbourListBuilder(count)
  for (let item = 0; item < count; item++) {
    builder.add(Array.from({ length }, (_, at) => ({ partner: next(count), weight: 1 / (1 + at) })))
  }
  return builder.finish()
}

/** An index of so many products with every model of `personal`, each as large as it gets. */
export function bigIndex(count: number): Index {
  const next = numbers(11)
  const items = packItems(shelf(count).map(itemRowOf))
  const nothing = { customers: new Uint32Array(0), visits: new Uint32Array(0), items: new Uint32Array(0) }
  const learnt = learn({ ...nothing, kinds: new Uint8Array(0), at: new Float64Array(0) }, items, noon)
  const rows = makeRows(count, TEXT_DIMS)
  for (let at = 0; at < rows.values.length; at++) rows.values[at] = next(255) - 127
  rows.scales.fill(1 / (73 * Math.sqrt(TEXT_DIMS)))
  const visits = packSequences(Array.from({ length: 3 * count }, () => Array.from({ length: 4 }, () => next(count))))
  const base: Base = {
    ...{ site: 'bench', version: '1', itemsHash: 'bench', builtAt: noon, language: 'en', items },
    popularity: learnt.popularity,
    knn: onWasm(rows),
    sessions: { index: buildSessionIndex(visits, count), settings: sessionSettings.purchases },
    rules: { lists: lists(count, 50, next), settings: ruleSettings.purchases },
    linear: { lists: lists(count, 100, next), settings: ridgeSettings.purchases },
    copurchase: lists(count, 30, next),
    added: null,
    blend: { rules: 1, sknn: 0.3, linear: 1, content: 0.2, copurchase: 0.2 },
    links: null,
    sequence: { reader: reader(count, next), weight: 1 },
  }
  return makeIndex(base, null)
}

function reader(count: number, next: (below: number) => number) {
  const file = path.join(import.meta.dirname, '../../worker/recommend/kernels/sequence.wasm')
  const rows = new Int8Array(count * DIMS)
  for (let at = 0; at < rows.length; at++) rows[at] = next(255) - 127
  const weights = new Float32Array(weightCount)
  initialise(weights, new Float32Array(0), new Float32Array(0), 3)
  const scales = new Float32Array(count).fill(0.02)
  return makeSequenceReader(new WebAssembly.Module(readFileSync(file)), { count, rows, scales, weights })
}

export const everything = (index: Index) => fullBitmap(index.count)
