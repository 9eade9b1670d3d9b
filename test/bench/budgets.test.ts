import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Bench, Context } from './bench.ts'
import { benches as bytes } from './bytes.ts'
import { benches as hotpath } from './hotpath.ts'
import { benches as rows } from './rows.ts'
import { benches as size } from './size.ts'

const stateRoot = mkdtempSync(path.join('/dev/shm', 'aisle-budgets-'))
afterAll(() => rmSync(stateRoot, { recursive: true, force: true }))

const context: Context = {
  slices: 4,
  sliceMs: 400,
  stateDir(name) {
    const dir = path.join(stateRoot, name)
    mkdirSync(dir, { recursive: true })
    return dir
  },
  server: () => Promise.reject(new Error('Ratios are for `npm run bench`: they need a quiet machine')),
  note: () => undefined,
}

// A quick growth: a factor of 30 as TRUST.md asks, without the minutes that 100,000 products take to import as a job.
process.env['AISLE_GROWTH'] ??= '200,600,2000,6000'
process.env['AISLE_GROWTH_VISITS'] ??= '3000'

// A tenth of the rows of `npm run bench`: what a reader would hold shows in 30 MB, and what grows with the square too.
process.env['AISLE_FEED_ROWS'] ??= '10000'

/** Read late: their sizes are set above. */
const growth = async (): Promise<readonly Bench[]> => (await import('./growth.ts')).benches
const feeds = async (): Promise<readonly Bench[]> => (await import('./feeds.ts')).benches
const named: Record<string, readonly Bench[] | (() => Promise<readonly Bench[]>)> = {
  bytes,
  size,
  hotpath,
  rows,
  feeds,
  growth,
}

for (const [name, found] of Object.entries(named)) {
  test(`the budgets of \`npm run bench -- --only ${name}\` are kept`, async () => {
    for (const bench of typeof found === 'function' ? await found() : found) {
      const lines = await bench.run(context)
      expect(lines.filter(({ ok }) => ok !== null).length).toBeGreaterThan(0)
      expect(lines.filter(({ ok }) => ok === false)).toEqual([])
    }
  }, 900_000)
}
