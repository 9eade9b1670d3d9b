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
 * is applied. Holds a few megabytes, the rest lies in R2 below `prefix` until `drop`. `saved`: what an earlier `save`
 * answered, to go on with it.
 */
export function stagedProducts(store: Env['STORE'], prefix: string, saved = { parts: 0, count: 0 }) {
  let held: string[] = []
  let length = 0
  let { parts, count } = saved
  const key = (part: number) => `${prefix}/${part}.ndjson`
  const putHeld = async (): Promise<void> => {
    await store.put(key(parts++), held.join('\n'))
    held = []
    length = 0
  }
  return {
    count: () => count,
    async add(staged: Staged): Promise<void> {
      const line = JSON.stringify(staged)
      held.push(line)
      length += line.length
      count++
      if (length >= heldLength) await putHeld()
    },
    /** All of it in R2, for another request to go on with. */
    async save(): Promise<{ parts: number; count: number }> {
      if (held.length > 0) await putHeld()
      return { parts, count }
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
      length = 0
      if (parts > 0) await store.delete(Array.from({ length: parts }, (_, part) => key(part)))
    },
  }
}
