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
  quantity: number
  reason: string | null
  details: string | null
  [key: string]: Json
}

/** Money by the reader's language; a picture only from the web. `link`: tracked. */
export function itemView(item: MessageItem, link: string, language: string): ItemView {
  const { currency, regularMinor, priceMinor } = item
  return {
    title: item.title,
    imageUrl: /^https?:\/\//i.test(item.imageUrl) ? item.imageUrl : '',
    link,
    price: formatMoney({ minor: priceMinor, currency }, language),
    regularPrice:
      regularMinor !== undefined && regularMinor > priceMinor
        ? formatMoney({ minor: regularMinor, currency }, language)
        : null,
    quantity: item.quantity ?? 1,
    reason: item.reason?.text ?? null,
    details: item.details ?? null,
  }
}
