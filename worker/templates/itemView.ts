import type { Json } from '../model/json.ts'
import type { MessageItem } from '../model/message.ts'
import { formatMoney } from '../model/money.ts'

/** A product as templates see it. */
export interface ItemView {
  title: string
  imageUrl: string
  /** tracked; leads to the product */
  link: string
  price: string
  /** crossed out; null when nothing is */
  regularPrice: string | null
  /** "Lowest price of the 30 days before: €49.00"; null without a crossed-out price, or where it is not known */
  lowestPrice: string | null
  quantity: number
  reason: string | null
  details: string | null
  [key: string]: Json
}

/** Money by the reader's language; a picture only from the web. `link`: tracked. */
export function itemView(item: MessageItem, link: string, language: string): ItemView {
  const { currency, regularMinor, lowest30Minor, priceMinor } = item
  const isCut = regularMinor !== undefined && regularMinor > priceMinor
  const written = (minor: number): string => formatMoney({ minor, currency }, language)
  return {
    title: item.title,
    imageUrl: /^https?:\/\//i.test(item.imageUrl) ? item.imageUrl : '',
    link,
    price: written(priceMinor),
    regularPrice: isCut ? written(regularMinor) : null,
    lowestPrice: isCut && lowest30Minor !== undefined ? lowestNote(language, written(lowest30Minor)) : null,
    quantity: item.quantity ?? 1,
    reason: item.reason?.text ?? null,
    details: item.details ?? null,
  }
}

const lowestNotes: Readonly<Record<string, string>> = {
  en: 'Lowest price of the 30 days before',
  pl: 'Najniższa cena z 30 dni przed obniżką',
  uk: 'Найнижча ціна за 30 днів до знижки',
}

/** What the EU wants beside a discount (Directive 98/6/EC, Art. 6a), in the reader's language. */
const lowestNote = (language: string, price: string): string =>
  `${lowestNotes[language.split('-')[0] ?? ''] ?? lowestNotes['en']}: ${price}`
