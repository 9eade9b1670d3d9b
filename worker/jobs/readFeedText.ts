import { guessEncoding } from '../catalog/guessEncoding.ts'
import { AppError } from '../model/error.ts'

/** Bytes of a feed as sent, and after gunzip. */
const mostBytes = 400 * 1024 * 1024
/** Bytes by which its encoding is known. */
const sampleLength = 64 * 1024

/**
 * A feed's text, piece by piece: gunzipped where its first bytes say gzip, whatever its headers do; in the encoding that
 * `guessEncoding` finds. 413 past the cap. An error while reading (broken gzip, a caller gone) is thrown as it comes.
 */
export async function* readFeedText(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const sent = await peek(capped(body), 3)
  const isGzip = sent.start[0] === 0x1f && sent.start[1] === 0x8b
  const { start, stream } = await peek(
    isGzip ? capped(sent.stream.pipeThrough(new DecompressionStream('gzip'))) : sent.stream,
    sampleLength,
  )
  let known: TextDecoder | null = null
  for await (const bytes of stream) {
    if (known === null) {
      const encoding = guessEncoding(bytes, start)
      // All ASCII so far: it reads the same in any, and what follows may still tell.
      known = encoding === null ? null : new TextDecoder(encoding)
      if (known === null) {
        yield ascii.decode(bytes)
        continue
      }
    }
    yield known.decode(bytes, { stream: true })
  }
  if (known !== null) yield known.decode()
}

const ascii = new TextDecoder()

function capped(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let read = 0
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        read += bytes.length
        if (read > mostBytes) {
          const megabytes = mostBytes / 1024 / 1024
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
  const pieces: Uint8Array[] = []
  let size = 0
  let fault: unknown = null
  let done = false
  while (size < length && !done) {
    try {
      const next = await reader.read()
      done = next.done
      if (next.value !== undefined) size += pieces.push(next.value) && next.value.length
    } catch (error) {
      // What came before it broke off is still to be read.
      fault = error
      done = true
    }
  }
  const start = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    start.set(piece, at)
    at += piece.length
  }
  const whole = new ReadableStream<Uint8Array>({
    start(controller) {
      if (size > 0) controller.enqueue(start)
      if (done && fault === null) controller.close()
    },
    async pull(controller) {
      if (fault !== null) throw fault
      const next = await reader.read()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return { start, stream: whole }
}
