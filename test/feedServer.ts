import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** a shop's server on loopback: "http://127.0.0.1:<port>" */
    feedServer: string
  }
}

interface Stored {
  body: string
  version: number
}

/**
 * A server that serves feeds, well and badly, as shops' servers do. `PUT /feeds/:name` sets a body; then
 * `/feeds/:name` (ETag, Last-Modified, 304), `/locked/:name` (Basic ann:word), `/keyed/:name` (X-Feed-Key: k), and
 * `/stall /drip /silent /endless /huge /loop /status/:code /redirect?to= /headers`. `GET /hits?path=` counts.
 */
export default async function serveFeeds(project: TestProject): Promise<() => Promise<void>> {
  const feeds = new Map<string, Stored>()
  const hits = new Map<string, number>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://feeds')
    if (url.pathname === '/hits') return response.end(String(hits.get(url.searchParams.get('path') ?? '') ?? 0))
    if (request.method === 'PUT') return void keep(request, response, feeds, url.pathname)
    hits.set(url.pathname, (hits.get(url.pathname) ?? 0) + 1)
    return answer(request, response, feeds, url)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('feedServer', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

async function keep(
  request: IncomingMessage,
  response: ServerResponse,
  feeds: Map<string, Stored>,
  path: string,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  feeds.set(path, { body: Buffer.concat(chunks).toString(), version: (feeds.get(path)?.version ?? 0) + 1 })
  response.end()
}

function answer(request: IncomingMessage, response: ServerResponse, feeds: Map<string, Stored>, url: URL): unknown {
  const [, kind = '', name = ''] = url.pathname.split('/')
  switch (kind) {
    case 'silent':
      return undefined
    case 'stall':
      return response.write('id,title,price\na,Kettle,10\n')
    case 'drip': {
      const drip = setInterval(() => response.write('x'), 20)
      return response.on('close', () => clearInterval(drip))
    }
    case 'endless': {
      const flood = (): void => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', flood)
      }
      response.on('close', () => response.removeAllListeners('drain'))
      return flood()
    }
    case 'huge':
      response.writeHead(200, { 'content-length': '10000000000' })
      return response.write('id,title,price\n')
    case 'status':
      return response.writeHead(Number(name), { 'retry-after': '7200' }).end('no')
    case 'loop':
      return response.writeHead(302, { location: '/loop' }).end()
    case 'redirect':
      return response.writeHead(302, { location: url.searchParams.get('to') ?? '' }).end()
    case 'headers':
      return response.end(`id,title,price\nh,"${JSON.stringify(request.headers).replaceAll('"', "'")}",1\n`)
    case 'locked':
      if (request.headers.authorization !== `Basic ${btoa('ann:word')}`) return response.writeHead(401).end()
      return serve(request, response, feeds.get(`/feeds/${name}`))
    case 'keyed':
      if (request.headers['x-feed-key'] !== 'k') return response.writeHead(403).end()
      return serve(request, response, feeds.get(`/feeds/${name}`))
    default:
      return serve(request, response, feeds.get(url.pathname))
  }
}

function serve(request: IncomingMessage, response: ServerResponse, feed: Stored | undefined): unknown {
  if (feed === undefined) return response.writeHead(404).end()
  const etag = `"v${feed.version}"`
  const modified = new Date(Date.UTC(2026, 0, feed.version)).toUTCString()
  const known = request.headers['if-none-match'] ?? null
  if (known === null ? request.headers['if-modified-since'] === modified : known === etag) {
    return response.writeHead(304, { etag }).end()
  }
  return response.writeHead(200, { etag, 'last-modified': modified }).end(feed.body)
}
