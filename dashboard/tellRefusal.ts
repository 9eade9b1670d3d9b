import { currentLanguage, hasWord, t, tOf } from './words.ts'

interface BadField {
  field: string
  message: string
  code?: string | undefined
  limit?: number | undefined
}

/** `{error: {code, message, hint?, field?, fields?}}`, as the API refuses. */
export interface Refusal {
  code: string
  message: string
  hint?: string | undefined
  fields: readonly BadField[]
}

type Found = Readonly<Record<string, unknown>>
const isFound = (value: unknown): value is Found => typeof value === 'object' && value !== null
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Null for an answer that is no refusal of the API. */
export function parseRefusal(text: string): Refusal | null {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return null
  }
  const error = isFound(body) ? body['error'] : undefined
  if (!isFound(error)) return null
  const [code, message] = [textOf(error['code']), textOf(error['message'])]
  if (code === undefined || message === undefined) return null
  const listed = Array.isArray(error['fields']) ? error['fields'].filter(isFound) : []
  const fields = listed.map((one) => ({
    field: textOf(one['field']) ?? '',
    message: textOf(one['message']) ?? '',
    code: textOf(one['code']),
    limit: typeof one['limit'] === 'number' ? one['limit'] : undefined,
  }))
  const field = textOf(error['field'])
  // The message of a single field begins with its name, which stands beside it already.
  const alone = field === undefined ? [] : [{ field, message: message.replace(`${field}: `, '') }]
  return { code, message, hint: textOf(error['hint']), fields: fields.length > 0 ? fields : alone }
}

interface Told {
  message: string
  hint: string | undefined
  fields: Readonly<Record<string, string>>
}

/** A refusal in the reader's language: what it says of fields with their names there, else by its code, else as it came. */
export function tellRefusal({ code, message, hint, fields }: Refusal): Told {
  const told = Object.fromEntries(fields.map((bad) => [bad.field, tellBadField(bad)]))
  if (fields.length > 0) {
    const lines = Object.entries(told).map(([field, text]) => [fieldName(field), text].filter(Boolean).join(': '))
    return { message: lines.join('. '), hint: currentLanguage() === 'en' ? hint : undefined, fields: told }
  }
  const key = `refused.${code}`
  // English keeps the API's own words: they name the thing.
  if (currentLanguage() === 'en' || !hasWord(key)) return { message, hint, fields: told }
  return { message: t(key), hint: undefined, fields: told }
}

function tellBadField({ message, code = '', limit }: BadField): string {
  const said = `said.${message}`
  if (hasWord(said)) return t(said)
  const isOwn = !message.startsWith('Invalid ')
  const key = `badField.${code}`
  if ((isOwn && currentLanguage() === 'en') || !hasWord(key)) return message
  return t(key, limit === undefined ? {} : { n: limit })
}

/** "recipe.rules.0.by" is "Factor": what a form calls the last part that has a name. */
export function fieldName(path: string): string {
  const part = path
    .split('.')
    .filter((one) => !/^\d+$/.test(one))
    .at(-1)
  return part === undefined || part === '' ? '' : tOf('fieldName', part)
}
