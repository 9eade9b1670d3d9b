import { AppError } from '../model/error.ts'

/** After gunzip; more is 413 (SURFACES 2). */
export const batchBytes = 500 * 1024

const decoder = new TextDecoder()

/**
 * A collection body as JSON. No content type is trusted: SDKs send gzip labelled as a form and JSON as text. Throws 413
 * for what is too large, unpacked too, and 400 for what is no JSON.
 */
export async function readCollectBody(request: Request): Promise<{ json: unknown; bytes: number }> {
  const encoding = request.headers.get('content-encoding')
  if (encoding !== null && !/^(x-)?gzip$|^identity$|^$/i.test(encoding)) {
    throw new AppError(
      400,
      'malformed',
      `content-encoding ${encoding.slice(0, 40)} is not known: send gzip or plain JSON`,
    )
  }
  const raw = await readAtMost(request, batchBytes)
  const bytes = isGzip(raw) ? await gunzip(raw) : raw
  try {
    return { json: JSON.parse(decoder.decode(bytes)) as unknown, bytes: bytes.byteLength }
  } catch {
    throw new AppError(400, 'malformed', 'The body is no JSON', { hint: 'POST a JSON object, gzipped or not' })
  }
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

async function readAtMost(request: Request, limit: number): Promise<Uint8Array> {
  const length = request.headers.get('content-length')
  if (length !== null) {
    if (Number(length) > limit) throw tooLarge()
    return new Uint8Array(await request.arrayBuffer())
  }
  return request.body === null ? new Uint8Array(0) : drain(request.body, limit)
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await drain(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')), batchBytes)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(400, 'malformed', 'The body begins like gzip and is none')
  }
}

async function drain(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop by an error cancels the stream: a bomb is not unpacked further.
  for await (const chunk of stream) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  const out = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    out.set(chunk, at)
    at += chunk.byteLength
  }
  return out
}

const tooLarge = () =>
  new AppError(413, 'too-large', `A batch has at most ${batchBytes / 1024} KB after unpacking`, {
    hint: 'Send fewer events at once',
  })
