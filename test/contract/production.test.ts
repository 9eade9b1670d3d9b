import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unstable_readConfig } from 'wrangler'

const root = path.join(import.meta.dirname, '../..')
const out = mkdtempSync(path.join(tmpdir(), 'aisle-production-'))
const quiet = {
  CI: '1',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_WRITE_LOGS: 'false',
}

/** What `npm run deploy` would upload: every module by its file name. */
const modules = new Map<string, Buffer>()

beforeAll(() => {
  // The test is about the Worker: an asset folder must only exist.
  const page = path.join(root, 'dashboard/dist/index.html')
  if (!existsSync(page)) {
    mkdirSync(path.dirname(page), { recursive: true })
    writeFileSync(page, '')
  }
  const wrangler = path.join(root, 'node_modules/wrangler/bin/wrangler.js')
  const run = spawnSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--env', 'production', '--outdir', out], {
    cwd: root,
    env: { ...process.env, ...quiet },
    encoding: 'utf8',
  })
  expect(run.status, run.stderr + run.stdout).toBe(0)
  for (const name of readdirSync(out)) {
    if (/\.(js|wasm)$/.test(name)) modules.set(name, readFileSync(path.join(out, name)))
  }
}, 120_000)
afterAll(() => rmSync(out, { recursive: true, force: true }))

describe('S14: a production build', () => {
  test('holds no code of development or of the sample shop', () => {
    const code = modules.get('index.js')?.toString('utf8') ?? ''
    expect(code.length).toBeGreaterThan(100_000)
    for (const trace of [
      '/dev/clock',
      '/dev/outbox',
      '/dev/mail',
      '/dev/keys',
      'watchAlarms',
      'DEMO_SECRET_KEY',
      'Marlow',
    ]) {
      expect(code, trace).not.toContain(trace)
    }
    const sources = (JSON.parse(readFileSync(path.join(out, 'index.js.map'), 'utf8')) as { sources: string[] }).sources
    expect(sources.some((source) => source.endsWith('worker/index.ts'))).toBe(true)
    expect(
      sources.filter((source) =>
        /(^|\/)(demo|test|cli)\/|worker\/(dev\.ts|routes\/dev\/)|objects\/clock\.ts/.test(source),
      ),
    ).toEqual([])
  })

  test('has at most 1 MB gzip', () => {
    const sizes = [...modules].map(([name, bytes]) => [name, gzipSync(bytes).length] as const)
    const total = sizes.reduce((sum, [, size]) => sum + size, 0)
    expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(1024 * 1024)
  })

  test('binds what development binds, less its clock, and adds what only exists remotely', () => {
    const [development, production] = [bindings(undefined), bindings('production')]
    expect(development.filter((name) => !production.includes(name))).toEqual(['durable_objects CLOCK Clock'])
    expect(production.filter((name) => !development.includes(name))).toEqual(['ai AI'])
  })

  test('answers every path that development answers, less the shop and /dev', () => {
    const routes = (env: string | undefined) => {
      const { assets } = config(env)
      return assets?.run_worker_first ?? []
    }
    expect(routes(undefined).filter((route) => !routes('production').includes(route))).toEqual(['/shop/*'])
  })

  test('makes the same objects, and no migration of development', () => {
    const classes = config('production').migrations.flatMap((migration) => migration.new_sqlite_classes ?? [])
    expect(classes).toEqual(['Customer', 'Identifier', 'Live', 'Importer', 'Waitlist', 'Trainer', 'Counts'])
    const migrations = config(undefined).migrations.filter(({ tag }) => !tag.startsWith('dev'))
    expect(config('production').migrations).toEqual(migrations)
  })
})

describe('S13: dependencies', () => {
  const pins = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >

  test('the Worker has at most 16 direct ones', () => {
    expect(Object.keys(pins['dependencies'] ?? {}).length).toBeLessThanOrEqual(16)
  })

  test.each(['dependencies', 'devDependencies', 'optionalDependencies'])(
    '%s are pinned to one version each',
    (kind) => {
      const loose = Object.entries(pins[kind] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      expect(loose).toEqual([])
    },
  )
})

function config(env: string | undefined): Configuration {
  return unstable_readConfig(
    { config: path.join(root, 'wrangler.toml'), ...(env === undefined ? {} : { env }) },
    { hideWarnings: true },
  )
}

/** What these tests read of wrangler's configuration; its own types need its whole toolchain. */
interface Configuration {
  durable_objects: { bindings: { name: string; class_name: string }[] }
  migrations: { tag: string; new_sqlite_classes?: string[] }[]
  d1_databases: { binding: string; migrations_dir: string }[]
  r2_buckets: { binding: string }[]
  kv_namespaces: { binding: string }[]
  ratelimits: { name: string; simple: { limit: number; period: number } }[]
  services?: { binding: string }[]
  queues: {
    producers?: { binding: string; queue: string }[]
    consumers?: { queue: string; dead_letter_queue: string }[]
  }
  assets?: { binding?: string; run_worker_first?: string[] }
  triggers: { crons?: string[] }
  vars: Record<string, unknown>
  ai?: { binding: string }
}

/** Every binding of an environment in one word each: its kind, its name and what it leads to. */
function bindings(env: string | undefined): string[] {
  const read = config(env)
  return [
    ...read.durable_objects.bindings.map(({ name, class_name }) => `durable_objects ${name} ${class_name}`),
    ...read.d1_databases.map(({ binding, migrations_dir }) => `d1 ${binding} ${migrations_dir}`),
    ...read.r2_buckets.map(({ binding }) => `r2 ${binding}`),
    ...(read.queues.producers ?? []).map(({ binding, queue }) => `queue ${binding} ${queue}`),
    ...(read.queues.consumers ?? []).map(({ queue, dead_letter_queue }) => `consumer ${queue} ${dead_letter_queue}`),
    ...read.kv_namespaces.map(({ binding }) => `kv ${binding}`),
    ...read.ratelimits.map(({ name, simple }) => `ratelimit ${name} ${simple.limit} in ${simple.period} s`),
    ...(read.services ?? []).map(({ binding }) => `service ${binding}`),
    ...(read.assets?.binding === undefined ? [] : [`assets ${read.assets.binding}`]),
    ...(read.triggers.crons ?? []).map((cron) => `cron ${cron}`),
    ...Object.keys(read.vars).map((name) => `var ${name}`),
    ...(read.ai === undefined ? [] : [`ai ${read.ai.binding}`]),
  ].toSorted((a, b) => a.localeCompare(b))
}
