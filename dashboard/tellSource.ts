import type { SourceOptions } from '../worker/model/recipe.ts'
import { tellRecipeCondition } from './tellRecipeCondition.ts'
import { t, tOf } from './words.ts'

/** What a source was told beyond its name: "this category, 7 days". */
export function tellSource({ scope, by, window, of, products, where, freeFrom }: SourceOptions): string {
  return [
    by === undefined ? '' : tOf('by', by),
    scope === undefined ? '' : tOf('scope', scope),
    window === undefined ? '' : tOf('window', window),
    of === undefined ? '' : tOf('of', of),
    products === undefined ? '' : t('sources.products', { n: products.length }),
    freeFrom === undefined ? '' : t('sources.freeFrom', { n: freeFrom }),
    where === undefined ? '' : tellRecipeCondition(where),
  ]
    .filter(Boolean)
    .join(', ')
}
