import { money } from '../format.ts'
import { t } from '../words.ts'

/** The price, and the one it replaces where there is one. */
export function Price({ price, regular, currency }: { price: number; regular?: number | undefined; currency: string }) {
  if (regular === undefined || regular <= price) return <span className="num">{money(price, currency)}</span>
  return (
    <span className="num">
      <span className="sr">{t('price.now')} </span>
      <b className="bad strong">{money(price, currency)}</b> <span className="sr">{t('price.was')} </span>
      <s className="dim">{money(regular, currency)}</s>
    </span>
  )
}
