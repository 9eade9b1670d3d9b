import { browserAgent } from '../faults/admin.ts'
import { connect, type Socket } from 'node:net'

export interface Reply {
  status: number
  body: string
}

/** One request as the bytes that go over the wire: building them is no part of what is measured. */
export function requestBytes(
  method: 'GET' | 'POST',
  path: string,
  body = '',
  headers: Record<string, string> = {},
): Buffer {
  const all = {
    host: 'bench.test',
    'user-agent': browserAgent,
    'content-type': 'application/json',
    ...(method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}

/** A kept-alive HTTP/1.1 connection, one request at a time: a tenth of the CPU of node:http, so that two cores suffice. */
export class Connection {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined

  constructor(url: string) {
    const { hostname, port } = new URL(url)
    this.#socket = connect(Number(port), hostname)
    this.#socket.setNoDelay(true)
    this.#socket.on('data', (chunk: Buffer) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
      this.#answer()
    })
    this.#socket.on('error', (error) => this.#waiting?.reject(error))
    this.#socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection')))
  }

  send(bytes: Buffer): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(bytes)
    })
  }

  close(): void {
    this.#waiting = undefined
    this.#socket.destroy()
  }

  #answer(): void {
    const reply = parseReply(this.#received)
    if (reply === null) return
    this.#received = Buffer.alloc(0)
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve(reply)
  }
}

/** Null until the whole reply has arrived. */
function parseReply(bytes: Buffer): Reply | null {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = bytes.toString('latin1', 0, headEnd).toLowerCase()
  const status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1]
  const start = headEnd + 4
  if (length !== undefined) {
    const end = start + Number(length)
    return bytes.length >= end ? { status, body: bytes.toString('utf8', start, end) } : null
  }
  if (!head.includes('transfer-encoding: chunked')) return { status, body: '' }
  if (bytes.toString('latin1', bytes.length - 5) !== '0\r\n\r\n') return null
  return { status, body: unchunked(bytes.subarray(start)) }
}

function unchunked(bytes: Buffer): string {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    if (!(size > 0)) return Buffer.concat(parts).toString('utf8')
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
}
