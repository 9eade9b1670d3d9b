import type { ProductId } from './ids.ts'
import type { ProductType, Texts } from './product.ts'

/** How the second type of a link serves the first. */
export const linkKinds = ['complement', 'accessory', 'consumable', 'replacement', 'collection'] as const
export type LinkKind = (typeof linkKinds)[number]

/** Why a link is there; several may speak for one. */
export type LinkReason =
  /** a person of the shop said so */
  | { by: 'merchant' }
  /** what the starter lexicon knows of such things */
  | { by: 'lexicon' }
  /** titles of `products` products say what they are made for: "case for headphones" */
  | { by: 'titles'; products: number }
  /** compatibility attributes of `products` products name the other's models */
  | { by: 'attributes'; products: number }
  /** bought together in `orders` orders; `lift`: its Wilson lower bound */
  | { by: 'orders'; orders: number; lift: number }
  /** both have products in `collections` collections */
  | { by: 'collection'; collections: number }
  /** a language model said so, this sure: 0 to 1 */
  | { by: 'labeller'; confidence: number }

/** What goes with what: from a type to another, never within one. */
export interface TypeLink {
  from: string
  to: string
  kind: LinkKind
  /** 0 to 1: how much the second is wanted by who has the first */
  weight: number
  reasons: readonly LinkReason[]
  /** said by a person: no run overwrites it */
  locked?: true
  /** a person took it away: no run brings it back */
  removed?: true
}

/** What a shop's type is called and which products are of it, as far as the shop itself says. */
export interface FunctionalType {
  id: string
  names: Texts
  /** categories (by `Product.categoryId`) whose products are of this type, with all below them */
  categories: readonly string[]
  /** phrases in titles, per language, that make a product one of this type */
  titles: Readonly<Record<string, readonly string[]>>
  /** named or mapped by a person: no run overwrites it */
  locked?: true
}

/** Products of a type as the last run counted them. */
export interface TypeStats {
  products: number
  /** mean over its products, 0 to 1 */
  confidence: number
  /** products by what decided their type */
  by: Readonly<Partial<Record<ProductType['by'], number>>>
  /** the first of them, for pictures */
  samples: readonly ProductId[]
}
