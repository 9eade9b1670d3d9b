import { Tally, type Scores } from '../../worker/recommend/tally.ts'
import type { SequenceModel } from './sequenceModels.ts'

const DECAY = 0.6
const SHARPNESS = 10
const NEAREST = 200

/**
 * Content of sets that have attributes instead of text: cosine of idf-weighted attributes to the recency-weighted sum of
 * the history, as softmax of 10 x cosine (RECOMMEND.md 3, Blend).
 */
export const attributeModel: SequenceModel = {
  name: 'content',
  inBlend: true,
  isReported: false,
  fit: ({ attributes, items }) => {
    if (attributes.length === 0) return null
    const postings: number[][] = []
    for (const [item, own] of attributes.entries()) for (const name of own) (postings[name] ??= []).push(item)
    const idf = Float64Array.from(postings, (list) => Math.log((1 + items) / (1 + (list?.length ?? 0))))
    const lengths = attributes.map((own) => Math.sqrt(own.reduce((sum, name) => sum + idf[name]! ** 2, 0)))
    const tally = new Tally(items)
    return (query) => {
      const wanted = new Map<number, number>()
      let factor = 1
      for (const item of query.slice(0, 20)) {
        for (const name of attributes[item]!) {
          wanted.set(name, (wanted.get(name) ?? 0) + (factor * idf[name]!) / (lengths[item]! || 1))
        }
        factor *= DECAY
      }
      const length = Math.sqrt([...wanted.values()].reduce((sum, weight) => sum + weight ** 2, 0))
      if (length === 0) return new Map()
      for (const [name, weight] of wanted) {
        const share = (weight * idf[name]!) / length
        for (const item of postings[name]!) tally.add(item, share / lengths[item]!)
      }
      const scores: Scores = new Map()
      for (const [item, cosine] of tally.take(null, NEAREST)) scores.set(item, Math.exp(SHARPNESS * (cosine - 1)))
      return scores
    }
  },
}
