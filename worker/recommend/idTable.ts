import type { StringTable } from './stringTable.ts'

const encoder = new TextEncoder()
const scratch = new Uint8Array(1024)

/** Id text to ordinal by open addressing over the bytes of a string table: 8 bytes an id, no object. */
export interface IdTable {
  ids: StringTable
  /** row + 1 of `ids`, 0 is free; a power of two long */
  slots: Uint32Array
}

export function indexIds(ids: StringTable): IdTable {
  const rows = ids.offsets.length - 1
  let size = 16
  while (size < rows * 2) size *= 2
  const slots = new Uint32Array(size)
  for (let row = 0; row < rows; row++) {
    const start = ids.offsets[row]!
    const end = ids.offsets[row + 1]!
    let slot = hashBytes(ids.bytes, start, end) & (size - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
    slots[slot] = row + 1
  }
  return { ids, slots }
}

/** The row that holds exactly this text, or -1. The first of equal rows wins. */
export function findId(table: IdTable, id: string): number {
  if (id.length === 0 || id.length * 3 > scratch.length) return -1
  if (!id.startsWith(table.ids.prefix)) return -1
  const { written } = encoder.encodeInto(id.slice(table.ids.prefix.length), scratch)
  const { bytes, offsets } = table.ids
  const last = table.slots.length - 1
  let slot = hashBytes(scratch, 0, written) & last
  for (;;) {
    const row = table.slots[slot]! - 1
    if (row < 0) return -1
    const start = offsets[row]!
    if (offsets[row + 1]! - start === written && equalBytes(bytes, start, written)) return row
    slot = (slot + 1) & last
  }
}

function equalBytes(bytes: Uint8Array, start: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (bytes[start + at] !== scratch[at]) return false
  return true
}

/** FNV-1a with a final mix (the low bits of short ids are poor otherwise). */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
