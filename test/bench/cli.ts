import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench, BenchServer, Context, Row } from './bench.ts'
import { startBench } from './server.ts'
import { root } from '../../cli/bundle.ts'

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    slices: { type: 'string', default: '9' },
    counts: { type: 'boolean', default: false },
    json: { type: 'string', default: 'bench.json' },
  },
})
const files = [
  'bytes',
  'size',
  'rows',
  'hotpath',
  'heap',
  'parse',
  'feeds',
  'track',
  'build',
  'recommend',
  'blend',
  'growth',
] as const
const stateRoot = mkdtempSync(path.join('/dev/shm', 'aisle-bench-'))
let shared: Promise<BenchServer> | undefined

const context: Context = {
  slices: Number(flags.slices),
  sliceMs: 700,
  stateDir(name) {
    const dir = path.join(stateRoot, name)
    mkdirSync(dir, { recursive: true })
    return dir
  },
  server: () => (shared ??= startBench(context.stateDir('shared'))),
  note: (text) => console.log(`  ${text}`),
}

const rows: Row[] = []
try {
  for (const file of files) {
    const { benches } = (await import(`./${file}.ts`)) as { benches: readonly Bench[] }
    for (const bench of benches) {
      if (flags.only === undefined ? flags.counts && !bench.counts : !`${file} ${bench.name}`.includes(flags.only))
        continue
      const startedAt = performance.now()
      console.log(`${bench.name} ...`)
      const measured = await bench.run(context)
      rows.push(...measured)
      // The table comes last, and a long run may be cut off before it.
      for (const row of measured) context.note(cellsOf(row).filter(Boolean).join(', '))
      console.log(`  ${((performance.now() - startedAt) / 1000).toFixed(1)} s, load ${loadavg()[0]?.toFixed(1)}`)
    }
  }
} finally {
  await (await shared?.catch(() => undefined))?.runtime.stop()
  rmSync(stateRoot, { recursive: true, force: true })
}

const missed = rows.filter(({ ok }) => ok === false)
print(rows)
writeFileSync(path.resolve(root, flags.json), `${JSON.stringify({ ...provenance(), rows }, null, 2)}\n`)
console.log(
  missed.length === 0 ? `\nall ${rows.filter(({ ok }) => ok).length} gates kept` : `\n${missed.length} gates missed`,
)
process.exit(missed.length === 0 ? 0 : 1)

function print(rows: readonly Row[]): void {
  const cells = [['name', 'value', 'floor', 'ratio', 'goal', 'gate', 'ok'], ...rows.map(cellsOf)]
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? []
  console.log('')
  for (const line of cells)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(' | ')
        .trimEnd(),
    )
}

function cellsOf(row: Row): string[] {
  return [
    row.name,
    `${short(row.value)} ${row.unit}`.trimEnd(),
    row.floor === undefined ? '' : short(row.floor),
    row.ratio === undefined ? '' : `${row.ratio.toFixed(2)}x`,
    row.goal === undefined ? '' : short(row.goal),
    row.gate === undefined ? '' : short(row.gate),
    row.ok === null ? '' : row.ok ? 'ok' : 'MISSED',
  ]
}

/** Three significant digits; whole numbers as they are. */
function short(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString()
}

/** What a reader needs to judge the numbers. */
function provenance(): object {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >
  return {
    at: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
    node: process.version,
    miniflare: devDependencies?.['miniflare'],
    hono: dependencies?.['hono'],
    cpu: `${cpus().length} x ${cpus()[0]?.model}`,
    load: loadavg(),
    seed: 1,
    slices: context.slices,
  }
}
