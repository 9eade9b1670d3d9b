import { type Bench, exponentRow, printed } from './bench.ts'
import { recommendStep } from './events.ts'
import { large, largeShop } from './largeShop.ts'
import { alternate, exponent } from './ratio.ts'
import { visit } from './recommend.ts'
import { addSite, fillSite, startBench } from './server.ts'

/** `npm test` spans a factor of 30 with less to import and learn from. */
const sizes = (process.env['AISLE_GROWTH'] ?? '1000,5000,20000,100000').split(',').map(Number)
const visits = Number(process.env['AISLE_GROWTH_VISITS'] ?? large.visits)

/** Cost of a recommendation against the number of products, sizes interleaved in one process (TRUST.md, P7). */
export const benches: readonly Bench[] = [
  {
    name: 'P7 growth with products',
    counts: false,
    async run(context) {
      const isLarge = sizes.includes(large.products)
      const server = await startBench(isLarge ? await largeShop(context) : context.stateDir('growth'))
      try {
        const sites = []
        for (const size of sizes) {
          const isFirst = isLarge && size === large.products
          const site = isFirst ? server : await addSite(server, `g${size}`)
          if (!isFirst) await fillSite(site, size, visits)
          await visit(site, 'grow', size)
          sites.push({ size, site })
          context.note(`${size} products imported`)
        }
        const blocks = [
          { name: 'lists: similar', goal: 0.15, block: { id: 'similar', limit: 12, context: { productId: 'p17' } } },
          {
            name: 'lists: bought-together',
            goal: 0.15,
            block: { id: 'bought-together', limit: 6, context: { productId: 'p17' } },
          },
          { name: 'lists: popular', goal: 0.15, block: { id: 'popular', limit: 12 } },
          { name: 'scan: for-you', goal: 0.4, block: { id: 'for-you', limit: 12 } },
        ]
        const rows = []
        for (const { name, goal, block } of blocks) {
          const lanes = sites.map(({ size, site }) => ({
            name: String(size),
            step: recommendStep(site.keys, [block], 'grow'),
          }))
          const measured = await alternate(server, lanes, Math.min(context.slices, 5), context.sliceMs)
          const points = measured.map(({ cpuUs }, index) => [sizes[index] ?? 0, cpuUs] as const)
          rows.push(exponentRow(`P7 ${name}, exponent`, exponent(points), goal))
          for (const [size, cost] of points) rows.push(printed(`P7 ${name}, ${size} products`, cost, 'us CPU'))
        }
        return rows
      } finally {
        await server.runtime.stop()
      }
    },
  },
]
