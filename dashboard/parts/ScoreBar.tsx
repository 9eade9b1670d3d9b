import { number, percent } from '../format.ts'
import type { Part } from '../shapes.ts'
import { t, tOf } from '../words.ts'

const colours: Readonly<Record<string, string>> = {
  personal: 'var(--chart-3)',
  affinity: 'var(--chart-3)',
  viewed: 'var(--chart-3)',
  dropped: 'var(--chart-3)',
  replenish: 'var(--chart-3)',
  session: 'var(--chart-1)',
  next: 'var(--chart-1)',
  alsoViewed: 'var(--chart-1)',
  search: 'var(--chart-1)',
  cart: 'var(--chart-1)',
  copurchase: 'var(--chart-2)',
  complement: 'var(--chart-2)',
  addedAfter: 'var(--chart-2)',
  bundle: 'var(--chart-2)',
  lastOrder: 'var(--chart-2)',
  filler: 'var(--chart-2)',
  similar: 'var(--chart-4)',
  substitute: 'var(--chart-4)',
  upsell: 'var(--chart-4)',
  collection: 'var(--chart-4)',
  popular: 'var(--chart-0)',
}

/** The colour of a candidate source, the same on every page. */
export const sourceColour = (source: string): string => colours[source] ?? 'var(--chart-0)'

interface ScoreBarProps {
  parts: readonly Part[]
  score: number
  /** the highest score of the list: scores mean nothing but against each other */
  best: number
}

export const bestOf = (items: readonly { score: number }[]): number => Math.max(0, ...items.map(({ score }) => score))

/** Where an item's score comes from, and how high it is when the best of its list has 100. */
export function ScoreBar({ parts, score, best }: ScoreBarProps) {
  const shares = parts.filter(({ share }) => share > 0)
  const told = shares.map(({ source, share }) => `${tOf('source', source)} ${percent(share)}`).join(', ')
  const height = best > 0 ? Math.min(1, score / best) : 0
  const exact = t('score.exact', { score: number(score, { maximumSignificantDigits: 3 }) })
  return (
    <span className="score" title={[told, exact].filter(Boolean).join('. ')}>
      <span className="bar" role="img" aria-label={told}>
        {shares.map(({ source, share }) => (
          <span key={source} style={{ width: `${share * height * 100}%`, background: sourceColour(source) }} />
        ))}
      </span>
      <b className="num strong">{number(Math.round(height * 100))}</b>
    </span>
  )
}

export function SourceLegend({ sources }: { sources: readonly string[] }) {
  return (
    <span className="legend">
      {sources.map((source) => (
        <span key={source}>
          <i style={{ background: sourceColour(source) }} />
          {tOf('source', source)}
        </span>
      ))}
    </span>
  )
}
