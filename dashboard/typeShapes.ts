import type { ProductType, Texts } from '../worker/model/product.ts'
import type { LinkKind, LinkReason } from '../worker/model/typeLink.ts'

export interface TypeRow {
  id: string
  names: Texts
  categories: readonly string[]
  titles: Readonly<Record<string, readonly string[]>>
  locked: boolean
  products: number
  confidence: number
  by: Readonly<Partial<Record<ProductType['by'], number>>>
  samples: readonly { id: string; title: string; imageUrl: string }[]
}

export interface TypeList {
  items: readonly TypeRow[]
  totals?: { types: number; products: number; by: Readonly<Record<string, number>>; links: number }
  next?: string
}

export interface LinkRow {
  id: string
  from: string
  to: string
  kind: LinkKind
  weight: number
  reasons: readonly LinkReason[]
  locked: boolean
  removed: boolean
  fromNames: Texts
  toNames: Texts
}

export interface TypedProduct {
  id: string
  title: string
  imageUrl: string
  category: string
  type?: ProductType
}

export type TypeDetail = Omit<TypeRow, 'samples'> & {
  items: readonly TypedProduct[]
  links: readonly LinkRow[]
}
