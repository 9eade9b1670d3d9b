import { number, percent } from '../format.ts'
import type { Part } from '../shapes.ts'
import { tOf } from '../words.ts'

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

/** Where an item's score comes from. */
export function ScoreBar({ parts, score }: { parts: readonly Part[]; score: number }) {
  const shares = parts.filter(({ share }) => share > 0)
  const told = shares.map(({ source, share }) => `${tOf('source', source)} ${percent(share)}`).join(', ')
  return (
    <span className="score" title={told}>
      <span className="bar" role="img" aria-label={told}>
        {shares.map(({ source, share }) => (
          <span key={source} style={{ width: `${share * 100}%`, background: sourceColour(source) }} />
        ))}
      </span>
      <b className="num strong">{number(score, { maximumSignificantDigits: 2 })}</b>
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
