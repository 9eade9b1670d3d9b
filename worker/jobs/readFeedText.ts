import { AppError } from '../model/error.ts'

/** Bytes of a feed as sent, and after gunzip. */
const mostSent = 100 * 1024 * 1024
const mostRead = 400 * 1024 * 1024

/**
 * A feed's text, piece by piece: gunzipped where its first bytes say gzip, whatever its headers do; UTF-8, or UTF-16 by
 * its byte order mark. 413 past the caps. An error while reading (broken gzip, a caller gone) is thrown as it comes.
 */
export async function* readFeedText(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const { start, stream } = await peek(capped(body, mostSent), 3)
  const isGzip = start[0] === 0x1f && start[1] === 0x8b
  const plain = isGzip ? capped(stream.pipeThrough(new DecompressionStream('gzip')), mostRead) : stream
  let decoder: TextDecoder | undefined
  for await (const bytes of plain) {
    decoder ??= new TextDecoder(encodingOf(bytes))
    yield decoder.decode(bytes, { stream: true })
  }
  if (decoder !== undefined) yield decoder.decode()
}

const encodingOf = (bytes: Uint8Array): string =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'

function capped(stream: ReadableStream<Uint8Array>, most: number): ReadableStream<Uint8Array> {
  let read = 0
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        read += bytes.length
        if (read > most) {
          const megabytes = most / 1024 / 1024
          controller.error(
            new AppError(413, 'too-large', `A feed may have ${megabytes} MB: send it in parts as deltas`),
          )
        } else controller.enqueue(bytes)
      },
    }),
  )
}

/** The first `length` bytes (fewer if there are no more), and the whole stream from its beginning. */
async function peek(stream: ReadableStream<Uint8Array>, length: number) {
  const reader = stream.getReader()
  let start = new Uint8Array(0)
  let done = false
  while (start.length < length && !done) {
    const next = await reader.read()
    done = next.done
    if (next.value !== undefined) start = joined(start, next.value)
  }
  const whole = new ReadableStream<Uint8Array>({
    start(controller) {
      if (start.length > 0) controller.enqueue(start)
      if (done) controller.close()
    },
    async pull(controller) {
      const next = await reader.read()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return { start, stream: whole }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(a.length + b.length)
  out.set(a)
  out.set(b, a.length)
  return out
}
