import type { LinkLabel, TypeLabel } from '../../model/label.ts'
import type { TypedTexts } from '../understand/decideType.ts'

/** A type that a labeller may choose, and what the shop's people call it. */
export interface KnownType {
  id: string
  name: string
}

/** One answer for each thing asked, in the order of asking; null where there is none. */
export interface Answered<T> {
  answers: readonly (T | null)[]
  /** what asking cost */
  tokens: Tokens
}

export interface Tokens {
  in: number
  out: number
}

/** Says what products are for and what goes with what: the starter lexicon, or a language model. */
export interface Labeller {
  /** names who answers and by which wording of the question: another id may answer otherwise */
  readonly id: string
  types(products: readonly TypedTexts[], known: readonly KnownType[]): Promise<Answered<TypeLabel>>
  /** What goes with each of `hosts`, out of `known`. */
  links(hosts: readonly KnownType[], known: readonly KnownType[]): Promise<Answered<readonly LinkLabel[]>>
}

export const noTokens: Tokens = { in: 0, out: 0 }
