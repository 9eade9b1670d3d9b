import { createServer, request as forward } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface Unsteady {
  url: string
  /** what was done to each POST, in order */
  done: ('cut' | '429' | 'passed')[]
  close(): Promise<void>
}

/**
 * A server between a client and Aisle: its first POST is stored and the connection cut before the answer, the second is
 * answered 429 with Retry-After: 1, all others pass.
 */
export async function unsteady(target: string): Promise<Unsteady> {
  const done: Unsteady['done'] = []
  const server = createServer((request, response) => {
    if (request.method !== 'POST') return pass(target, request, response)
    const turn = done.length
    done.push(turn === 0 ? 'cut' : turn === 1 ? '429' : 'passed')
    if (turn === 0) return pass(target, request, response, () => request.socket.destroy())
    if (turn > 1) return pass(target, request, response)
    request.resume()
    response.writeHead(429, {
      'retry-after': '1',
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-expose-headers': 'retry-after',
    })
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    done,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function pass(target: string, request: IncomingMessage, response: ServerResponse, stored?: () => void): void {
  const { hostname, port } = new URL(target)
  const onward = forward(
    { hostname, port, path: request.url, method: request.method, headers: request.headers },
    (reply) => {
      if (stored !== undefined) {
        reply.resume()
        reply.on('end', stored)
        return
      }
      response.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(response)
    },
  )
  onward.on('error', () => response.destroy())
  request.pipe(onward)
}
