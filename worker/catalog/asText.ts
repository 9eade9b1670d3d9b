import type { Json } from '../model/json.ts'

/** What a cell says as one text: a list joined by spaces, an object nothing. */
export const asText = (value: Json | undefined): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? (value as readonly Json[]).map(asText).join(' ') : ''
}
