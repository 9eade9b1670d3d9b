import type { Topic } from '../shapes.ts'
import { t, tOf } from '../words.ts'

/** One complaint with the sentences that make it. */
export const ReviewSentences = ({ topic, of }: { topic: Topic; of: number }) => (
  <div style={{ margin: '8px 0' }}>
    <p className="row">
      <b className="medium">{tOf('complaint', topic.topic)}</b>
      <span className="small dim num">{t('reviews.countOf', { n: topic.count, of })}</span>
    </p>
    <ul className="small muted">
      {topic.sentences.slice(0, 3).map((sentence, at) => (
        <li key={at} style={{ overflowWrap: 'anywhere' }}>
          “{sentence.text}”
        </li>
      ))}
    </ul>
  </div>
)
