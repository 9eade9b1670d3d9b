import type { Json } from '../model/json.ts'

/**
 * A feed's value where a text, a number or a list of these belongs: an object becomes its JSON text. Objects of a feed
 * are never asked for their own text: `{"toString": null}` has none.
 */
export function plainCell(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value) ? value.slice(0, 1000).map((part) => flat(part as Json)) : flat(value)
}

function flat(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  try {
    return JSON.stringify(value).slice(0, 1000)
  } catch {
    return '' // nested so deeply that not even its text can be written
  }
}
