import type { Comparison } from '../worker/model/scenario.ts'
import type { Leaf } from './conditionTree.ts'

/** How a fact's value is written. */
export type ValueKind = 'price' | 'share' | 'number' | 'known' | 'text' | 'product' | 'flag' | 'attribute' | 'choice'

/** Facts that a recipe's conditions know; `attr.` stands for any attribute. */
const kinds = {
  price: 'price',
  discount: 'share',
  margin: 'share',
  age: 'number',
  rating: 'number',
  category: 'known',
  brand: 'known',
  type: 'known',
  label: 'known',
  collection: 'text',
  availability: 'choice',
  zone: 'text',
  season: 'choice',
  product: 'product',
  disappoints: 'flag',
  'attr.': 'attribute',
} as const satisfies Readonly<Record<string, ValueKind>>

export type Fact = keyof typeof kinds
export const facts = Object.keys(kinds) as readonly Fact[]

export const isAttribute = (fact: string): boolean => fact.startsWith('attr.')
const isFact = (fact: string): fact is Fact => fact in kinds
/** "attr.size" goes by `attr.`. */
export const factOf = (fact: string): Fact | null => (isAttribute(fact) ? 'attr.' : isFact(fact) ? fact : null)
export const kindOf = (fact: string): ValueKind => {
  const known = factOf(fact)
  return known === null ? 'text' : kinds[known]
}

const numbers = ['>=', '<=', 'between', '>', '<'] as const
const names = ['=', '!=', 'in'] as const
export function comparisonsOf(fact: string): readonly Comparison[] {
  switch (kindOf(fact)) {
    case 'price':
      return ['<=', '>=', 'between', '<', '>']
    case 'share':
    case 'number':
      return numbers
    case 'attribute':
      return [...names, ...numbers]
    case 'flag':
      return ['=']
    case 'known':
    case 'text':
    case 'product':
    case 'choice':
      return names
  }
}

export const isNumeric = (is: Comparison): boolean => (numbers as readonly Comparison[]).includes(is)

/** A line about a fact as it begins: with a value where there is a sensible one. */
export function lineAbout(fact: string): Leaf {
  switch (kindOf(fact)) {
    case 'price':
      return { fact, is: '<=', value: 100 }
    case 'share':
      return { fact, is: '>=', value: 0.1 }
    case 'number':
      return fact === 'rating' ? { fact, is: '>=', value: 4 } : { fact, is: '<=', value: 30 }
    case 'flag':
      return { fact, is: '=', value: false }
    case 'choice':
      return { fact, is: '=', value: fact === 'season' ? '$now' : 'in-stock' }
    case 'known':
    case 'text':
    case 'product':
    case 'attribute':
      return { fact, is: '=', value: fact === 'zone' ? '$region' : '' }
  }
}

/** The same line compared otherwise: its value keeps what still fits. */
export function compared(line: Leaf, is: Comparison): Leaf {
  const values = Array.isArray(line.value) ? line.value : [line.value ?? '']
  const [first = ''] = values
  if (is === 'between') return { ...line, is, value: [first, values[1] ?? first] }
  if (is === 'in') return { ...line, is, value: first === '' ? [] : values }
  return { ...line, is, value: first }
}
