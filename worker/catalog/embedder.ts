/** What an embedder may read of a product. */
export interface EmbeddingText {
  /** in the shop's main language */
  title: string
  /** titles of all languages, brand, category names, attribute values */
  all: string
  /** the functional type, where it is known; "": none, whatever the title says */
  type?: string
}

/** Turns product texts into vectors, when products are imported or an index is built, never while a shopper waits. */
export interface Embedder {
  /** names the vector space; vectors of two ids are never compared */
  id: string
  dims: number
  /** languages it understands; empty: any, by letters alone */
  languages: readonly string[]
  /** texts × dims, row-major; each row of length 1, or zero for a text that says nothing */
  embed(texts: readonly EmbeddingText[]): Float32Array
}

/** Scales row `row` to length 1 in place; a zero row stays. */
export function unitRow(vectors: Float32Array, row: number, dims: number): void {
  let sum = 0
  for (let at = row * dims; at < (row + 1) * dims; at++) sum += vectors[at]! ** 2
  if (sum === 0) return
  const by = 1 / Math.sqrt(sum)
  for (let at = row * dims; at < (row + 1) * dims; at++) vectors[at]! *= by
}

/** Parts of length 1 beside one another, the whole of length 1 again. */
export function joinEmbedders(parts: readonly Embedder[]): Embedder {
  const dims = parts.reduce((sum, part) => sum + part.dims, 0)
  return {
    id: parts.map((part) => part.id).join('+'),
    dims,
    languages: parts.find((part) => part.languages.length > 0)?.languages ?? [],
    embed(texts) {
      const out = new Float32Array(texts.length * dims)
      let before = 0
      for (const part of parts) {
        const vectors = part.embed(texts)
        for (let row = 0; row < texts.length; row++) {
          out.set(vectors.subarray(row * part.dims, (row + 1) * part.dims), row * dims + before)
        }
        before += part.dims
      }
      for (let row = 0; row < texts.length; row++) unitRow(out, row, dims)
      return out
    },
  }
}
