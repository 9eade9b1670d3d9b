import { catalog } from '../catalog/catalog.ts'
import { categoryPath } from '../catalog/categories.ts'
import { languages } from '../catalog/local.ts'
import type { DemoProduct } from '../catalog/product.ts'
import { popularity } from './parts/productCard.ts'

/** Lower case without accents: "młynek" is found by "mlynek". */
const folded = (text: string): string => text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '')

let index: readonly { product: DemoProduct; title: string; rest: string }[] | undefined

function indexed() {
  index ??= catalog().products.map((product) => ({
    product,
    title: folded([...languages.map((each) => product.title[each]), product.brand].join(' ')),
    rest: folded(
      [
        ...categoryPath(product.category).flatMap((category) => Object.values(category.name)),
        ...Object.values(product.attributes).flatMap((value) => Object.values(value)),
        ...Object.values(product.description),
      ].join(' '),
    ),
  }))
  return index
}

/** Products that have every word of the query, in any language; words of the title count most. */
export function search(query: string): DemoProduct[] {
  const terms = folded(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((term) => term.length > 1)
  if (terms.length === 0) return []
  return indexed()
    .flatMap(({ product, title, rest }) => {
      const scores = terms.map((term) => (has(title, term) ? 4 : starts(title, term) ? 3 : starts(rest, term) ? 1 : 0))
      return scores.includes(0) ? [] : [{ product, score: scores.reduce<number>((sum, each) => sum + each, 0) }]
    })
    .toSorted((a, b) => b.score - a.score || popularity(b.product) - popularity(a.product))
    .map(({ product }) => product)
}

const spaced = (text: string): string => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')} `

/** The term is a word of the text: "kettle" is in "Lume kettle", not in "Kettlebell". */
const has = (text: string, term: string): boolean => spaced(text).includes(` ${term} `)

/** A word of the text begins with the term: "kett" finds "kettle". */
const starts = (text: string, term: string): boolean => spaced(text).includes(` ${term}`)
