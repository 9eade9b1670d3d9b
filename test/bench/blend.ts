import type { LiveFacts } from '../../worker/model/facts.ts'
import { asId, type ProductId } from '../../worker/model/ids.ts'
import type { Block } from '../../worker/model/recipe.ts'
import type { Index } from '../../worker/recommend/index.ts'
import { defaultBlocks } from '../../worker/recommend/library/blocks.ts'
import { recommend } from '../../worker/recommend/recommend.ts'
import { recommendPage } from '../../worker/recommend/recommendPage.ts'
import { personal } from '../../worker/recommend/sources/personal.ts'
import { noFacts, visitOf } from '../../worker/recommend/visit.ts'
import { noon } from '../recommend/kettleShop.ts'
import { atMost, exponentRow, printed, type Bench, type Row } from './bench.ts'
import { bigIndex, everything, numbers } from './bigIndex.ts'
import { median } from './ratio.ts'

const id = (text: string) => asId<ProductId>(text)

/** Somebody who looked at twenty products, which nobody else did. */
function visitor(index: Index, seed: number): LiveFacts {
  const next = numbers(seed * 7919 + 1)
  const seen = Array.from({ length: 20 }, () => `p${next(index.count)}`)
  return {
    ...noFacts,
    events: seen.map((one, at) => ({ productId: id(one), kind: 'viewed' as const, at: noon - (20 - at) * 60_000 })),
    session: seen.slice(-4).map(id),
  }
}

const ROUND = 20

/** Median CPU of a call in us: no visitor comes twice, so nothing is answered from memory. */
function cpuUs(rounds: number, call: (n: number) => unknown): number {
  const costs: number[] = []
  let n = 0
  for (let round = 0; round < rounds + 3; round++) {
    const before = process.cpuUsage()
    for (let at = 0; at < ROUND; at++) call(n++)
    const { user, system } = process.cpuUsage(before)
    if (round >= 3) costs.push((user + system) / ROUND)
  }
  return median(costs)
}

const blendBench = (count: number, goalUs: number): Bench => ({
  name: `inference of the blend over ${count.toLocaleString('en')} products`,
  counts: false,
  run: () => {
    const index = bigIndex(count)
    const all = everything(index)
    const asks = Array.from({ length: 1000 }, (_, n) => {
      const facts = visitor(index, n)
      return { facts, visit: visitOf(facts, {}, index) }
    })
    const about = { page: {}, categoryId: undefined, index, options: {}, now: noon, atLeast: 0, custom: new Map() }
    const blend = cpuUs(40, (n) => personal({ ...about, ...asks[n % asks.length]!, allowed: all, shared: all }))
    const { sequence } = index.base
    const reader = cpuUs(40, (n) => sequence?.reader.best(asks[n % asks.length]!.visit.steps, all, 120))
    const size = count.toLocaleString('en')
    return Promise.resolve([
      atMost(`blend of all models, ${size} products`, Math.round(blend), goalUs, 'us CPU'),
      printed(`of it the sequence model, ${size} products`, Math.round(reader), 'us CPU'),
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
    const index = bigIndex(12_000)
    const block = defaultBlocks.find((one) => one.id === 'for-you')!
    const bare = cpuUs(40, (n) => recommend({ limit: 4 }, visitor(index, n), index, block, noon))
    const costs = sizes.map((size) => {
      const before = process.cpuUsage()
      for (let n = 0; n < size; n++) mail(index, block, visitor(index, 1_000_000 + n))
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

export const benches: readonly Bench[] = [blendBench(12_000, 500), blendBench(100_000, 2000), campaign]
