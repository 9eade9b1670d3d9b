import { number } from '../format.ts'
import { t, tOf } from '../words.ts'

/** A dot, the word, and the units where the shop tells them. */
export function Availability({ availability, stock }: { availability: string; stock?: number | undefined }) {
  const tone = availability === 'out-of-stock' ? 'bad' : availability === 'in-stock' ? '' : 'warn'
  return (
    <span className="row tight" style={{ whiteSpace: 'nowrap' }}>
      <span className={`dot ${tone}`} aria-hidden />
      {availability === 'in-stock' && stock !== undefined
        ? t('stock.units', { n: number(stock) })
        : tOf('stock', availability)}
    </span>
  )
}
