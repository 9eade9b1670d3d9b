import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { groupRows } from '../../worker/catalog/groupRows.ts'
import { onlySaid } from '../../worker/catalog/onlySaid.ts'
import { rowParser } from '../../worker/catalog/parseRow.ts'
import { startLength, understandFeed } from '../../worker/catalog/understandFeed.ts'
import { readFeedText } from '../../worker/jobs/readFeedText.ts'
import { atMost, printed, type Bench, type Row } from './bench.ts'
import { feedStream, type LayoutName } from './feedText.ts'
import { exponent, median } from './ratio.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const mb = 1024 * 1024

/** `npm test` reads a tenth: AISLE_FEED_ROWS=10000. */
const most = Number(process.env['AISLE_FEED_ROWS'] ?? 100_000)
/** The slope of few rows carries more noise: a quadratic reader is found all the same. */
const slopes = most >= 100_000 ? [0.95, 1.05] : [0.85, 1.15]

interface Reading {
  rows: number
  products: number
  bytes: number
  cpuMs: number
}

/** Reads a feed by the steps of an import up to whole products, which are dropped. `onBytes` is told each piece. */
async function read(name: LayoutName, rows: number, onBytes: (bytes: number) => void): Promise<Reading> {
  let bytes = 0
  const counting = feedStream(name, rows).pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        bytes += piece.length
        onBytes(piece.length)
        controller.enqueue(piece)
      },
    }),
  )
  const before = process.cpuUsage()
  const pieces = readFeedText(counting)
  let start = ''
  while (start.length < startLength) {
    const piece = await pieces.next()
    if (piece.done === true) break
    start += piece.value
  }
  const { format, mapping } = understandFeed(start, null)
  const parse = rowParser({
    currency: 'PLN',
    language: 'pl',
    domain: 'bench.example',
    now: Date.now(),
    isDelta: false,
    ...onlySaid({ mapping, columns: format.columns }),
  })
  const groups = groupRows(12_000_000)
  const reader = format.open(mapping)
  let products = 0
  const take = (text: string): void => {
    for (const one of reader.write(text)) {
      if ('bad' in one) throw new Error(`line ${one.bad.line}: ${one.bad.message}`)
      const parsed = parse(one.row)
      if (parsed.is !== 'row') throw new Error(`A row of ${name} is ${JSON.stringify(parsed)}`)
      products += groups.add(parsed).products.length
    }
  }
  take(start)
  start = ''
  for await (const piece of pieces) take(piece)
  if (reader.end().length > 0 || reader.fault() !== null) throw new Error(`${name} did not end well`)
  for (const taken of groups.end()) products += taken.products.length
  const { user, system } = process.cpuUsage(before)
  return { rows, products, bytes, cpuMs: (user + system) / 1000 }
}

/** Live heap, all garbage gone, at 40 places of the feed; and the most that V8 let lie about between them. */
async function heapOf(name: LayoutName, rows: number): Promise<Row[]> {
  await read(name, 2000, () => undefined)
  collectGarbage()
  const before = process.memoryUsage()
  const expected = (await sizeOf(name)) * rows
  let [live, lying, seen, next] = [0, 0, 0, expected / 40]
  const reading = await read(name, rows, (bytes) => {
    seen += bytes
    lying = Math.max(lying, process.memoryUsage().heapUsed - before.heapUsed)
    if (seen < next) return
    next += expected / 40
    collectGarbage()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    live = Math.max(live, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers)
  })
  const what = `feeds ${name}, ${rows.toLocaleString('en')} rows, ${Math.round(reading.bytes / mb)} MB`
  return [
    atMost(`${what}: heap growth`, live / mb, 64, 'MB'),
    printed(`${what}: garbage beside it`, lying / mb, 'MB'),
    printed(`${what}: products`, reading.products, ''),
    printed(`${what}: CPU`, reading.cpuMs / (reading.bytes / mb), 'ms/MB'),
  ]
}

async function sizeOf(name: LayoutName): Promise<number> {
  const { bytes, rows } = await read(name, 500, () => undefined)
  return bytes / rows
}

/** CPU against rows: small feeds are read often enough to tell their cost from noise, and all sizes take turns. */
async function slopeOf(name: LayoutName): Promise<Row[]> {
  const sizes = [most / 100, most / 33, most / 10, most / 3, most].map(Math.round)
  const costs = sizes.map((): number[] => [])
  for (let round = 0; round < 3; round++) {
    for (const [i, rows] of sizes.entries()) {
      const times = Math.max(1, Math.round(most / 5 / rows))
      let cpuMs = 0
      for (let n = 0; n < times; n++) cpuMs += (await read(name, rows, () => undefined)).cpuMs / times
      costs[i]?.push(cpuMs)
    }
  }
  const points = sizes.map((rows, i) => [rows, median(costs[i] ?? [])] as const)
  const slope = exponent(points)
  const [low = 0, high = 0] = slopes
  return [
    {
      name: `feeds ${name}: CPU against rows, slope`,
      value: slope,
      unit: '',
      goal: 1,
      gate: high,
      ok: slope >= low && slope <= high,
    },
    ...points.map(([rows, cpuMs]) =>
      printed(`feeds ${name}: ${rows.toLocaleString('en')} rows`, (cpuMs * 1000) / rows, 'us CPU a row'),
    ),
  ]
}

/** Reading a feed up to whole products: what it holds, and what a row costs however many there are. */
export const benches: readonly Bench[] = [
  { name: 'feeds memory, google-rss', counts: true, run: () => heapOf('google-rss', most) },
  ...(['yml', 'json', 'csv'] as const).map((name) => ({
    name: `feeds memory, ${name}`,
    counts: true,
    run: () => heapOf(name, Math.round(most / 3)),
  })),
  { name: 'feeds slope', counts: false, run: () => slopeOf('google-rss') },
]
