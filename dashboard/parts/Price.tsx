import { money } from '../format.ts'
import { t } from '../words.ts'

interface PriceProps {
  price: number
  regular?: number | undefined
  /** the lowest of the 30 days before, where the history knows it */
  lowest?: number | undefined
  currency: string
  /** shows the lowest on a line of its own, not on hover alone */
  full?: boolean
}

/** The price, the one it replaces where there is one, and what the EU wants beside a discount. */
export function Price({ price, regular, lowest, currency, full = false }: PriceProps) {
  if (regular === undefined || regular <= price) return <span className="num">{money(price, currency)}</span>
  const note = lowest === undefined ? undefined : t('price.lowest', { price: money(lowest, currency) })
  return (
    <span className="num">
      <span className="sr">{t('price.now')} </span>
      <b className="bad strong">{money(price, currency)}</b> <span className="sr">{t('price.was')} </span>
      <s className="dim" title={note}>
        {money(regular, currency)}
      </s>
      {note === undefined ? null : (
        <span className={full ? 'small muted block' : 'sr'} title={note}>
          {full ? t('price.lowestShort', { price: money(lowest ?? 0, currency) }) : ` ${note}`}
        </span>
      )}
    </span>
  )
}
