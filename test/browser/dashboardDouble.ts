import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { callsOf } from '../../worker/routes/api/accessTable.ts'
import type { Role } from '../../worker/store/schema.ts'
import { assisted, audiences, DoubleBlocks, presetAnswer } from './dashboardDoubleBlocks.ts'
import * as catalog from './dashboardDoubleCatalog.ts'
import * as data from './dashboardDoubleData.ts'

const builtAt = path.join(import.meta.dirname, '../../dashboard/dist')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

export interface Double {
  url: string
  /** what the dashboard asked of the API: "PUT /api/blocks/for-you" with its body */
  calls: { call: string; body: unknown }[]
  /** what was asked although the role may not */
  refused: readonly string[]
  close: () => Promise<void>
}

interface DoubleOptions {
  port?: number
  /** where the built dashboard lies, if not in its own folder */
  dist?: string
  /** nobody is a member yet: the set-up page shows */
  fresh?: boolean
  /** who is logged in; owner when unsaid. What the role may not call answers 403 */
  role?: Role
  /** every list is empty, as on a new site */
  empty?: boolean
  /** paths that answer 503 */
  broken?: readonly string[]
  /** ms before any API answer */
  delayMs?: number
}

/**
 * The built dashboard with a made-up API: pages can be looked at and tested without a Worker. It answers in the shapes
 * of the real API and keeps what is put, so that undo has something to bring back.
 */
export async function startDashboardDouble(options: DoubleOptions = {}): Promise<Double> {
  const { dist = builtAt, role = 'owner' } = options
  const refused: string[] = []
  const headers = securityHeaders(await readFile(path.join(dist, '_headers'), 'utf8'))
  const calls: Double['calls'] = []
  const state = {
    member: !options.fresh,
    loggedIn: !options.fresh,
    scenario: data.scenario,
    settings: data.settings,
  }
  const blocks = new DoubleBlocks(options.empty === true)
  const sockets = new Set<Duplex>()

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://double')
    if (url.pathname.startsWith('/api/')) {
      if (options.delayMs) await new Promise((resolve) => setTimeout(resolve, options.delayMs))
      const body = await bodyOf(request)
      calls.push({ call: `${request.method} ${url.pathname}`, body })
      if (options.broken?.some((broken) => url.pathname.startsWith(broken))) {
        return json(response, 503, {
          error: {
            code: 'database-down',
            message: 'The database did not answer in 10 s.',
            hint: 'Blocks and messages go on without it.',
          },
        })
      }
      if (url.pathname.endsWith('/html')) {
        response.setHeader(
          'content-security-policy',
          "default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:; sandbox",
        )
        response.setHeader('content-type', 'text/html; charset=utf-8')
        response.end(data.mail)
        return undefined
      }
      if (!callsOf(role).some((row) => isCall(row, `${request.method} ${url.pathname}`))) {
        refused.push(`${request.method} ${url.pathname}`)
        return json(response, 403, { error: { code: 'no-access', message: `The role ${role} may not do this` } })
      }
      const [status, answer] = answerTo(`${request.method} ${url.pathname}`, url, body)
      return json(response, status, answer)
    }
    if (url.pathname.startsWith('/shop/img/')) {
      response.setHeader('content-type', 'image/svg+xml')
      response.end(picture(Number(/(\d+)\.svg$/.exec(url.pathname)?.[1] ?? 0)))
      return undefined
    }
    if (url.pathname === '/') {
      response.writeHead(302, { location: '/dashboard/' })
      response.end()
      return undefined
    }
    for (const [name, value] of headers) response.setHeader(name, value)
    const name = path.extname(url.pathname) === '' ? '/index.html' : path.normalize(url.pathname)
    try {
      const file = await readFile(path.join(dist, name))
      response.setHeader('content-type', types[path.extname(name)] ?? 'application/octet-stream')
      response.end(file)
    } catch {
      response.writeHead(404)
      response.end()
    }
    return undefined
  }

  function answerTo(call: string, url: URL, body: unknown): [number, unknown] {
    const given = (body ?? {}) as Record<string, unknown>
    const list = <T>(items: readonly T[]) => (options.empty ? { items: [] } : { items })
    const page = <T>(items: readonly T[]) => {
      if (options.empty) return { items: [], total: 0 }
      const from = Number(url.searchParams.get('cursor') ?? 0)
      const to = from + Number(url.searchParams.get('limit') ?? 50)
      return { items: items.slice(from, to), total: items.length, ...(to < items.length ? { next: String(to) } : {}) }
    }
    if (call === 'GET /api/setup') return [200, { needed: !state.member, token: false }]
    if (call === 'POST /api/setup') {
      if (String(given.password).length < 12) return invalid('password', 'Use 12 characters or more')
      Object.assign(state, { member: true, loggedIn: true })
      return [
        201,
        {
          site: 'marlow',
          writeKey: data.settings.writeKeys[0],
          secretKey: 'sk_marlow_1234567890abcdefghijklmnopqrstuv',
        },
      ]
    }
    if (call === 'POST /api/login') {
      if (given.password === 'wrong')
        return [401, { error: { code: 'wrong-login', message: 'The e-mail address or the password is wrong' } }]
      state.loggedIn = true
      return [200, data.me]
    }
    if (!state.loggedIn) return [401, { error: { code: 'no-key', message: 'Log in' } }]
    if (call === 'POST /api/logout') {
      state.loggedIn = false
      return [200, {}]
    }
    const [, method, subject, id, part] = /^(\w+) \/api\/([\w-]+)(?:\/([^/]+))?(?:\/([\w-]+))?/.exec(call) ?? []
    const key = decodeURIComponent(id ?? '')
    const q = (url.searchParams.get('q') ?? url.searchParams.get('email') ?? '').toLowerCase()
    switch (subject) {
      case 'me':
        return [200, { ...data.me, role, may: callsOf(role) }]
      case 'home':
        return [
          200,
          options.empty
            ? {
                ...data.home(7),
                checklist: data.home(7).checklist.map(({ id: step }) => ({ id: step, done: false })),
                blocks: [],
                series: [],
                totals: {
                  events: 0,
                  customers: 0,
                  orders: 0,
                  revenue: 0,
                  currency: 'EUR',
                  messagesSent: 0,
                  blockClicks: 0,
                },
                firstEventAt: undefined,
              }
            : data.home(Number(url.searchParams.get('days'))),
        ]
      case 'rejected':
        return method === 'POST' ? [200, { stored: 1, rejected: [] }] : [200, list(data.rejected)]
      case 'customers': {
        if (part === 'looked') return [200, { stored: (given as { looked: unknown[] }).looked.length, duplicates: 0 }]
        if (part === 'timeline') return [200, { items: data.timeline }]
        if (part === 'decisions') return [200, { items: data.decisions }]
        if (part === 'recommendations')
          return [200, { block: url.searchParams.get('block'), items: data.recommended(5), removed: data.removed }]
        if (id !== undefined) return [200, data.customer(key)]
        return [200, page(data.customers.filter(({ label }) => q === '' || (label ?? '').toLowerCase().includes(q)))]
      }
      case 'products': {
        if (part === 'waiting') return [200, data.waiting]
        if (part === 'neighbours') return [200, { items: data.recommended(6, 3) }]
        if (part === 'prices') return [200, data.prices]
        if (part === 'reviews') return [200, data.reviews]
        if (id !== undefined) return [200, data.productDetail(key)]
        const facets = {
          category: [
            { id: 'coffee', name: 'Coffee', count: 30 },
            { id: 'jewellery', name: 'Jewellery', count: 5 },
          ],
          brand: [{ id: 'Crema', name: 'Crema', count: 15 }],
          label: [{ id: 'new', name: 'new', count: 4 }],
          type: [{ id: 'espresso-machine', name: 'Espresso machine', count: 7 }],
        }
        return [200, { ...page(data.products.filter(({ title }) => title.toLowerCase().includes(q))), facets }]
      }
      case 'audiences':
        return [200, options.empty ? { regions: [], segments: [] } : audiences]
      case 'types':
        return [200, id === undefined ? list(catalog.types) : catalog.typeDetail(key)]
      case 'links':
        return [200, list<object>(url.searchParams.has('removed') ? catalog.typeLinks : data.links)]
      case 'labels':
        return [200, id === 'estimate' ? catalog.labelEstimate : catalog.labels]
      case 'vectors':
        return [200, catalog.vectors]
      case 'reviews':
        return [200, catalog.reviewTopics]
      case 'duplicates':
        return [200, list(catalog.duplicates)]
      case 'feeds':
        if (key === 'preview' || part === 'preview') return [200, data.feedPreview]
        if (method === 'GET' && id !== undefined) return [200, data.feeds.find(({ source }) => source === key) ?? {}]
        return method === 'POST'
          ? [
              200,
              {
                products: 520,
                changed: 12,
                new: 4,
                gone: 1,
                unchanged: 503,
                bad: 1,
                rows: [{ line: 17, field: 'price', message: '“abc” is no price' }],
              },
            ]
          : [200, list(data.feeds)]
      case 'held':
        return [
          200,
          method === 'GET' ? list(options.empty === true ? [] : data.held) : { ...data.held[0], state: 'released' },
        ]
      case 'jobs':
        return method === 'POST' ? [202, { job: 'j3' }] : [200, list(data.jobs)]
      case 'models':
        return method === 'GET'
          ? [200, { ...list(data.models), training: options.empty ? null : data.training }]
          : [200, data.models[0]]
      case 'blocks':
        if (part === 'funnel') return [200, data.funnel]
        return blocks.answer(method ?? 'GET', url.pathname.slice('/api/blocks'.length), url, body)
      case 'assist':
        return [200, assisted(body)]
      case 'presets':
        return options.empty === true ? [200, { items: [], total: 0 }] : presetAnswer(method ?? 'GET', url)
      case 'scenarios':
        if (method === 'PUT') state.scenario = { ...state.scenario, ...(given as object) }
        return [200, id === undefined ? list([state.scenario]) : state.scenario]
      case 'messages':
        if (id !== undefined) return [200, data.messageDetail(key)]
        return [
          200,
          page(data.messages.filter(({ status }) => [null, status as string].includes(url.searchParams.get('status')))),
        ]
      case 'settings':
        if (id === 'keys') return [201, { id: 'k2', key: 'sk_demo_abcdefghijklmnopqrstuvwxyz012345' }]
        return [200, id === 'email' ? { sent: true } : state.settings]
      default:
        return [404, { error: { code: 'not-found', message: `No route ${call}` } }]
    }
  }

  const server = createServer((request, response) => {
    // A page that was left cuts its requests off.
    serve(request, response).catch(() => response.destroy())
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    sockets.add(socket)
    stream(request, socket, options.empty === true)
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    refused,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const invalid = (field: string, message: string): [number, unknown] => [
  422,
  { error: { code: 'invalid', message: `${field}: ${message}`, field } },
]

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString()
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The headers that `_headers` gives every path. */
function securityHeaders(file: string): [string, string][] {
  const [first = ''] = file.split('\n/dashboard')
  return [...first.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name = '', value = '']) => [name, value])
}

const colours = ['#c9825b', '#3f7f78', '#8a5a9e', '#c6a14a', '#5b7fa8', '#a35252']
const picture = (index: number): string => {
  const colour = colours[index % colours.length]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><rect x="34" y="28" width="52" height="64" rx="10" fill="${colour}"/><rect x="42" y="40" width="36" height="10" rx="5" fill="#fff" opacity=".8"/><circle cx="60" cy="72" r="10" fill="#fff" opacity=".5"/></svg>`
}

/** A hibernating socket's stand-in: opens by RFC 6455 and sends an event every 400 ms. */
function stream(request: IncomingMessage, socket: Duplex, silent: boolean): void {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  if (silent) return
  let sent = 0
  const timer = setInterval(() => {
    const template = data.timeline[sent % data.timeline.length]!
    const event = {
      id: `evt_${sent}`,
      at: Date.now(),
      type: template.type,
      ...(template.event === undefined ? {} : { event: template.event }),
      customer: data.customers[sent % data.customers.length]!.id,
      trust: sent % 4 === 3 ? 'server' : 'public',
      properties: template.properties,
      page: '/p/barista-one',
    }
    sent++
    socket.write(
      frame(
        JSON.stringify(
          sent % 11 === 5
            ? { rejected: [{ ...data.rejected[0], id: `live-${sent}`, at: Date.now() }] }
            : { events: [event] },
        ),
      ),
    )
  }, 400)
  socket.on('close', () => clearInterval(timer))
  socket.on('error', () => clearInterval(timer))
}

function frame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head =
    payload.length < 126
      ? Buffer.from([0x81, payload.length])
      : Buffer.from([0x81, 126, payload.length >> 8, payload.length & 255])
  return Buffer.concat([head, payload])
}

if (process.argv[1] === import.meta.filename) {
  const { url } = await startDashboardDouble({
    port: Number(process.argv[2] ?? 4160),
    ...(process.argv[3] === undefined ? {} : { dist: process.argv[3] }),
  })
  process.stdout.write(`ready ${url}/dashboard/\n`)
}

/** "GET /api/blocks/similar" is a call of the row "GET /api/blocks/:id". */
const isCall = (row: string, call: string): boolean => new RegExp(`^${row.replaceAll(/:\w+/g, '[^/]+')}$`).test(call)
