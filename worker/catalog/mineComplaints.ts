import type { Review, ReviewTopic } from '../model/review.ts'
import { distinctSentences } from './distinctSentences.ts'
import { complaintsIn, isGrievance, sentencesOf } from './complaintWords.ts'

/** A sentence that a complaint stands on. */
export type Sentence = ReviewTopic['sentences'][number]

const SHOWN = 5

/**
 * What the reviews of one product complain of, most frequent first, each topic with the sentences of its newest reviews; and
 * the grievances that no word list names.
 */
export function mineComplaints(reviews: readonly Review[]): { topics: ReviewTopic[]; unnamed: Sentence[] } {
  const found = new Map<string, { reviews: Set<string>; sentences: Sentence[] }>()
  const unnamed: Sentence[] = []
  for (const review of reviews.toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))) {
    for (const text of sentencesOf(`${review.title}\n${review.text}`)) {
      const sentence = { review: review.id, product: review.product, text }
      const topics = complaintsIn(text, review.rating)
      if (topics.length === 0 && isGrievance(text, review.rating)) unnamed.push(sentence)
      for (const topic of topics) {
        const known = found.get(topic) ?? { reviews: new Set(), sentences: [] }
        known.reviews.add(review.id)
        known.sentences = distinctSentences([...known.sentences, sentence], SHOWN)
        found.set(topic, known)
      }
    }
  }
  const topics = [...found].map(([topic, { reviews, sentences }]) => ({ topic, count: reviews.size, sentences }))
  return { topics: topics.toSorted((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1)), unnamed }
}
