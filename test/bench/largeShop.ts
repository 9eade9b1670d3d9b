import type { Context } from './bench.ts'
import { fillSite, startBench } from './server.ts'

/** Products and visits of the largest shop that anything is measured on. */
export const large = { products: 100_000, visits: 30_000 }

let filled: Promise<string> | undefined

/** The state of a server whose first site is that shop, filled once a run and at rest: start one on it. */
export const largeShop = (context: Context): Promise<string> => (filled ??= fill(context))

async function fill(context: Context): Promise<string> {
  const stateDir = context.stateDir('large')
  const server = await startBench(stateDir)
  try {
    await fillSite(server, large.products, large.visits)
  } finally {
    await server.runtime.stop()
  }
  return stateDir
}
