import { type RuntimeOptions, startRuntime } from '../../cli/runtime.ts'
import { admin } from '../faults/admin.ts'
import type { BenchServer } from './bench.ts'
import { catalog, visits } from './shop.ts'

const site = {
  id: 'bench',
  name: 'Bench',
  domain: 'bench.example',
  currency: 'EUR',
  language: 'en',
  languages: ['en'],
  timeZone: 'UTC',
}
const day = 86_400_000

/** The real Worker in test/bench/entry.ts, or another entry, with one site at the large flush delay (DESIGN.md, Project). */
export async function startBench(stateDir: string, more: Partial<RuntimeOptions> = {}): Promise<BenchServer> {
  const runtime = await startRuntime({
    stateDir,
    entry: 'test/bench/entry.ts',
    objects: { FLOOR: 'Floor' },
    site,
    vars: { WRITES_A_MINUTE: '1000000' },
    ...more,
  })
  const server = { url: runtime.url, keys: runtime.keys, pid: runtime.workerd(), runtime }
  const { settings } = (await admin(server, 'GET', '/api/settings')) as { settings: object }
  await admin(server, 'PUT', '/api/settings', { settings: { ...settings, flushDelayMs: day } })
  await new Promise((resolve) => setTimeout(resolve, 3500)) // until isolates look at the site's settings again
  return server
}

/** Fills a site through its own API: feed, visits as training lines, index. */
export async function fillSite(
  server: Pick<BenchServer, 'url' | 'keys'>,
  products: number,
  sessions: number,
): Promise<void> {
  const feed = [...catalog(products)].join('')
  await jobDone(server, await admin(server, 'POST', '/api/feeds/import?format=ndjson&source=upload&mode=delta', feed))
  const clicks = [...visits(sessions, products)]
  for (let from = 0; from < clicks.length; from += 10_000) {
    const key = `site/${server.keys.site}/training/2026-10-01/bench-${from}.ndjson`
    const put = await fetch(`${server.url}/dev/bench/put?key=${encodeURIComponent(key)}`, {
      method: 'POST',
      body: clicks.slice(from, from + 10_000).join(''),
    })
    if (!put.ok) throw new Error(`put answered ${put.status}`)
  }
  await jobDone(server, await admin(server, 'POST', '/api/jobs/build-index'))
}

/** Another site in the same process. */
export async function addSite(server: BenchServer, id: string): Promise<Pick<BenchServer, 'url' | 'keys'>> {
  const made = (await admin(server, 'POST', '/api/sites', { ...site, id })) as { writeKey: string; secretKey: string }
  return { url: server.url, keys: { ...server.keys, site: id, ...made } }
}

async function jobDone(server: Pick<BenchServer, 'url' | 'keys'>, answer: unknown): Promise<void> {
  const named = answer as { job?: string | { id: string }; id?: string } | null
  const id = typeof named?.job === 'object' ? named.job.id : (named?.job ?? named?.id)
  if (id === undefined) return
  for (;;) {
    const job = await jobNow(server, id)
    if (job?.state === 'done') return
    if (job?.state === 'failed') throw new Error(`Job ${id} failed: ${job.error}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Null where workerd, computing for longer than the 15 s it gives a request's head, closed the connection unread. */
async function jobNow(
  server: Pick<BenchServer, 'url' | 'keys'>,
  id: string,
): Promise<{ state: string; error?: string } | null> {
  try {
    return (await admin(server, 'GET', `/api/jobs/${id}`)) as { state: string; error?: string }
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Bench entries only: counts since the last reset, and what is switched. */
export async function control(
  server: Pick<BenchServer, 'url'>,
  path: 'mode' | 'reset' | 'counts',
  body: object = {},
): Promise<unknown> {
  const reply = await fetch(`${server.url}/dev/bench/${path}`, { method: 'POST', body: JSON.stringify(body) })
  if (!reply.ok) throw new Error(`/dev/bench/${path} answered ${reply.status}: ${await reply.text()}`)
  return reply.json()
}
