import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

export interface Served {
  url: string
  site: string
  writeKey: string
  secretKey: string
  stop(): Promise<void>
}

/** The built Worker as `npm run serve` runs it, over empty state of its own. */
export async function serve(port: number): Promise<Served> {
  const stateDir = await mkdtemp(path.join(tmpdir(), 'aisle-eval-'))
  const root = path.join(import.meta.dirname, '../..')
  const child = spawn(process.execPath, [path.join(root, 'cli/serve.mjs')], {
    cwd: root,
    env: { ...process.env, PORT: String(port), STATE_DIR: stateDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await rm(stateDir, { recursive: true, force: true })
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^ready (\S+)/.exec(line)?.[1]
    if (url === undefined) continue
    child.stdout.resume() // what it says later must not fill the pipe
    const keys = JSON.parse(await readFile(path.join(stateDir, 'keys.json'), 'utf8')) as Omit<Served, 'url' | 'stop'>
    return { ...keys, url, stop }
  }
  await stop()
  throw new Error('The Worker did not come up: try `npm run serve`')
}

const TRIES = 6

/**
 * `fetch`, again when the connection broke: on a busy machine kept-alive ones are closed while requests are on their way.
 * Safe here: events carry message ids, and everything else reads or writes what it wrote before.
 */
export async function request(url: string, init: RequestInit, tries = TRIES): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (tries <= 1) throw error
    await new Promise((done) => setTimeout(done, 200 * (TRIES - tries + 1)))
    return request(url, init, tries - 1)
  }
}

export async function call<T>(
  served: Served,
  method: string,
  target: string,
  body?: string,
  type = 'application/json',
): Promise<T> {
  const response = await request(served.url + target, {
    method,
    headers: { authorization: `Bearer ${served.secretKey}`, ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${target} answered ${response.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text) as T
}

/** Runs `work` over the list, a few at a time. */
export async function inParallel<T, R>(
  list: readonly T[],
  width: number,
  work: (one: T, at: number) => Promise<R>,
): Promise<R[]> {
  const out: R[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let at = next++; at < list.length; at = next++) out[at] = await work(list[at]!, at)
    }),
  )
  return out
}
