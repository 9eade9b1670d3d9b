import type { BadField } from '../model/error.ts'

/** What a validator says of one value; valibot's own kinds of issue, and what it asked for. */
export interface Issue {
  message: string
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined
  type?: unknown
  requirement?: unknown
  expected?: unknown
  received?: unknown
}

const limits: Readonly<Record<string, string>> = {
  max_value: 'at-most',
  min_value: 'at-least',
  max_length: 'too-long',
  min_length: 'too-short',
}
const forms: ReadonlySet<unknown> = new Set(['regex', 'union', 'variant', 'check', 'starts_with', 'raw_check'])
const kinds: ReadonlySet<unknown> = new Set(['string', 'number', 'boolean', 'array', 'object', 'record', 'tuple'])

/** A field that was refused: a code and its limit for programs and other languages, a message in English for people. */
export function badField({ message, path = [], type, requirement, expected, received }: Issue): BadField {
  const field = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  const code = codeOf(type, expected, received)
  return { field, message, code, ...(typeof requirement === 'number' ? { limit: requirement } : {}) }
}

function codeOf(type: unknown, expected: unknown, received: unknown): string {
  if (typeof type === 'string' && limits[type] !== undefined) return limits[type]
  if (type === 'integer') return 'whole-number'
  if (type === 'picklist' || type === 'literal') return 'not-one-of'
  if (type === 'strict_object') return expected === 'never' ? 'unknown' : 'missing'
  if (received === 'undefined') return 'missing'
  if (kinds.has(type)) return 'wrong-kind'
  if (type === 'url' || type === 'email') return type
  return forms.has(type) ? 'wrong-form' : 'invalid'
}
