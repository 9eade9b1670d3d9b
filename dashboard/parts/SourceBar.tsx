import { percent } from '../format.ts'
import type { Recipe } from '../shapes.ts'
import { tOf } from '../words.ts'
import { sourceColour } from './ScoreBar.tsx'

/** A recipe's sources by weight, named. */
export function SourceBar({ sources }: { sources: Recipe['sources'] }) {
  const total = sources.reduce((sum, { weight }) => sum + weight, 0) || 1
  return (
    <span className="legend" style={{ flexWrap: 'nowrap' }}>
      {sources
        .filter(({ weight }) => weight > 0)
        .map(({ use, weight }) => (
          <span key={use} style={{ whiteSpace: 'nowrap' }}>
            <i style={{ background: sourceColour(use) }} />
            {tOf('source', use)} <span className="dim num">{percent(weight / total)}</span>
          </span>
        ))}
    </span>
  )
}
