import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError, type BadField } from '../model/error.ts'
import { badField, type Issue } from './badField.ts'

/** What a validator hands to its hook when the body, query or path is not as described. */
interface Validated {
  success: boolean
  error?: readonly Issue[]
}

/** Hook of `validator(target, schema, invalid)`: 422 with every bad field named. */
export function invalid(result: Validated): void {
  if (result.success) return
  const first = new Map<string, BadField>()
  for (const bad of (result.error ?? []).map(badField)) if (!first.has(bad.field)) first.set(bad.field, bad)
  const fields = [...first.values()]
  throw new AppError(422, 'invalid', fields.map((bad) => `${bad.field || 'body'}: ${bad.message}`).join('; '), {
    fields,
  })
}

/** What a caller is told of an error. */
export interface Refusal {
  status: ContentfulStatusCode
  headers: Record<string, string>
  body: { error: object }
}

/** The one place where errors become answers. Expected ones say what to do; a bug says nothing of the inside. */
export function refusalOf(error: Error, method: string, path: string): Refusal {
  const known = asAppError(error)
  if (known === null) {
    console.error(`${method} ${path}:`, error)
    const message = 'Something broke on our side; the error was recorded'
    return { status: 500, headers: {}, body: { error: { code: 'internal', message } } }
  }
  const headers: Record<string, string> = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
  const wait = known.retryAfterMs ?? (known.status === 429 || known.status === 503 ? 1000 : undefined)
  if (wait !== undefined) headers['Retry-After'] = String(Math.max(1, Math.ceil(wait / 1000)))
  const [first] = known.fields
  const body = {
    error: {
      code: known.code,
      message: known.message,
      ...(first === undefined ? {} : { field: first.field }),
      ...(known.fields.length > 1 || first?.code !== undefined ? { fields: known.fields } : {}),
      ...(known.hint === undefined ? {} : { hint: known.hint }),
    },
  }
  return { status: known.status, headers, body }
}

export function onError(error: Error, c: Context): Response {
  const { status, headers, body } = refusalOf(error, c.req.method, c.req.path)
  return c.json(body, status, headers)
}

function asAppError(error: Error): AppError | null {
  // Over RPC an error keeps its own properties, not its class.
  if (error instanceof AppError || error.name === 'AppError') return error as AppError
  if (error instanceof HTTPException && error.status === 400) return new AppError(400, 'malformed', error.message)
  if (error instanceof HTTPException && error.status === 413) return new AppError(413, 'too-large', error.message)
  if (error instanceof SyntaxError && /JSON/.test(error.message)) return new AppError(400, 'malformed', error.message)
  return null
}

export function notFound(c: Context): Response {
  c.header('Cache-Control', 'no-store')
  c.header('X-Content-Type-Options', 'nosniff')
  return c.json({ error: { code: 'not-found', message: `There is no ${c.req.method} ${c.req.path}` } }, 404)
}
