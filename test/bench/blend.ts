import type { LiveFacts } from '../../worker/model/facts.ts'
import { asId, type ProductId } from '../../worker/model/ids.ts'
import type { Block } from '../../worker/model/recipe.ts'
import type { Index } from '../../worker/recommend/index.ts'
import { defaultBlocks } from '../../worker/recommend/library/blocks.ts'
import { recommend } from '../../worker/recommend/recommend.ts'
import { recommendPage } from '../../worker/recommend/recommendPage.ts'
import { personal } from '../../worker/recommend/sources/personal.ts'
import type { Kernel } from '../../worker/recommend/knnWasm.ts'
import { noFacts, visitOf } from '../../worker/recommend/visit.ts'
import { kernel } from '../recommend/builtIndex.ts'
import { noon } from '../recommend/kettleShop.ts'
import { exponentRow, printed, type Bench, type Row } from './bench.ts'
import { DIMS } from '../../worker/train/weights.ts'
import { bigIndex, everything, numbers } from './bigIndex.ts'
import { median } from './ratio.ts'

const id = (text: string) => asId<ProductId>(text)

const VIEWS = 20

/** Somebody who looked at twenty products one after the other: as people do, or each unlike the one before. */
function visitor({ index, step }: Pick<Shop, 'index' | 'step'>, seed: number, isRelated = true): LiveFacts {
  const next = numbers(seed * 7919 + 1)
  const seen = [next(index.count)]
  while (seen.length < VIEWS) seen.push(isRelated ? step(seen.at(-1)!) : next(index.count))
  return {
    ...noFacts,
    events: seen.map((one, at) => ({
      productId: id(`p${one}`),
      kind: 'viewed' as const,
      at: noon - (VIEWS - at) * 60_000,
    })),
    session: seen.slice(-4).map((one) => id(`p${one}`)),
  }
}

type Shop = ReturnType<typeof bigIndex>

const ROUND = 20
const WARM_UP = 5

/** CPU of a call in us. */
function round(call: (n: number) => unknown, from: number): number {
  const before = process.cpuUsage()
  for (let at = 0; at < ROUND; at++) call(from + at)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / ROUND
}

/** Median CPU of each call in us, in turns: no visitor comes twice, so nothing is answered from memory. */
function cpuUs(rounds: number, ...calls: readonly ((n: number) => unknown)[]): number[][] {
  const costs = calls.map((): number[] => [])
  for (let turn = 0; turn < rounds + WARM_UP; turn++) {
    for (const [at, call] of calls.entries()) {
      const cost = round(call, turn * ROUND)
      if (turn >= WARM_UP) costs[at]!.push(cost)
    }
  }
  return costs
}

/** Where the floor's query, heap and mask lie, and from where on its rows and scales. */
const FLOOR = { query: 1024, scores: 4096, ids: 4160, mask: 8192 } as const

/**
 * The floor: every text row and every row of the sequence model multiplied whole, once, by the kernel's plain scan for the
 * best one. It works as hard on memory and on products as the blend's own scans, so a busy machine slows both alike.
 */
function plainScans(count: number, textDims: number): () => void {
  const rows = FLOOR.mask + Math.ceil(count / 32) * 4
  const scales = rows + count * textDims
  const memory = new WebAssembly.Memory({ initial: Math.ceil((scales + count * 4) / 65_536) })
  const { scan } = new WebAssembly.Instance(kernel(), { env: { memory } }).exports as { scan: Kernel['scan'] }
  new Uint32Array(memory.buffer).fill(0x2b36f1d9)
  new Uint32Array(memory.buffer, FLOOR.mask, Math.ceil(count / 32)).fill(0xffffffff)
  const run = (dims: number) =>
    scan(rows, scales, FLOOR.mask, 0, count, dims, FLOOR.query, 1, FLOOR.scores, FLOOR.ids, 0)
  return () => {
    run(textDims)
    run(DIMS)
  }
}

const TOLERANCE = 1.3

/**
 * `goal`: of the blend, as a multiple of its floor. It stands for `goalUs` on a machine at rest that multiplies 50,000 rows of
 * 256 in 0.58 ms (RECOMMEND.md, the table of kernels): there the floor takes `goalUs / goal`.
 */
const blendBench = (count: number, goalUs: number, goal: number): Bench => ({
  name: `inference of the blend over ${count.toLocaleString('en')} products`,
  counts: false,
  run: () => {
    const shop = bigIndex(count)
    const { index, knn } = shop
    const all = everything(index)
    const { sequence } = index.base
    const asksOf = (isRelated: boolean) =>
      Array.from({ length: 45 * ROUND }, (_, n) => {
        const facts = visitor(shop, n, isRelated)
        return { facts, visit: visitOf(facts, {}, index) }
      })
    const related = asksOf(true)
    const unrelated = asksOf(false)
    const about = { page: {}, categoryId: undefined, index, options: {}, now: noon, atLeast: 0, custom: new Map() }
    const scanned = { related: 0, unrelated: 0 }
    const ask = (kind: 'related' | 'unrelated', asks: typeof related) => (n: number) => {
      personal({ ...about, ...asks[n]!, allowed: all, shared: all })
      scanned[kind] += knn.wholes() / (count * asks.length)
    }
    const costs = cpuUs(40, plainScans(count, knn.dims), ask('related', related), ask('unrelated', unrelated), (n) =>
      sequence?.reader.best(related[n]!.visit.steps, all, 120),
    )
    const [floors = [], blends = []] = costs
    const [floor = NaN, blend = NaN, others = NaN, reader = NaN] = costs.map(median)
    const ratio = median(blends.map((cost, at) => cost / floors[at]!))
    const size = `${count.toLocaleString('en')} products`
    return Promise.resolve([
      {
        ...printed(`blend of all models, ${size} (at rest ${goalUs} us)`, Math.round(blend), 'us CPU'),
        ...{ floor, ratio, goal, gate: goal * TOLERANCE, ok: ratio <= goal * TOLERANCE },
      },
      printed(`the same for views of nothing alike, ${size}`, Math.round(others), 'us CPU'),
      printed(`of it the sequence model, ${size}`, Math.round(reader), 'us CPU'),
      printed(`of it text rows multiplied whole, ${size}`, 100 * scanned.related, '%'),
      printed(`the same for views of nothing alike, ${size}`, 100 * scanned.unrelated, '%'),
      printed(`the floor in its quietest slice, ${size}`, Math.round(Math.min(...floors)), 'us CPU'),
      printed(`the blend in its quietest slice, ${size}`, Math.round(Math.min(...blends)), 'us CPU'),
    ])
  },
})

const sizes = [1000, 10_000, 100_000] as const
const GOAL = 1.5

/** A campaign asks for each recipient's blocks one after the other, each once. */
const campaign: Bench = {
  name: 'blocks for 100,000 recipients',
  counts: false,
  run: ({ note }) => {
    const shop = bigIndex(12_000)
    const { index } = shop
    const block = defaultBlocks.find((one) => one.id === 'for-you')!
    const bare = median(cpuUs(40, (n) => recommend({ limit: 4 }, visitor(shop, n), index, block, noon))[0]!)
    const costs = sizes.map((size) => {
      const before = process.cpuUsage()
      for (let n = 0; n < size; n++) mail(index, block, visitor(shop, 1_000_000 + n))
      const { user, system } = process.cpuUsage(before)
      note(`${size.toLocaleString('en')} recipients: ${Math.round((user + system) / size)} us CPU each`)
      return (user + system) / size
    })
    const slope = Math.log(costs.at(-1)! / costs[0]!) / Math.log(sizes.at(-1)! / sizes[0])
    const rows: Row[] = [
      {
        ...printed('blocks for 100,000 recipients, each', costs.at(-1)!, 'us CPU'),
        ...{ floor: bare, ratio: costs.at(-1)! / bare, goal: GOAL, gate: GOAL, ok: costs.at(-1)! <= GOAL * bare },
      },
      exponentRow('their cost from 1,000 to 100,000 recipients, exponent over linear', slope, 0.05),
    ]
    return Promise.resolve(rows)
  },
}

const mail = (index: Index, block: Block, facts: LiveFacts) =>
  recommendPage([{ block, request: { limit: 4 } }], facts, index, noon)

export const benches: readonly Bench[] = [blendBench(12_000, 500, 2.2), blendBench(100_000, 2000, 0.83), campaign]
