import type { Condition } from '../worker/model/scenario.ts'
import type { Recipe } from './shapes.ts'

const isComplete = (condition: Condition): boolean =>
  !('fact' in condition) || (condition.value !== '' && condition.value !== null && condition.value !== undefined)

/** The recipe without rules that are still being written: they would be refused, and the preview would stop. */
export function completeRecipe({ filter, ...recipe }: Recipe): Recipe {
  if (filter === undefined || !('all' in filter)) return filter === undefined ? recipe : { ...recipe, filter }
  const rules = filter.all.filter(isComplete)
  return rules.length === 0 ? recipe : { ...recipe, filter: { all: rules } }
}
