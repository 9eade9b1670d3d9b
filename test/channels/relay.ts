import type { Connect } from '../../worker/channels/smtp.ts'

/** What a relay says to a line; "hang" and "close" are what a network says. */
export type Says = (line: string, lines: readonly string[]) => string

export interface Relay {
  connect: Connect
  /** everything said to it, the message's lines too */
  lines: string[]
  /** messages it took */
  taken: string[]
  /** how each connection was secured */
  secured: string[]
}

/** A mail relay in memory that speaks SMTP; `says` overrules its answer to a line. "." stands for the whole message. */
export function relay(says: Says = () => '', greeting = '220 relay.example ready'): Relay {
  const double: Relay = { connect: connectTo, lines: [], taken: [], secured: [] }
  return double

  function connectTo(_address: unknown, options: { secureTransport: string }) {
    double.secured.push(options.secureTransport)
    return socket(greeting === '' ? [] : [`${greeting}\r\n`])
  }

  function socket(first: string[]): ReturnType<Connect> {
    const encoder = new TextEncoder()
    const decoder = new TextDecoder()
    const answers = new TransformStream<Uint8Array, Uint8Array>()
    const out = answers.writable.getWriter()
    const say = (text: string) => void out.write(encoder.encode(text)).catch(() => undefined)
    for (const text of first) say(text)
    let message: string | null = null
    let buffer = ''
    const writable = new WritableStream<Uint8Array>({
      write(chunk) {
        buffer += decoder.decode(chunk, { stream: true })
        for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
          const line = buffer.slice(0, end)
          buffer = buffer.slice(end + 2)
          if (message === null) answer(line)
          else if (line === '.') answer('.')
          else message += `${line}\r\n`
        }
      },
    })
    return {
      opened: Promise.resolve({}) as never,
      readable: answers.readable as never,
      writable: writable as never,
      startTls: () => {
        double.secured.push('startTls')
        return socket([]) as never
      },
      close: async () => undefined,
    }

    function answer(line: string): void {
      double.lines.push(line)
      const said = says(line, double.lines)
      if (said === 'hang') return
      if (said === 'close') return void out.close().catch(() => undefined)
      const reply = said === '' ? usual(line) : said
      if (line === 'DATA' && reply.startsWith('354')) message = ''
      if (line === '.') {
        if (reply.startsWith('250') && message !== null) double.taken.push(message)
        message = null
      }
      say(`${reply}\r\n`)
    }
  }
}

function usual(line: string): string {
  if (line.startsWith('EHLO')) return '250-relay.example\r\n250-STARTTLS\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME'
  if (line.startsWith('AUTH')) return '235 2.7.0 welcome'
  if (line === 'STARTTLS') return '220 go ahead'
  if (line === 'DATA') return '354 end with a dot'
  return line === 'QUIT' ? '221 bye' : '250 2.0.0 ok: queued as 4711'
}
