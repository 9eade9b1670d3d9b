import type { Condition } from '../model/scenario.ts'

type Leaf = Extract<Condition, { fact: string }>

/** Facts of which a product has one value. */
const single: ReadonlySet<string> = new Set(['brand', 'availability', 'type', 'disappoints', 'product'])

/**
 * What no product can fulfil, in words, or null: a price both under 10 and over 20, two brands at once, a value demanded
 * and forbidden. Looks at conditions that must all hold; what depends on the page is left to the page.
 */
export function contradictionIn(condition: Condition): string | null {
  const leaves = demanded(condition)
  for (const leaf of leaves) {
    if (leaf.is === 'between' && Array.isArray(leaf.value)) {
      const [low, high] = leaf.value.map(Number)
      if (low !== undefined && high !== undefined && low > high) return `${leaf.fact} between ${low} and ${high}`
    }
  }
  for (const [at, one] of leaves.entries()) {
    for (const other of leaves.slice(at + 1)) {
      if (one.fact === other.fact && excludes(one, other)) return `${say(one)} and ${say(other)}`
    }
  }
  return null
}

function demanded(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(demanded)
  return 'fact' in condition ? [condition] : []
}

function excludes(one: Leaf, other: Leaf): boolean {
  const range = rangeOf(one)
  const second = rangeOf(other)
  if (range !== null && second !== null) {
    const low = Math.max(range.low, second.low)
    const high = Math.min(range.high, second.high)
    return low > high || (low === high && (range.open || second.open))
  }
  const values = valuesOf(one)
  const others = valuesOf(other)
  if (values.some(isVariable) || others.some(isVariable)) return false
  if (one.is === '!=' || other.is === '!=') {
    if (one.is === other.is) return false
    const wanted = one.is === '!=' ? others : values
    const refused = new Set(one.is === '!=' ? values : others)
    return wanted.every((value) => refused.has(value))
  }
  return single.has(one.fact) && !values.some((value) => others.includes(value))
}

/** "$context", "0.5*context": known only on the page. */
const isVariable = (value: string): boolean => value.includes('$') || value.endsWith('*context')

const valuesOf = ({ value }: Leaf): string[] =>
  (Array.isArray(value) ? value : [value]).map((one) => String(one).trim().toLowerCase())

function rangeOf({ is, value }: Leaf): { low: number; high: number; open: boolean } | null {
  const [first, second] = (Array.isArray(value) ? value : [value]).map((one) => (typeof one === 'number' ? one : NaN))
  if (first === undefined || Number.isNaN(first)) return null
  switch (is) {
    case '<':
      return { low: -Infinity, high: first, open: true }
    case '<=':
      return { low: -Infinity, high: first, open: false }
    case '>':
      return { low: first, high: Infinity, open: true }
    case '>=':
      return { low: first, high: Infinity, open: false }
    case 'between':
      return second === undefined || Number.isNaN(second) ? null : { low: first, high: second, open: false }
    default:
      return null
  }
}

const say = ({ fact, is, value }: Leaf): string => `${fact} ${is} ${JSON.stringify(value)}`
