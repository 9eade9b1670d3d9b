import type { Env } from '../env.ts'
import type { ProductDraft } from '../catalog/productDraft.ts'

export interface Staged {
  draft: ProductDraft
  hash: string
  line: number
  hasBadRow: boolean
}

/** Characters held in memory before they move to R2: with the index an isolate has little room. */
const heldLength = 4_000_000

export type StagedProducts = ReturnType<typeof stagedProducts>

/**
 * Products of an import that differ from what is stored, kept until the whole feed is judged: nothing of a refused one
 * is applied. Holds a few megabytes, the rest lies in R2 below `prefix` until `drop`.
 */
export function stagedProducts(store: Env['STORE'], prefix: string) {
  let held: string[] = []
  let length = 0
  let parts = 0
  let count = 0
  const key = (part: number) => `${prefix}/${part}.ndjson`
  return {
    count: () => count,
    async add(staged: Staged): Promise<void> {
      const line = JSON.stringify(staged)
      held.push(line)
      length += line.length
      count++
      if (length < heldLength) return
      await store.put(key(parts++), held.join('\n'))
      held = []
      length = 0
    },
    /** All of them in the order they came, `size` at a time. */
    async *chunks(size: number): AsyncGenerator<Staged[]> {
      for (let part = 0; part <= parts; part++) {
        const stored = part < parts ? await store.get(key(part)) : null
        const lines = part === parts ? held : stored === null ? [] : (await stored.text()).split('\n')
        for (let at = 0; at < lines.length; at += size) {
          yield lines.slice(at, at + size).map((line) => JSON.parse(line) as Staged)
        }
      }
    },
    async drop(): Promise<void> {
      held = []
      if (parts > 0) await store.delete(Array.from({ length: parts }, (_, part) => key(part)))
    },
  }
}
