const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Texts by row as UTF-8 in one buffer: no string object per product. Row r is `prefix` + bytes[offsets[r], offsets[r+1]). */
export interface StringTable {
  prefix: string
  bytes: Uint8Array
  /** rows + 1 */
  offsets: Uint32Array
}

/** The text of a row; an empty row is the empty text, without the prefix. */
export function textAt(table: StringTable, row: number): string {
  const start = table.offsets[row] ?? 0
  const end = table.offsets[row + 1] ?? start
  if (start === end) return ''
  return table.prefix + decoder.decode(table.bytes.subarray(start, end))
}

/** Collects rows in order. `encodeInto` writes straight into the growing buffer. */
export class StringTableBuilder {
  private bytes = new Uint8Array(4096)
  private size = 0
  private offsets = new Uint32Array(256)
  private rows = 0

  add(text: string): number {
    const need = this.size + text.length * 3
    if (need > this.bytes.length) {
      const grown = new Uint8Array(Math.max(need, this.bytes.length * 2))
      grown.set(this.bytes.subarray(0, this.size))
      this.bytes = grown
    }
    if (this.rows + 2 > this.offsets.length) {
      const grown = new Uint32Array(this.offsets.length * 2)
      grown.set(this.offsets)
      this.offsets = grown
    }
    this.size += encoder.encodeInto(text, this.bytes.subarray(this.size)).written
    this.offsets[++this.rows] = this.size
    return this.rows - 1
  }

  /** `shared` takes what all filled rows begin with (a shop's origin, an image host) out of the rows. */
  finish(shared: 'shared' | 'whole' = 'whole'): StringTable {
    const bytes = this.bytes.slice(0, this.size)
    const offsets = this.offsets.slice(0, this.rows + 1)
    return shared === 'whole' ? { prefix: '', bytes, offsets } : withoutPrefix(bytes, offsets)
  }
}

function withoutPrefix(bytes: Uint8Array, offsets: Uint32Array): StringTable {
  const rows = offsets.length - 1
  let first = -1
  let length = 0
  for (let row = 0; row < rows; row++) {
    const start = offsets[row]!
    const end = offsets[row + 1]!
    if (start === end) continue
    if (first < 0) {
      first = start
      length = end - start - 1 // at least one byte stays, so that the row is still filled
      continue
    }
    length = Math.min(length, end - start - 1)
    for (let at = 0; at < length; at++) if (bytes[first + at] !== bytes[start + at]) length = at
  }
  // Never cut inside a character: a continuation byte would start the rest.
  while (length > 0 && (bytes[first + length]! & 0xc0) === 0x80) length--
  if (length === 0) return { prefix: '', bytes, offsets }
  const prefix = decoder.decode(bytes.subarray(first, first + length))
  const out = new Uint8Array(bytes.length)
  const moved = new Uint32Array(rows + 1)
  let size = 0
  for (let row = 0; row < rows; row++) {
    const start = offsets[row]!
    const end = offsets[row + 1]!
    if (start !== end) {
      out.set(bytes.subarray(start + length, end), size)
      size += end - start - length
    }
    moved[row + 1] = size
  }
  return { prefix, bytes: out.slice(0, size), offsets: moved }
}
