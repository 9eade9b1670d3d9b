import { columnOf, type TagColumn } from '../columns.ts'
import type { Ask } from './source.ts'

/**
 * Whether a product lies in the scope of the recipe's source: the page's category with its descendants, its product's
 * brand or type. Null: anywhere, as on a page that has none of it; segments and regions have lists of their own.
 */
export function inScope({ options, index, categoryId, visit }: Ask): ((ordinal: number) => boolean) | null {
  const [product] = visit.context
  switch (options.scope) {
    case 'category': {
      if (categoryId === undefined) return null
      const id = categoryId.trim().toLowerCase()
      const wanted = index.categories.map((category) => category.id === id || category.id.startsWith(`${id} > `))
      return (ordinal) => wanted[index.category[ordinal]!] === true
    }
    case 'brand': {
      const brand = product === undefined ? 0 : index.brand[product]!
      return brand === 0 ? null : (ordinal) => index.brand[ordinal] === brand
    }
    case 'type': {
      const types: TagColumn = columnOf(index, 'type')
      const type = product === undefined ? 0 : types.of[product]!
      return type === 0 ? null : (ordinal) => types.of[ordinal] === type
    }
    default:
      return null
  }
}
