import type { Condition } from '../worker/model/scenario.ts'

export type Leaf = Extract<Condition, { fact: string }>

/** Conditions as a person writes them: lines under "all of", "any of" or "none of", which may hold further such lists. */
export interface Group {
  mode: 'all' | 'any' | 'none'
  items: readonly (Leaf | Group)[]
}

export const isGroup = (item: Leaf | Group): item is Group => 'mode' in item

const itemOf = (condition: Condition): Leaf | Group => ('fact' in condition ? condition : treeOf(condition))

/** Every condition has its tree; no condition is an empty one. */
export function treeOf(condition: Condition | undefined): Group {
  if (condition === undefined) return { mode: 'all', items: [] }
  if ('all' in condition) return { mode: 'all', items: condition.all.map(itemOf) }
  if ('any' in condition) return { mode: 'any', items: condition.any.map(itemOf) }
  if ('not' in condition) {
    return { mode: 'none', items: 'any' in condition.not ? condition.not.any.map(itemOf) : [itemOf(condition.not)] }
  }
  return { mode: 'all', items: [condition] }
}

/** The same as the API takes it. Of an empty tree that is nothing, for whoever wants no condition at all. */
export function conditionOf(tree: Group): Condition | undefined {
  return tree.mode === 'all' && tree.items.length === 0 ? undefined : written(tree)
}

function written({ mode, items }: Group): Condition {
  const list = items.map((item) => (isGroup(item) ? written(item) : item))
  if (mode === 'all') return { all: list }
  const [only] = list
  if (mode === 'none') return { not: list.length === 1 && only !== undefined && 'fact' in only ? only : { any: list } }
  return { any: list }
}

/** Whether a line says enough to be asked: a fact, and a value or two. */
export function isComplete({ fact, is, value }: Leaf): boolean {
  if (fact === 'attr.') return false
  if (!Array.isArray(value)) return value !== '' && value !== null && value !== undefined
  return value.length >= (is === 'between' ? 2 : 1) && value.every((one) => one !== '' && one !== null)
}

/** Without lines that are still being written; undefined when none is left. */
export function completeCondition(condition: Condition | undefined): Condition | undefined {
  const pruned = prune(treeOf(condition))
  return pruned === null ? undefined : conditionOf(pruned)
}

function prune({ mode, items }: Group): Group | null {
  const kept = items.flatMap((item): (Leaf | Group)[] => {
    if (!isGroup(item)) return isComplete(item) ? [item] : []
    const inner = prune(item)
    return inner === null ? [] : [inner]
  })
  return kept.length === 0 ? null : { mode, items: kept }
}

/** Whether lines of it are still being written, or a list has none. */
export function isUnfinished(condition: Condition | undefined): boolean {
  const open = ({ items }: Group): boolean =>
    items.some((item) => (isGroup(item) ? item.items.length === 0 || open(item) : !isComplete(item)))
  return open(treeOf(condition))
}
