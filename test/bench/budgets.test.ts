import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Bench, Context } from './bench.ts'

const stateRoot = mkdtempSync(path.join('/dev/shm', 'aisle-budgets-'))
afterAll(() => rmSync(stateRoot, { recursive: true, force: true }))

const context: Context = {
  slices: 5,
  stateDir(name) {
    const dir = path.join(stateRoot, name)
    mkdirSync(dir, { recursive: true })
    return dir
  },
  server: () => Promise.reject(new Error('Ratios are for `npm run bench`: they need a quiet machine')),
  note: () => undefined,
}

// A quick growth: a factor of 30 as TRUST.md asks, without the minutes that 100,000 products take to import.
process.env['AISLE_GROWTH'] ??= '1000,3000,10000,30000'

for (const file of ['bytes', 'size', 'hotpath', 'rows', 'growth'] as const) {
  test(`the budgets of \`npm run bench -- --only ${file}\` are kept`, async () => {
    const { benches } = (await import(`./${file}.ts`)) as { benches: readonly Bench[] }
    for (const bench of benches) {
      const rows = await bench.run(context)
      expect(rows.filter(({ ok }) => ok !== null).length).toBeGreaterThan(0)
      expect(rows.filter(({ ok }) => ok === false)).toEqual([])
    }
  })
}
