import { constants, deflateRawSync, inflateRawSync } from 'node:zlib'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** How far back deflate looks (RFC 1951): sixteen events and more, so that a longer window finds little else. */
export const windowBytes = 8 * 1024
/** A small state is quick to set up, which is most of the work for texts of a few KB. */
const small = { windowBits: 13, memLevel: 6 } as const

/** A text in raw deflate. */
export const deflated = (text: string): ArrayBuffer => bufferOf(deflateRawSync(encoder.encode(text), small))

/** Also reads what `deflatedOn` continued: its stream has no last block. */
export const inflated = (bytes: ArrayBuffer): string =>
  decoder.decode(inflateRawSync(new Uint8Array(bytes), { finishFlush: constants.Z_SYNC_FLUSH }))

/**
 * The continuation of a stream whose plain text so far was `before`: blocks that refer back to it, to be put behind the
 * bytes so far. New text costs its own length, however long the stream is.
 */
export function deflatedOn(before: string, text: string): ArrayBuffer {
  const tail = before === '' ? undefined : encoder.encode(before.slice(-windowBytes)).slice(-windowBytes)
  return bufferOf(
    deflateRawSync(encoder.encode(text), {
      ...small,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(tail === undefined ? {} : { dictionary: tail }),
    }),
  )
}

export function joined(a: ArrayBuffer, b: ArrayBuffer): ArrayBuffer {
  const out = new Uint8Array(a.byteLength + b.byteLength)
  out.set(new Uint8Array(a))
  out.set(new Uint8Array(b), a.byteLength)
  return out.buffer
}

const bufferOf = (bytes: Uint8Array<ArrayBuffer>): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
