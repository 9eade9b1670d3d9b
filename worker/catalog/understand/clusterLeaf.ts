/** A product of a leaf category as clustering sees it: a unit vector and the words of its title. */
export interface ClusterItem {
  vector: Float32Array
  words: readonly string[]
}

export interface Cluster {
  /** places in the given list */
  members: readonly number[]
  /** its most characteristic words, as they stand in a title: "brush heads" */
  name: string
  /** 0 to 1: how far its members stand from the other clusters */
  confidence: number
}

const FEWEST = 8
const MOST_CLUSTERS = 8
const ROUNDS = 20
/** Mean simplified silhouette from which the parts are taken for real. */
const APART = 0.12
/** Share of members that must carry the name, and how much rarer it must be outside. */
const NAMED = 0.6

/**
 * Parts of a leaf category whose products do different things: k-means on text vectors, k chosen by the silhouette, each
 * part named by its most characteristic one or two words. Fewer than 8 products, or no clear parts: none. Deterministic:
 * the first centre is the product nearest to the mean, each further one the farthest from those before.
 */
export function clusterLeaf(items: readonly ClusterItem[]): Cluster[] {
  if (items.length < FEWEST) return []
  let best: { groups: number[][]; silhouette: number } | null = null
  for (let k = 2; k <= Math.min(MOST_CLUSTERS, Math.floor(items.length / 3)); k++) {
    const assigned = kMeans(items, k)
    const groups = Array.from({ length: k }, (_, group) => places(assigned.of, group)).filter(
      ({ length }) => length > 0,
    )
    const silhouette = silhouetteOf(items, assigned.of, assigned.centres)
    if (groups.length > 1 && silhouette > APART && silhouette > (best?.silhouette ?? 0) + 0.01)
      best = { groups, silhouette }
  }
  if (best === null) return []
  const { groups, silhouette } = best
  return groups.flatMap((members) => {
    const name = nameOf(members, items)
    const confidence = Math.round(Math.min(0.6, 0.3 + silhouette) * 100) / 100
    return name === null || members.length < 2 ? [] : [{ members, name, confidence }]
  })
}

const places = (of: Uint8Array, group: number): number[] => [...of.keys()].filter((place) => of[place] === group)

/** In four sums that don't wait for each other. */
function dot(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0]
  let at = 0
  for (; at + 3 < a.length; at += 4) {
    first += a[at]! * b[at]!
    second += a[at + 1]! * b[at + 1]!
    third += a[at + 2]! * b[at + 2]!
    fourth += a[at + 3]! * b[at + 3]!
  }
  for (; at < a.length; at++) first += a[at]! * b[at]!
  return first + second + third + fourth
}

function kMeans(items: readonly ClusterItem[], k: number): { of: Uint8Array; centres: Float32Array[] } {
  const dims = items[0]!.vector.length
  const centres = firstCentres(items, k, dims)
  const of = new Uint8Array(items.length)
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false
    for (const [at, { vector }] of items.entries()) {
      let nearest = 0
      let most = dot(vector, centres[0]!)
      for (let centre = 1; centre < k; centre++) {
        const cosine = dot(vector, centres[centre]!)
        if (cosine > most + 1e-7) [nearest, most] = [centre, cosine]
      }
      if (of[at] !== nearest) moved = true
      of[at] = nearest
    }
    if (!moved && round > 0) break
    for (let centre = 0; centre < k; centre++) {
      const members = places(of, centre)
      if (members.length > 0)
        centres[centre] = meanOf(
          members.map((place) => items[place]!.vector),
          dims,
        )
    }
  }
  return { of, centres }
}

function firstCentres(items: readonly ClusterItem[], k: number, dims: number): Float32Array[] {
  const mean = meanOf(
    items.map(({ vector }) => vector),
    dims,
  )
  const toMean = items.map(({ vector }) => dot(vector, mean))
  const centres = [items[toMean.indexOf(toMean.reduce((most, one) => Math.max(most, one)))]!.vector]
  const nearest = new Float64Array(items.length).fill(-Infinity)
  while (centres.length < k) {
    const newest = centres.at(-1)!
    let farthest = items[0]!.vector
    let least = Infinity
    for (const [at, { vector }] of items.entries()) {
      nearest[at] = Math.max(nearest[at]!, dot(vector, newest))
      if (nearest[at]! < least - 1e-7) {
        least = nearest[at]!
        farthest = vector
      }
    }
    centres.push(farthest)
  }
  return centres
}

/** Of length 1. */
function meanOf(vectors: readonly Float32Array[], dims: number): Float32Array {
  const mean = new Float32Array(dims)
  for (const vector of vectors) for (let dim = 0; dim < dims; dim++) mean[dim]! += vector[dim]!
  const length = Math.sqrt(dot(mean, mean)) || 1
  for (let dim = 0; dim < dims; dim++) mean[dim]! /= length
  return mean
}

/** The simplified silhouette: distances to centres instead of to all members. */
function silhouetteOf(items: readonly ClusterItem[], of: Uint8Array, centres: readonly Float32Array[]): number {
  let sum = 0
  for (const [at, { vector }] of items.entries()) {
    const own = 1 - dot(vector, centres[of[at]!]!)
    let other = Infinity
    for (const [centre, mean] of centres.entries())
      if (centre !== of[at]) other = Math.min(other, 1 - dot(vector, mean))
    sum += (other - own) / Math.max(other, own, 1e-9)
  }
  return sum / items.length
}

/** The one or two words that most of its titles carry and those of the others do not; null where there are none. */
function nameOf(members: readonly number[], items: readonly ClusterItem[]): string | null {
  const inside = countGrams(members.map((place) => items[place]!))
  const chosen = new Set(members)
  const outside = countGrams(items.filter((_, place) => !chosen.has(place)))
  const others = Math.max(1, items.length - members.length)
  let best: { name: string; score: number } | null = null
  for (const [name, count] of [...inside].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const share = count / members.length
    const score = share - (outside.get(name) ?? 0) / others + (name.includes(' ') ? 0.05 : 0)
    if (share >= NAMED && score > NAMED / 2 && score > (best?.score ?? 0)) best = { name, score }
  }
  return best?.name ?? null
}

function countGrams(items: readonly ClusterItem[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { words } of items) {
    const grams = new Set<string>()
    for (const [at, word] of words.entries()) {
      if (word.length < 3 || /^\d/.test(word)) continue
      grams.add(word)
      const next = words[at + 1]
      if (next !== undefined && next.length >= 3 && !/^\d/.test(next)) grams.add(`${word} ${next}`)
    }
    for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}
