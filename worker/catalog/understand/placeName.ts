import { stemsOf } from './phrases.ts'

export interface PlacedName {
  name: string
  /** where it belongs, by any key */
  place: string
}

const NEIGHBOURS = 200
const SHARPNESS = 2
/** What letters count against words. */
const LETTERS = 0.1
/** How much a place's own size says, where names are silent. */
const PRIOR = 0.02

/**
 * Learns from names whose place is known where a new name belongs: the nearest known names by words and 3-4-grams
 * (tf-idf, cosine squared), and a little the size of places. Answers the `most` best places, best first. Pure.
 */
export function learnPlaces(
  known: readonly PlacedName[],
  language: string,
): (name: string, most: number) => { place: string; score: number }[] {
  const documents = known.map(({ name }) => featuresOf(name, language))
  const frequency = new Map<string, number>()
  for (const features of documents) for (const key of features.keys()) frequency.set(key, (frequency.get(key) ?? 0) + 1)
  const idf = (key: string) => Math.log((1 + documents.length) / (1 + (frequency.get(key) ?? 0)))
  const postings = new Map<string, { at: number; weight: number }[]>()
  for (const [at, features] of documents.entries()) {
    for (const [key, weight] of unit(features, idf)) {
      const list = postings.get(key) ?? []
      list.push({ at, weight })
      postings.set(key, list)
    }
  }
  const sizes = new Map<string, number>()
  for (const { place } of known) sizes.set(place, (sizes.get(place) ?? 0) + 1)
  return (name, most) => {
    const cosines = new Map<number, number>()
    for (const [key, own] of unit(featuresOf(name, language), idf)) {
      for (const { at, weight } of postings.get(key) ?? []) cosines.set(at, (cosines.get(at) ?? 0) + own * weight)
    }
    const nearest = [...cosines].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, NEIGHBOURS)
    const scores = new Map<string, number>()
    for (const [place, size] of sizes) scores.set(place, (PRIOR * size) / known.length)
    for (const [at, cosine] of nearest) {
      const { place } = known[at]!
      scores.set(place, scores.get(place)! + cosine ** SHARPNESS)
    }
    return [...scores]
      .map(([place, score]) => ({ place, score }))
      .toSorted((a, b) => b.score - a.score || (a.place < b.place ? -1 : 1))
      .slice(0, most)
  }
}

function featuresOf(name: string, language: string): Map<string, number> {
  const features = new Map<string, number>()
  const add = (key: string, weight: number) => features.set(key, (features.get(key) ?? 0) + weight)
  for (const word of stemsOf(name, language)) {
    add(`w ${word}`, 1)
    const padded = ` ${word} `
    for (const length of [3, 4]) {
      for (let at = 0; at + length <= padded.length; at++) add(padded.slice(at, at + length), LETTERS)
    }
  }
  return features
}

function unit(features: ReadonlyMap<string, number>, idf: (key: string) => number): [string, number][] {
  const weighted = [...features].map(([key, weight]): [string, number] => [key, weight * idf(key)])
  const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight ** 2, 0)) || 1
  return weighted.map(([key, weight]) => [key, weight / length])
}
