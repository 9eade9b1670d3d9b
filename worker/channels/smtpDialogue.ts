/** One answer of an SMTP server (RFC 5321, 4.2): its code and the text of all its lines. */
export interface Reply {
  code: number
  text: string
}

/** No answer within the time, or the connection ended: nobody knows what the server did last. */
export class NoReply extends Error {}

const encoder = new TextEncoder()
const longestReply = 64 * 1024

/** The line-based half of an SMTP connection. `replyMs`: how long to wait for each answer. */
export class SmtpDialogue {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>
  private readonly writer: WritableStreamDefaultWriter<Uint8Array>
  private readonly replyMs: number
  private readonly decoder = new TextDecoder()
  private buffer = ''

  constructor(socket: Pick<Socket, 'readable' | 'writable'>, replyMs: number) {
    this.reader = (socket.readable as ReadableStream<Uint8Array>).getReader()
    this.writer = (socket.writable as WritableStream<Uint8Array>).getWriter()
    this.replyMs = replyMs
  }

  /** Gives the streams back, for STARTTLS. */
  release(): void {
    this.reader.releaseLock()
    this.writer.releaseLock()
  }

  /** Sends a line, or a whole message, and waits for the answer. Throws `NoReply`. */
  async say(line: string): Promise<Reply> {
    try {
      await inTime(this.writer.write(encoder.encode(`${line}\r\n`)), this.replyMs)
    } catch (error) {
      throw new NoReply(error instanceof Error ? error.message : 'write failed')
    }
    return this.hear()
  }

  /** Waits for the next answer, to its last line. Throws `NoReply`. */
  async hear(): Promise<Reply> {
    for (;;) {
      const end = /^(\d{3}) [^\n]*\r?\n/m.exec(this.buffer) ?? /^(\d{3})\r?\n/m.exec(this.buffer)
      if (end !== null) {
        const text = this.buffer.slice(0, end.index + end[0].length)
        this.buffer = this.buffer.slice(text.length)
        return { code: Number(end[1]), text: text.trim() }
      }
      if (this.buffer.length > longestReply) throw new NoReply('the answer never ends')
      const chunk = await this.read()
      this.buffer += this.decoder.decode(chunk, { stream: true })
    }
  }

  private async read(): Promise<Uint8Array> {
    let result: ReadableStreamReadResult<Uint8Array>
    try {
      result = await inTime(this.reader.read(), this.replyMs)
    } catch (error) {
      throw new NoReply(error instanceof Error ? error.message : 'read failed')
    }
    if (result.done) throw new NoReply('connection closed')
    return result.value
  }
}

/** The promise's result, or an error once `ms` are over. */
export async function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new NoReply(`no answer in ${ms} ms`)), ms)
      }),
    ])
  } finally {
    clearTimeout(timer)
  }
}
