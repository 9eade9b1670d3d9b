import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { build } from './build.ts'
import { bundleWorker, root } from './bundle.ts'
import { readKeys, type FirstSite, type Keys } from './firstKeys.ts'

export interface RuntimeOptions {
  stateDir: string
  /** default: a free one */
  port?: number
  /** adds the development routes (worker/dev.ts) */
  dev?: boolean
  /** a Worker entry of one's own, from the repository's root: wraps the real one for faults and benches */
  entry?: string
  /** false builds nothing and takes the bundle as it is: a restart of what already ran */
  bundle?: boolean
  /** the first site, where it is not the plain one */
  site?: FirstSite
  /** false skips the first-run set-up: `keys` is then null */
  setup?: boolean
  inspectorPort?: number
  /** objects that only this entry exports: binding -> class */
  objects?: Record<string, string>
  /** plain-text bindings beside those of wrangler.toml */
  vars?: Record<string, string>
}

export interface Runtime {
  url: string
  keys: Keys
  /** this runtime's Node process and all below it, workerd among them */
  pids(): number[]
  workerd(): number
  /** SIGTERM, and waits for the end: everything acknowledged is on disk either way */
  stop(): Promise<void>
  /** SIGKILL to all processes at once */
  kill(): Promise<void>
  /** what it wrote to stderr so far */
  errors(): string
}

/** `npm run serve` as a child process; resolves when requests are served. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const entry = options.entry ?? (options.dev ? 'worker/dev.ts' : 'worker/index.ts')
  if (options.bundle !== false) {
    if (process.env.BUILD !== 'no') await build()
    await bundleWorker(entry)
  }
  const port = options.port ?? (await freePort())
  const child = spawn(
    path.join(root, 'node_modules/.bin/node'),
    ['--disable-warning=ExperimentalWarning', path.join(root, 'cli/serve.ts'), '--entry', entry],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        PORT: String(port),
        STATE_DIR: options.stateDir,
        BUILD: 'no',
        SETUP: options.setup === false ? 'no' : 'yes',
        ...(options.site === undefined ? {} : { FIRST_SITE: JSON.stringify(options.site) }),
        WORKER_OBJECTS: JSON.stringify(options.objects ?? {}),
        WORKER_VARS: JSON.stringify(options.vars ?? {}),
        ...(options.inspectorPort === undefined ? {} : { INSPECTOR_PORT: String(options.inspectorPort) }),
      },
    },
  )
  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-100_000)
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    if (child.stdout === null) throw new Error('no pipe')
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`The runtime ended with ${code} before it was ready:\n${stderr}`)))
  })
  const pid = child.pid ?? 0
  const pids = (): number[] => tree(pid)
  return {
    url: `http://127.0.0.1:${port}`,
    keys: (await readKeys(options.stateDir)) as Keys,
    pids,
    workerd: () => pids().find(isWorkerd) ?? 0,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
    async kill() {
      // workerd first: it must not see its parent go and end in order
      for (const id of pids().reverse()) killIfAlive(id)
      await ended
    },
    errors: () => stderr,
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function tree(pid: number): number[] {
  try {
    const threads = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    return [
      pid,
      ...threads
        .split(' ')
        .filter(Boolean)
        .flatMap((child) => tree(Number(child))),
    ]
  } catch {
    return [] // ended meanwhile
  }
}

const isWorkerd = (pid: number): boolean => readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('workerd')

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // ended between listing and killing
  }
}
