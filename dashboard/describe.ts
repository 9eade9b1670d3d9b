import {
  IconBell,
  IconClick,
  IconCube,
  IconEye,
  IconFileText,
  IconHeart,
  IconLayoutGrid,
  IconList,
  IconMail,
  IconSearch,
  IconShoppingCart,
  IconShoppingCartMinus,
  IconShoppingCartPlus,
  IconTruckDelivery,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react'
import { money } from './format.ts'
import { t, type Word } from './words.ts'

export type Kind = 'views' | 'cart' | 'orders' | 'messages' | 'decisions' | 'other'

export interface Told {
  kind: Kind
  icon: Icon
  tone: 'accent' | 'ok' | 'plain'
  /** what happened, as a sentence */
  text: string
  /** the thing alone: a product's name, a search, a page */
  subject: string
  /** money, where the event has some */
  value: string
}

interface Pattern {
  kind: Kind
  icon: Icon
  tone?: Told['tone']
  word: Word
}

/** Segment's e-commerce names and ours. What is not here is shown by its own name. */
const patterns: Readonly<Record<string, Pattern>> = {
  'Product Viewed': { kind: 'views', icon: IconEye, word: 'event.viewed' },
  'Product Clicked': { kind: 'views', icon: IconClick, word: 'event.clicked' },
  'Product List Viewed': { kind: 'views', icon: IconList, word: 'event.list' },
  'Products Searched': { kind: 'views', icon: IconSearch, word: 'event.searched' },
  'Product Added': { kind: 'cart', icon: IconShoppingCartPlus, tone: 'accent', word: 'event.added' },
  'Product Removed': { kind: 'cart', icon: IconShoppingCartMinus, word: 'event.removed' },
  'Cart Viewed': { kind: 'cart', icon: IconShoppingCart, word: 'event.cartViewed' },
  'Cart Updated': { kind: 'cart', icon: IconShoppingCart, word: 'event.cartUpdated' },
  'Checkout Started': { kind: 'cart', icon: IconShoppingCart, tone: 'accent', word: 'event.checkout' },
  'Product Added to Wishlist': { kind: 'views', icon: IconHeart, tone: 'accent', word: 'event.wished' },
  'Order Completed': { kind: 'orders', icon: IconCube, tone: 'ok', word: 'event.order' },
  'Order Updated': { kind: 'orders', icon: IconTruckDelivery, word: 'event.orderUpdated' },
  'Order Cancelled': { kind: 'orders', icon: IconCube, word: 'event.orderCancelled' },
  'Block Viewed': { kind: 'views', icon: IconLayoutGrid, word: 'event.blockViewed' },
  'Block Clicked': { kind: 'views', icon: IconClick, tone: 'accent', word: 'event.blockClicked' },
  'Email Sent': { kind: 'messages', icon: IconMail, tone: 'ok', word: 'event.mailSent' },
  'Email Opened': { kind: 'messages', icon: IconMail, tone: 'ok', word: 'event.mailOpened' },
  'Email Link Clicked': { kind: 'messages', icon: IconMail, tone: 'ok', word: 'event.mailClicked' },
  'Message Sent': { kind: 'messages', icon: IconBell, tone: 'ok', word: 'event.messageSent' },
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
const first = (...values: readonly unknown[]): string => values.map(textOf).find((text) => text !== '') ?? ''

function subjectOf(name: string, properties: Readonly<Record<string, unknown>>): string {
  const lines = Array.isArray(properties.products) ? properties.products.length : undefined
  const block = first(properties.block, properties.block_id, properties.blockId)
  if (block !== '' && name.startsWith('Block')) return block
  const named = first(
    properties.name,
    properties.title,
    properties.query,
    properties.order_id,
    properties.orderId,
    properties.category,
    properties.list_id,
    properties.product_id,
    properties.productId,
    properties.scenario,
    properties.path,
    properties.url,
  )
  return named !== '' ? named : lines === undefined ? '' : t('event.lines', { n: lines })
}

/** Puts an event into words. Names and queries stay what the shop sent; they are shown as text. */
export function describeEvent(
  type: string,
  name: string | undefined,
  properties: Readonly<Record<string, unknown>> = {},
): Told {
  const currency = first(properties.currency)
  const amount = Number(first(properties.total, properties.value, properties.revenue, properties.price) || NaN)
  const value = Number.isFinite(amount) && currency.length === 3 ? money(amount, currency) : ''
  const subject = subjectOf(name ?? '', properties)
  const pattern = name === undefined ? undefined : patterns[name]
  if (pattern !== undefined) {
    const { kind, icon, word, tone = 'plain' } = pattern
    return { kind, icon, tone, text: t(word, { what: subject }).trim(), subject, value }
  }
  if (type === 'page' || type === 'screen') {
    return {
      kind: 'views',
      icon: IconFileText,
      tone: 'plain',
      text: t('event.page', { what: first(properties.path, properties.url, name) }),
      subject: first(properties.path, name),
      value,
    }
  }
  if (type === 'identify') {
    return { kind: 'other', icon: IconUserCheck, tone: 'accent', text: t('event.identify'), subject, value }
  }
  return {
    kind: 'other',
    icon: IconBell,
    tone: 'plain',
    text: [name ?? type, subject].filter(Boolean).join(': '),
    subject,
    value,
  }
}
