import { distinctSentences } from './distinctSentences.ts'
import type { Embedder } from './embedder.ts'
import type { Sentence } from './mineComplaints.ts'
import { wordsOf } from './textFeatures.ts'

export interface Cluster {
  words: string[]
  /** distinct reviews */
  count: number
  sentences: Sentence[]
}

/** Cosine above which two sentences speak of one thing; sentences of three languages meet by a multilingual embedder. */
const NEAR = 0.6
const FEWEST = 3
const MOST = 4000
const SHOWN = 8

/**
 * Grievances grouped by their vectors: each sentence joins the group whose mean is nearest, or begins one; groups of three
 * reviews or more are kept, largest first. Pure: the order of sentences is part of the input.
 */
export function clusterSentences(sentences: readonly Sentence[], embedder: Embedder): Cluster[] {
  const taken = sentences.slice(0, MOST)
  const { dims } = embedder
  const vectors = embedder.embed(taken.map(({ text }) => ({ title: text, all: text })))
  const groups: { sum: Float32Array; members: number[] }[] = []
  for (const at of taken.keys()) {
    const vector = vectors.subarray(at * dims, (at + 1) * dims)
    if (vector.every((value) => value === 0)) continue
    let best: (typeof groups)[number] | null = null
    let likeness = NEAR
    for (const group of groups) {
      let [dot, length] = [0, 0]
      for (let dim = 0; dim < dims; dim++) {
        dot += vector[dim]! * group.sum[dim]!
        length += group.sum[dim]! ** 2
      }
      const cosine = dot / Math.sqrt(length)
      if (cosine > likeness) [best, likeness] = [group, cosine]
    }
    if (best === null) groups.push({ sum: vector.slice(), members: [at] })
    else {
      best.members.push(at)
      for (let dim = 0; dim < dims; dim++) best.sum[dim]! += vector[dim]!
    }
  }
  const everywhere = wordCounts(taken)
  return groups
    .map(({ members }) => {
      const own = members.map((at) => taken[at]!)
      return {
        words: characteristic(own, everywhere, taken.length),
        count: new Set(own.map(({ review, product }) => `${product}\n${review}`)).size,
        sentences: distinctSentences(own, SHOWN),
      }
    })
    .filter(({ count }) => count >= FEWEST)
    .toSorted((a, b) => b.count - a.count)
}

function wordCounts(sentences: readonly Sentence[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of sentences) {
    for (const word of new Set(wordsOf(text))) if (word.length > 2) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** Words that are frequent here and rare elsewhere: share here times ln(1 / share everywhere). */
function characteristic(own: readonly Sentence[], everywhere: ReadonlyMap<string, number>, all: number): string[] {
  return [...wordCounts(own)]
    .filter(([, count]) => count >= 2)
    .map(([word, count]) => ({ word, weight: (count / own.length) * Math.log((1 + all) / everywhere.get(word)!) }))
    .toSorted((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, 4)
    .map(({ word }) => word)
}
