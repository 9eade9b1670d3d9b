import { number } from '../format.ts'
import { t } from '../words.ts'
import { ProgressBar } from './ProgressBar.tsx'

/** How many reviews gave five to one stars. */
export function StarRows({ stars }: { stars: readonly number[] }) {
  const all = stars.reduce((sum, n) => sum + n, 0)
  return (
    <ul style={{ margin: '6px 0 10px', maxWidth: 320 }}>
      {[5, 4, 3, 2, 1].map((star) => {
        const count = stars[star - 1] ?? 0
        return (
          <li key={star} className="row small">
            <span className="num dim" style={{ width: 28 }}>
              {star} ★
            </span>
            <span className="grow">
              <ProgressBar share={all === 0 ? 0 : count / all} label={t('reviews.stars', { n: star })} />
            </span>
            <span className="num muted" style={{ width: 36, textAlign: 'right' }}>
              {number(count)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
