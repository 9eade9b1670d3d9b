/** A hash of three numbers, 0 to 2^32 - 1 (lowbias32 by C. Wellons, chained): chance as a function of its place. */
export function chance(seed: number, step: number, place: number): number {
  return mix(mix(mix(seed ^ 0x9e3779b9) ^ step) ^ place)
}

function mix(value: number): number {
  let h = value | 0
  h ^= h >>> 16
  h = Math.imul(h, 0x7feb352d)
  h ^= h >>> 15
  h = Math.imul(h, 0x846ca68b)
  h ^= h >>> 16
  return h >>> 0
}

/** Normal deviates, two for each pair of places (Box and Muller, 1958). */
export function fillNormal(into: Float32Array, deviation: number, seed: number, stream: number): void {
  for (let at = 0; at < into.length; at += 2) {
    const radius = Math.sqrt(-2 * Math.log((chance(seed, stream, at) + 1) / 4294967297)) * deviation
    const angle = (2 * Math.PI * chance(seed, stream, at + 1)) / 4294967296
    into[at] = radius * Math.cos(angle)
    if (at + 1 < into.length) into[at + 1] = radius * Math.sin(angle)
  }
}
