import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { nodePath, root } from './bootstrap.mjs'
import { build } from './build.ts'
import { firstKeys, readSecret, type Keys } from './firstKeys.ts'
import { progressBar } from './progressBar.ts'
import { fillSampleShop, sampleSite } from './sampleShop.ts'

const { values: flags } = parseArgs({ options: { empty: { type: 'boolean', default: false } } })
const port = Number(process.env['PORT'] ?? 8787)
const stateDir = path.resolve(root, process.env['STATE_DIR'] ?? '.aisle')
const url = `http://127.0.0.1:${port}`
const wrangler = path.join(root, 'node_modules/wrangler/bin/wrangler.js')
const quiet = {
  ...process.env,
  CI: '1',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  DO_NOT_TRACK: '1',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_WRITE_LOGS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
  X_LOCAL_EXPLORER: 'false',
}

await refuseBusyPort()
mkdirSync(stateDir, { recursive: true })
await build()
migrate()
const server = serve(await readSecret(stateDir))
try {
  await untilReady()
  announce(await setUp())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.error('Set-up did not finish. `npm run reset` and `npm start` begin anew.')
  process.exitCode = 1
  server.kill('SIGTERM')
}

/** A second server on one port would fail somewhere inside wrangler; say it plainly instead. */
async function refuseBusyPort(): Promise<void> {
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
  if (free) return
  console.error(`Port ${port} is taken. Stop what runs there, or choose another: PORT=8800 npm start`)
  process.exit(1)
}

/** wrangler needs four seconds to find out that nothing is new, so ask it only when a migration file is. */
function migrate(): void {
  const folder = path.join(root, 'migrations')
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  const now = createHash('sha256').update(names.toSorted().join('\n')).digest('hex')
  const stamp = path.join(stateDir, 'migrations')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  console.log('Applying migrations to the local database ...')
  const result = spawnSync(
    nodePath(),
    [wrangler, 'd1', 'migrations', 'apply', 'DB', '--local', '--persist-to', stateDir],
    { cwd: root, env: quiet, encoding: 'utf8' },
  )
  if (result.status !== 0) {
    console.error(result.stdout, result.stderr)
    process.exit(1)
  }
  writeFileSync(stamp, now)
}

function serve(secret: string): ReturnType<typeof spawn> {
  const vars = path.join(stateDir, 'dev.vars')
  const { LOCAL_FEEDS } = process.env
  const local = LOCAL_FEEDS === 'true' ? 'LOCAL_FEEDS=true\n' : ''
  writeFileSync(vars, `SECRET=${secret}\nPUBLIC_URL=${url}\n${local}`, { mode: 0o600 })
  const child = spawn(
    nodePath(),
    [wrangler, 'dev', '--port', String(port), '--ip', '127.0.0.1', '--inspector-port', '0'].concat([
      '--persist-to',
      stateDir,
      '--log-level',
      'error',
      '--env-file',
      vars,
      '--show-interactive-dev-session=false',
    ]),
    { cwd: root, env: quiet, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const end = () => child.kill('SIGTERM')
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  child.on('exit', (code) => process.exit(process.exitCode ?? code ?? 0))
  return child
}

async function untilReady(): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer?.ok) return
    if (server.exitCode !== null) process.exit(server.exitCode)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function setUp(): Promise<Keys | null> {
  if (flags.empty) return firstKeys(url, stateDir)
  const filled = path.join(stateDir, 'sample-shop')
  const made = await firstKeys(url, stateDir, sampleSite)
  if (made === null || existsSync(filled)) return made
  const bar = progressBar()
  await fillSampleShop(url, made, { shoppers: 40, days: 3, progress: bar.show })
  bar.end()
  writeFileSync(filled, new Date().toISOString())
  return made
}

function announce(keys: Keys | null): void {
  const lines = [
    ...(flags.empty ? [] : [`shop       ${url}/shop/`]),
    `dashboard  ${url}/dashboard/${keys === null ? '' : `   ${keys.ownerEmail} / ${keys.ownerPassword}`}`,
    `mails      ${url}/dev/mail`,
    `API        ${url}/api/docs`,
    ...(keys === null ? [] : [`keys       ${path.relative(process.cwd(), path.join(stateDir, 'keys.json'))}`]),
  ]
  console.log(`\n${lines.join('\n')}\n\nready ${url}`)
}
