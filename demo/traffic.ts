import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { progressBar } from '../cli/progressBar.ts'
import { playTraffic } from './traffic/playTraffic.ts'

export { playTraffic } from './traffic/playTraffic.ts'

/** `npm run demo:traffic -- --shoppers 500 --days 30`: fills a running sample shop with a month of people. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      shoppers: { type: 'string', default: '200' },
      days: { type: 'string', default: '14' },
      seed: { type: 'string', default: '1' },
      url: { type: 'string', default: `http://127.0.0.1:${process.env['PORT'] ?? 8787}` },
      keys: { type: 'string', default: `${process.env['STATE_DIR'] ?? '.aisle'}/keys.json` },
    },
  })
  const [shoppers, days, seed] = [values.shoppers, values.days, values.seed].map(Number)
  if (!whole(shoppers) || !whole(days) || seed === undefined || !Number.isInteger(seed)) {
    throw new Error('--shoppers and --days take whole numbers from 1, --seed any whole number')
  }
  if (!existsSync(values.keys))
    throw new Error(`No keys in ${values.keys}: run npm start first, or name the file by --keys`)
  const keys = JSON.parse(readFileSync(values.keys, 'utf8')) as { writeKey: string; secretKey: string }
  const bar = progressBar()
  const startedAt = performance.now()
  const report = await playTraffic({
    url: values.url,
    keys,
    shoppers,
    days,
    seed,
    progress: (done, total) => bar.show('Playing visits', done, total),
  })
  bar.end()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(
    `${report.visits} visits, ${report.events} events, ${report.orders} orders in ${days} simulated days, ${seconds} s`,
  )
}

const whole = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value > 0

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
