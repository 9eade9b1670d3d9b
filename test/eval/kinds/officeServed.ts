import { existsSync } from 'node:fs'
import path from 'node:path'
import type { EvalKind } from '../kind.ts'
import type { Judged } from '../judge.ts'
import { historiesOf, readOffice, type OfficeRow } from '../officeFiles.ts'
import { call, inParallel, request, serve, type Served } from '../served.ts'
import { rowOf, type Row } from '../table.ts'

const DAY_MS = 86_400_000
const PATIENCE_MS = 120_000

/** What the rows are judged on, as recipes: the page's products are the history. */
const recipes = {
  'eval-content': [{ use: 'similar', weight: 1 }],
  'eval-personal': [{ use: 'personal', weight: 1 }],
} as const

/** Content and cold start through the whole product; not in the fast subset, since it runs the built Worker. */
export const officeServed: EvalKind = {
  name: 'office-served',
  parts: [
    {
      name: 'office by HTTP',
      isSlow: true,
      rows: async ({ data, port }) => (existsSync(path.join(data, 'catalogs/office')) ? officeRows(data, port) : []),
    },
  ],
}

/**
 * Office through the whole product: the titles by `POST /api/feeds/import`, the valid rows' purchases as orders by
 * `POST /v1/batch`, the index by its job, and each test row by `POST /v1/recommend` with the past removed.
 */
async function officeRows(data: string, port: number): Promise<Row[]> {
  const startedAt = performance.now()
  const office = readOffice(data)
  const served = await serve(port)
  try {
    await importTitles(served, office.items)
    const orders = await sendHistories(served, historiesOf(office.valid))
    await buildWith(served, orders)
    for (const [id, sources] of Object.entries(recipes)) await putBlock(served, id, sources)
    const content = await judge(served, 'eval-content', office.test)
    const personal = await judge(served, 'eval-personal', office.test)
    const seen = new Set(office.valid.flatMap((row) => [...row.history, row.target]))
    const isCold = office.test.map((row) => !seen.has(row.target) && !row.history.includes(row.target))
    const cold = content.ranks.filter((_, at) => isCold[at])
    const seconds = (performance.now() - startedAt) / 1000
    return [
      rowOf('office, by HTTP', 'content', content, metrics(0.108, 0.069), seconds),
      rowOf(
        'office, never seen',
        'content',
        { n: cold.length, ranks: cold, covered: 0 },
        [{ metric: 'hr@10', bar: 0.085 }],
        seconds,
      ),
      rowOf('office, by HTTP', 'personal (SR + content)', personal, metrics(0.138, 0.102), seconds),
    ]
  } finally {
    await served.stop()
  }
}

const metrics = (hr: number, ndcg: number) => [
  { metric: 'hr@10', bar: hr },
  { metric: 'ndcg@10', bar: ndcg },
]

async function importTitles(served: Served, items: ReturnType<typeof readOffice>['items']): Promise<void> {
  const feed = Object.entries(items).map(([id, { title, brand }]) =>
    JSON.stringify({
      id,
      title,
      ...(brand ? { brand } : {}),
      link: `https://office.example/p/${id}`,
      image_link: `https://office.example/img/${id}.jpg`,
      price: '10.00 EUR',
      availability: 'in_stock',
    }),
  )
  const answer = await call<{ products: number; job?: string }>(
    served,
    'POST',
    '/api/feeds/import?format=auto&source=office&mode=full',
    feed.join('\n'),
    'application/x-ndjson',
  )
  if (answer.job !== undefined) await jobDone(served, answer.job)
}

async function jobDone(served: Served, id: string): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 250) {
    const job = await call<{ state: string; error?: string }>(served, 'GET', `/api/jobs/${id}`)
    if (job.state === 'done') return
    if (job.state === 'failed') throw new Error(`Job ${id} failed: ${job.error}`)
    await pause(250)
  }
  throw new Error(`Job ${id} is still running after ${PATIENCE_MS / 1000} s`)
}

/** One order a day, the last yesterday. Answers how many purchases were sent. */
async function sendHistories(served: Served, histories: ReadonlyMap<string, readonly string[]>): Promise<number> {
  const now = Date.now()
  const perUser = [...histories].map(([user, items]) =>
    items.map((item, at) => ({
      type: 'track',
      event: 'Order Completed',
      messageId: `${user}-${at}`,
      userId: user,
      timestamp: new Date(now - (items.length - at) * DAY_MS).toISOString(),
      properties: {
        order_id: `${user}-${at}`,
        currency: 'EUR',
        total: 10,
        products: [{ product_id: item, price: 10, quantity: 1 }],
      },
    })),
  )
  const batches = Array.from({ length: Math.ceil(perUser.length / 40) }, (_, at) =>
    perUser.slice(at * 40, at * 40 + 40).flat(),
  )
  const authorization = `Basic ${Buffer.from(`${served.secretKey}:`).toString('base64')}`
  await inParallel(batches, 4, async (batch) => {
    const response = await request(`${served.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ batch }),
    })
    const answer = (await response.json()) as { rejected?: readonly unknown[] }
    if (!response.ok || (answer.rejected ?? []).length > 0)
      throw new Error(`batch: ${JSON.stringify(answer).slice(0, 500)}`)
  })
  return perUser.flat().length
}

/** Builds until the projection has brought all purchases to the training lines. */
async function buildWith(served: Served, orders: number): Promise<void> {
  let actions = 0
  for (const startedAt = Date.now(); Date.now() - startedAt < PATIENCE_MS;) {
    actions = (await call<{ actions: number }>(served, 'POST', '/api/jobs/build-index', '{}')).actions
    if (actions >= orders) return
    await pause(3000)
  }
  throw new Error(`Only ${actions} of ${orders} purchases reached the index in ${PATIENCE_MS / 1000} s`)
}

const putBlock = (served: Served, id: string, sources: readonly { use: string; weight: number }[]) =>
  call(
    served,
    'PUT',
    `/api/blocks/${id}`,
    JSON.stringify({
      placement: 'any',
      title: { en: id },
      enabled: true,
      recipe: { id, limit: 20, min: 0, sources, exclude: ['context'], fallback: [] },
    }),
  )

async function judge(served: Served, block: string, tests: readonly OfficeRow[]): Promise<Judged> {
  await pause(3500) // an isolate looks at its site's blocks and index every three seconds
  const covered = new Set<string>()
  const ranks = await inParallel(tests, 6, async ({ history, target }) => {
    const response = await request(`${served.url}/v1/recommend`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        writeKey: served.writeKey,
        blocks: [{ id: block, limit: 20, context: { productIds: history } }],
      }),
    })
    if (!response.ok) throw new Error(`recommend: ${response.status} ${await response.text()}`)
    const answer = (await response.json()) as { blocks: { items: { productId: string }[] }[] }
    const ids = answer.blocks[0]!.items.map((item) => item.productId)
    for (const id of ids) covered.add(id)
    const place = ids.indexOf(target)
    return place < 0 ? Infinity : place + 1
  })
  return { n: tests.length, ranks, covered: covered.size }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
