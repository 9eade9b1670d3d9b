const pairs = [
  ['pl→en', 1, 0],
  ['uk→en', 2, 0],
  ['uk→pl', 2, 1],
] as const

/**
 * Share of products whose nearest in the other language is the same product; ties lose. `vectors`: three rows a product,
 * English, Polish, Ukrainian.
 */
export function crossLanguageHits(vectors: Float32Array, dims: number): Record<string, number> {
  const count = vectors.length / dims / 3
  const cosine = (a: number, b: number) => {
    let sum = 0
    for (let dim = 0; dim < dims; dim++) sum += vectors[a * dims + dim]! * vectors[b * dims + dim]!
    return sum
  }
  const isFound = (at: number, from: number, to: number) => {
    const own = cosine(at * 3 + from, at * 3 + to)
    for (let other = 0; other < count; other++) {
      if (other !== at && cosine(at * 3 + from, other * 3 + to) >= own) return false
    }
    return true
  }
  const products = Array.from({ length: count }, (_, at) => at)
  return Object.fromEntries(
    pairs.map(([name, from, to]) => [name, products.filter((at) => isFound(at, from, to)).length / count]),
  )
}
