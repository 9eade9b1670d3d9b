import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import { build } from './build.ts'
import { type Bundle, bundleWorker, readBundle, root } from './bundle.ts'
import { firstKeys, readSecret, type FirstSite } from './firstKeys.ts'
import { applyMigrations } from './migrate.ts'

/**
 * The built Worker on this machine: workerd by Miniflare's API, the Worker's own socket open, every binding on disk
 * under STATE_DIR. No proxy stands before it, so one core answers thousands of requests a second.
 */
const { values: flags } = parseArgs({
  options: { dev: { type: 'boolean', default: false }, entry: { type: 'string' } },
})
const port = Number(process.env.PORT ?? 8787)
const host = process.env.HOST ?? '127.0.0.1'
const stateDir = path.resolve(process.env.STATE_DIR ?? '.aisle')
const entry = flags.entry ?? (flags.dev ? 'worker/dev.ts' : 'worker/index.ts')
const url = `http://${host}:${port}`

await mkdir(stateDir, { recursive: true })
const { dir, modules, options } = process.env.BUILD === 'no' ? await builtBundle() : await freshBundle()
const { modulesRules: _, durableObjects, ...bindings } = options as Record<string, unknown>

const server = new Miniflare(
  convertV4MiniflareOptions({
    host: '127.0.0.1',
    port: 0,
    cf: false,
    log: new Log(LogLevel.WARN),
    resourcePersistencePath: path.join(stateDir, 'v3'),
    ...(process.env.INSPECTOR_PORT === undefined ? {} : { inspectorPort: Number(process.env.INSPECTOR_PORT) }),
    workers: [
      {
        ...bindings,
        name: 'aisle',
        modulesRoot: dir,
        modules: modules.map((module) => ({ type: module.type, path: path.join(dir, module.path) })),
        durableObjects: { ...(durableObjects as object), ...furtherObjects() },
        bindings: { SECRET: await readSecret(stateDir), ...settings(), ...variables() },
        serviceBindings: outside(),
        unsafeDirectSockets: [{ host, port, entrypoint: 'served' }],
      },
    ],
  }),
)

let ending: Promise<void> | undefined
const end = (): void => {
  ending ??= server.dispose().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
process.on('disconnect', end) // whoever started us is gone

await server.ready
await applyMigrations(await server.getD1Database('DB'), path.join(root, 'migrations'))
if (process.env.SETUP !== 'no') await firstKeys(url, stateDir, firstSite())
runCron((options.cronTriggers as string[] | undefined)?.[0])
console.log(`ready ${url}`)

async function freshBundle(): Promise<Bundle> {
  await build()
  return bundleWorker(entry)
}

async function builtBundle(): Promise<Bundle> {
  const bundle = await readBundle(entry)
  if (bundle === null) throw new Error(`Nothing was built for ${entry}: start without BUILD=no.`)
  return bundle
}

/** Settings a shop may give by environment; see worker/env.ts. */
function settings(): Record<string, string> {
  const { PUBLIC_URL = url, SETUP_TOKEN, LOCAL_FEEDS } = process.env
  return { PUBLIC_URL, ...(SETUP_TOKEN ? { SETUP_TOKEN } : {}), ...(LOCAL_FEEDS ? { LOCAL_FEEDS } : {}) }
}

/** Further plain-text bindings as one JSON object: tests and the sample shop. */
function variables(): Record<string, string> {
  return JSON.parse(process.env.WORKER_VARS ?? '{}') as Record<string, string>
}

/** Feeds are fetched through a network that refuses private addresses, whatever a name resolves to; not in development. */
function outside(): {
  OUTSIDE?: { network: { allow: string[]; deny: string[]; tlsOptions: { trustBrowserCas: true } } }
} {
  if ({ ...settings(), ...variables() }['LOCAL_FEEDS'] === 'true') return {}
  return { OUTSIDE: { network: { allow: ['public'], deny: [], tlsOptions: { trustBrowserCas: true } } } }
}

/** The first site as JSON, where it is not the plain one: tests bring up the sample shop. */
function firstSite(): FirstSite | undefined {
  const { FIRST_SITE } = process.env
  return FIRST_SITE === undefined ? undefined : (JSON.parse(FIRST_SITE) as FirstSite)
}

/** Objects that only a bench's or a fault's entry has: `{"FLOOR": "Floor"}`. */
function furtherObjects(): Record<string, { className: string; useSQLite: true }> {
  const classes = JSON.parse(process.env.WORKER_OBJECTS ?? '{}') as Record<string, string>
  return Object.fromEntries(
    Object.entries(classes).map(([binding, className]) => [binding, { className, useSQLite: true as const }]),
  )
}

/** Nothing fires cron triggers outside Cloudflare, so this process does, each five minutes. */
function runCron(cron: string | undefined): void {
  if (cron === undefined) return
  const timer = setInterval(() => {
    server
      .getWorker()
      .then((worker) => worker.scheduled({ cron }))
      .catch((error: unknown) => console.error('cron:', error))
  }, 300_000)
  timer.unref()
}
