import type { Local } from './local.ts'

export type OptionName = 'color' | 'size' | 'pack' | 'flavour'

export interface DemoVariant {
  id: string
  /** what tells it from its siblings; the key is the same in all languages, the words are not */
  options: Readonly<Partial<Record<OptionName, { id: string; name: Local }>>>
  priceMinor: number
  /** the price before the sale, when there is one */
  regularMinor?: number
  /** as Aisle's price history knows it */
  lowestMinor?: number
  stock: number
}

/** A product of the demo shop, before it becomes rows of a feed. */
export interface DemoProduct {
  id: string
  family: string
  category: string
  brand: string
  title: Local
  description: Local
  features: readonly Local[]
  attributes: Readonly<Record<string, Local>>
  collection?: string
  labels: readonly string[]
  rating: { average: number; count: number }
  drawing: string
  /** colour ids: the body and what stands out on it */
  paint: readonly [string, string]
  variants: readonly DemoVariant[]
}
