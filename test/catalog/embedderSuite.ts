import { describe, expect, test } from 'vitest'
import type { Embedder } from '../../worker/catalog/embedder.ts'

const said = (title: string) => ({ title, all: title })

/** What every embedder promises. `near`: two texts alike and one that is not. */
export function testEmbedder(name: string, embedder: Embedder, near: readonly [string, string, string]): void {
  const embed = (...texts: string[]) => {
    const vectors = embedder.embed(texts.map(said))
    return texts.map((_, row) => vectors.subarray(row * embedder.dims, (row + 1) * embedder.dims))
  }
  const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, dim) => sum + value * b[dim]!, 0)

  describe(name, () => {
    test('gives vectors of length one, a multiple of sixteen wide, the same each time and in any company', () => {
      expect(embedder.dims % 16).toBe(0)
      const [one] = embed(near[0])
      expect(one).toHaveLength(embedder.dims)
      expect(cosine(one!, one!)).toBeCloseTo(1, 4)
      expect(embed(near[2], near[1], near[0])[2]).toEqual(one)
    })

    test('finds texts that are alike nearer than those that are not', () => {
      const [text, alike, other] = embed(...near)
      expect(cosine(text!, alike!)).toBeGreaterThan(cosine(text!, other!) + 0.05)
    })

    test('gives the zero vector for a text that says nothing, and never fails', () => {
      for (const vector of embed('', '  ', '\u0000', '!!! …', 'ﬀ\u202e\ud800', 'x'.repeat(20_000))) {
        const length = cosine(vector, vector)
        expect(Number.isFinite(length) && (length === 0 || Math.abs(length - 1) < 1e-4)).toBe(true)
      }
      expect(embed('')[0]!.every((value) => value === 0)).toBe(true)
      expect(embedder.embed([])).toHaveLength(0)
    })

    test('names its space and its languages', () => {
      expect(embedder.id).toMatch(/^[\w@.+-]+$/)
      for (const language of embedder.languages) expect(language).toMatch(/^[a-z]{2}$/)
    })
  })
}
