/** A set of ordinals, 32 to a word, least significant bit first. */
export type Bitmap = Uint32Array

export const emptyBitmap = (count: number): Bitmap => new Uint32Array((count + 31) >>> 5)

/** Holds every ordinal below `count` and none above, so that whole words can be scanned. */
export function fullBitmap(count: number): Bitmap {
  const bitmap = emptyBitmap(count).fill(0xffffffff)
  if (count % 32 !== 0) bitmap[bitmap.length - 1] = 2 ** (count % 32) - 1
  return bitmap
}

export const has = (bitmap: Bitmap, ordinal: number): boolean =>
  ((bitmap[ordinal >>> 5] ?? 0) & (1 << (ordinal & 31))) !== 0

export function add(bitmap: Bitmap, ordinal: number): void {
  bitmap[ordinal >>> 5]! |= 1 << (ordinal & 31)
}

export function remove(bitmap: Bitmap, ordinal: number): void {
  bitmap[ordinal >>> 5]! &= ~(1 << (ordinal & 31))
}

export function intersect(into: Bitmap, other: Bitmap): Bitmap {
  for (let word = 0; word < into.length; word++) into[word]! &= other[word] ?? 0
  return into
}

export function unite(into: Bitmap, other: Bitmap): Bitmap {
  for (let word = 0; word < into.length; word++) into[word]! |= other[word] ?? 0
  return into
}

/** What is not in `bitmap`, among the ordinals below `count`. */
export function complement(bitmap: Bitmap, count: number): Bitmap {
  const out = fullBitmap(count)
  for (let word = 0; word < out.length; word++) out[word]! &= ~(bitmap[word] ?? 0)
  return out
}

export function countOf(bitmap: Bitmap): number {
  let count = 0
  for (let bits of bitmap) {
    bits -= (bits >>> 1) & 0x55555555
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    count += (Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24) & 0xff
  }
  return count
}

/** Calls `visit` for each member in rising order. */
export function forEach(bitmap: Bitmap, visit: (ordinal: number) => void): void {
  for (let word = 0; word < bitmap.length; word++) {
    let bits = bitmap[word]!
    while (bits !== 0) {
      const low = bits & -bits
      visit((word << 5) + 31 - Math.clz32(low))
      bits ^= low
    }
  }
}
