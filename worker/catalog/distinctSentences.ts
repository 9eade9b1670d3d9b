import type { ReviewTopic } from '../model/review.ts'

type Sentence = ReviewTopic['sentences'][number]

/** The first `most` sentences that say something else than those before: the same words twice tell a reader nothing. */
export function distinctSentences(sentences: readonly Sentence[], most: number): Sentence[] {
  const first = new Map<string, Sentence>()
  for (const sentence of sentences) {
    const key = sentence.text.toLowerCase()
    if (!first.has(key)) first.set(key, sentence)
    if (first.size === most) break
  }
  return [...first.values()]
}
