import type { Block } from '../model/recipe.ts'
import type { Json } from '../model/json.ts'

export interface Change {
  /** "recipe.sources.copurchase.weight" */
  path: string
  /** absent: it was not there */
  from?: Json
  /** absent: it is gone */
  to?: Json
}

/**
 * What differs between two states of a block, by path. Sources and fallback steps are matched by what they use, so that a
 * moved one is no change of all others; other lists are compared as wholes.
 */
export function diffBlocks(from: Block, to: Block): Change[] {
  return differences('', plain(from), plain(to)).filter(({ path }) => path !== 'recipe.version')
}

const plain = (block: Block): Json => JSON.parse(JSON.stringify(block)) as Json

function differences(path: string, from: Json | undefined, to: Json | undefined): Change[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return []
  const left = fieldsOf(path, from)
  const right = fieldsOf(path, to)
  if (left === null || right === null) {
    return [{ path, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }]
  }
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    differences(path === '' ? key : `${path}.${key}`, left.get(key), right.get(key)),
  )
}

/** Null for what has no parts of its own. */
function fieldsOf(path: string, value: Json | undefined): Map<string, Json> | null {
  if (Array.isArray(value)) {
    return path === 'recipe.sources' || path === 'recipe.fallback' ? byUse(value as readonly Json[]) : null
  }
  if (typeof value !== 'object' || value === null) return null
  return new Map(Object.entries(value as Readonly<Record<string, Json>>))
}

/** "popular", and "popular 2" for the second of its kind. */
function byUse(steps: readonly Json[]): Map<string, Json> {
  const named = new Map<string, Json>()
  for (const step of steps) {
    const use = typeof step === 'object' && step !== null && 'use' in step ? String(step.use) : '?'
    let name = use
    for (let count = 2; named.has(name); count++) name = `${use} ${count}`
    named.set(name, step)
  }
  return named
}
