import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { buildWidget } from '../../cli/buildWidget.ts'

/** What a test reads of an event. */
export interface SeenEvent {
  type: string
  event?: string
  messageId: string
  anonymousId?: string
  userId?: string
  token?: string
  timestamp: string
  properties: Record<string, unknown> & { products?: Record<string, unknown>[] }
  context: { page: { path: string; title: string; referrer: string }; consent: { categoryPreferences: object } }
}
export interface SeenItem {
  productId: string
  title: string
  url: string
  imageUrl: string
  price: number
  regularPrice?: number
  currency: string
  availability: string
  reason: { code: string; text: string }
  score: number
}
interface PageOptions {
  head?: string
  body?: string
  /** attributes of the script tag */
  tag?: string
  /** a strict policy with this nonce */
  nonce?: string
}

const dist = path.resolve(import.meta.dirname, '../../widget/dist')
const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 276"><rect x="70" y="50" width="160" height="180" rx="20" fill="#414d53"/><circle cx="150" cy="120" r="30" fill="#d9a441"/></svg>`

export const item = (n: number, more: Partial<SeenItem> = {}): SeenItem => ({
  productId: `SKU-${n}`,
  title: ['Barista Two', 'Presto Rosso espresso machine with milk frother', 'Cubo 15 Black', 'Torre Lungo'][n % 4]!,
  url: `/shop/p/SKU-${n}`,
  imageUrl: '/picture.svg',
  price: 289 + n,
  ...(n % 3 === 1 ? { regularPrice: 329 + n } : {}),
  currency: 'EUR',
  availability: 'in_stock',
  reason: { code: 'similar', text: 'Quieter, smaller' },
  score: 1,
  ...more,
})

/** The public HTTP contract as the widget meets it: keeps what it is sent, and fails as a test says. */
export async function startDouble(port: number) {
  await buildWidget()
  const pages = new Map<string, { html: string; csp?: string }>()
  const state = {
    /** of `/v1/b`, accepted once by id, as the server keeps them */
    stored: new Map<string, SeenEvent>(),
    /** every body of `/v1/b` */
    batches: [] as {
      token?: string
      writeKey: string
      sentAt: string
      batch: SeenEvent[]
      cookie: string | undefined
    }[],
    recommends: [] as {
      anonymousId?: string
      token?: string
      blocks: { id: string; context?: object }[]
      locale?: string
    }[],
    reads: [] as string[],
    /** how the collection answers: 200, a status, or a cut connection before or after storing */
    collect: 'ok' as 'ok' | 'down' | 'cut' | number,
    isDown: false,
    items: (_id: string) => Array.from({ length: 8 }, (_, n) => item(n)),
    inbox: [] as {
      id: string
      title: string
      text: string
      link: string
      imageUrl?: string
      at: number
      readAt?: number
    }[],
    csp: [] as string[],
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://double')
    const where = url.pathname.replace(/^\/a\//, '/')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const page = pages.get(url.pathname)
    if (page !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      if (page.csp !== undefined) response.setHeader('content-security-policy', page.csp)
      response.end(page.html)
    } else if (where === '/picture.svg') {
      response.setHeader('content-type', 'image/svg+xml')
      response.end(picture)
    } else if (where.startsWith('/aisle')) {
      if (state.isDown && where.startsWith('/aisle-blocks')) return void request.socket.destroy()
      response.setHeader('content-type', 'text/javascript; charset=utf-8')
      response.end(readFileSync(path.join(dist, path.basename(where))))
    } else if (state.isDown) request.socket.destroy()
    else if (where === '/v1/b') collect(request, response, body)
    else if (where === '/v1/recommend') {
      const asked = JSON.parse(body) as (typeof state.recommends)[number]
      state.recommends.push(asked)
      const blocks = (asked.blocks ?? []).map(({ id }) => ({ id, recipe: 'r', items: state.items(id) }))
      response.end(JSON.stringify({ requestId: `request-${state.recommends.length}`, blocks }))
    } else if (where.startsWith('/v1/inbox')) inbox(request, response, where, body)
    else if (where === '/csp') {
      state.csp.push(body)
      response.end()
    } else {
      response.statusCode = 404
      response.end()
    }
  }

  function collect(request: IncomingMessage, response: ServerResponse, body: string): void {
    if (state.collect === 'down') return void request.socket.destroy()
    if (typeof state.collect === 'number') {
      response.statusCode = state.collect
      response.setHeader('retry-after', '1')
      return void response.end('{}')
    }
    const sent = JSON.parse(body) as (typeof state.batches)[number]
    state.batches.push({ ...sent, cookie: request.headers.cookie })
    for (const event of sent.batch) if (!state.stored.has(event.messageId)) state.stored.set(event.messageId, event)
    if (state.collect === 'cut') return void request.socket.destroy()
    response.end(JSON.stringify({ success: true, token: 'visitor-token', rejected: [] }))
  }

  function inbox(request: IncomingMessage, response: ServerResponse, where: string, body: string): void {
    if (request.headers.authorization !== 'Bearer visitor-token') {
      response.statusCode = 401
      return void response.end('{}')
    }
    state.reads.push(`${request.method} ${where} ${body}`.trim())
    if (where.endsWith('/read')) {
      const { ids } = JSON.parse(body) as { ids: string[] | 'all' }
      state.inbox = state.inbox.map((one) => (ids === 'all' || ids.includes(one.id) ? { ...one, readAt: one.at } : one))
    } else if (request.method === 'DELETE') {
      state.inbox = state.inbox.filter(({ id }) => id !== path.basename(where))
    }
    const unread = state.inbox.filter(({ readAt }) => readAt === undefined).length
    response.end(JSON.stringify({ items: state.inbox, unread }))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`

  return {
    base,
    state,
    /** Events stored, by name or type, in their order. */
    names: () => [...state.stored.values()].map((event) => event.event ?? event.type),
    page(where: string, { head = '', body = '', tag = '', nonce }: PageOptions = {}): string {
      const mark = nonce === undefined ? '' : ` nonce="${nonce}"`
      pages.set(where, {
        html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Shop</title>
<script${mark}>window.aisle=window.aisle||function(){(aisle.q=aisle.q||[]).push(arguments)}</script>${head}
<script${mark} async src="/a/aisle.js" data-key="pk_test_1" ${tag}></script></head><body>${body}</body></html>`,
        ...(nonce === undefined
          ? {}
          : {
              csp: `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src 'self'; connect-src 'self'; report-uri /csp`,
            }),
      })
      return base + where
    },
    reset() {
      state.stored.clear()
      Object.assign(state, {
        batches: [],
        recommends: [],
        reads: [],
        collect: 'ok',
        isDown: false,
        items: () => Array.from({ length: 8 }, (_, n) => item(n)),
        inbox: [],
        csp: [],
      })
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
