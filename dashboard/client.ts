import { hc, type ClientResponse } from 'hono/client'
import type { Api } from '../worker/routes/api/index.ts'
import type { Condition } from '../worker/model/scenario.ts'
import type { Json } from '../worker/model/json.ts'
import { learnTime } from './serverClock.ts'
import { parseRefusal, tellRefusal } from './tellRefusal.ts'
import { withWords } from './words.ts'

/** What the API said no to, in its own words, plus the way out when it named one. */
export class ApiFailure extends Error {
  readonly status: number
  readonly code: string
  readonly hint: string | undefined
  readonly fields: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, hint?: string, fields: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.hint = hint
    this.fields = fields
  }
}

let site: string | null = null
/** Every request names the site that the switcher shows. */
export const chooseSite = (id: string): void => {
  site = id
}
export const currentSite = (): string | null => site

type Query = Readonly<Record<string, string | number | undefined>>

export const pathWith = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  return search.size > 0 ? `${path}?${search}` : path
}

export const siteHeaders = (): Record<string, string> => (site === null ? {} : { 'aisle-site': site })

/** Paths, parameters and answers as the Worker's own routes have them: what they change fails the type check here. */
export const { api } = hc<Api>(location.origin, {
  headers: siteHeaders,
  fetch: (input: RequestInfo | URL, init?: RequestInit) => reach(String(input), init ?? {}),
})

/**
 * A shape as it looks after JSON in hono's types: what may be absent may there be undefined, and nested JSON is only
 * known to be JSON.
 */
type Loose<T> = [Json] extends [T]
  ? unknown
  : [Condition] extends [T] // it nests without end
    ? unknown
    : T extends string | number | boolean | null | undefined
      ? T
      : T extends readonly (infer Item)[]
        ? readonly Loose<Item>[]
        : { readonly [Key in keyof T]: undefined extends T[Key] ? Loose<T[Key]> | undefined : Loose<T[Key]> }

/** What a route answers, or an `ApiFailure`. A route that no longer gives what `Shape` needs fails the type check. */
export async function read<Shape>(asked: Promise<ClientResponse<Loose<Shape>>>): Promise<Shape> {
  return answer<Shape>(await asked)
}

export async function send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const headers = body === undefined ? siteHeaders() : { ...siteHeaders(), 'content-type': 'application/json' }
  return answer<T>(
    await reach(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  )
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(path, init)
    learnTime(response.headers.get('aisle-now'))
    return response
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiFailure(0, 'unreachable', 'The Worker did not answer.')
  }
}

async function answer<T>(response: Pick<Response, 'ok' | 'status' | 'text'>): Promise<T> {
  const text = await response.text()
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T
  throw await failureOf(response.status, text)
}

/** What the API says of a refusal, in the reader's language; anything else becomes a failure with the bare status. */
export async function failureOf(status: number, text: string): Promise<ApiFailure> {
  const refusal = parseRefusal(text)
  if (refusal === null) return new ApiFailure(status, `http-${status}`, `The Worker answered ${status}.`)
  // Their texts come with the first refusal: most visits see none.
  await withWords(['errors'], Promise.resolve())
  const { message, hint, fields } = tellRefusal(refusal)
  return new ApiFailure(status, refusal.code, message, hint, fields)
}

/** Sends a file and tells how much of it has left; `fetch` can't. */
export function upload<T>(path: string, file: Blob, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    for (const [name, value] of Object.entries(siteHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0)
    request.onerror = () => reject(new ApiFailure(0, 'unreachable', 'The Worker did not answer.'))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T)
      else void failureOf(request.status, request.responseText).then(reject)
    }
    request.send(file)
  })
}

/** Fetches a file with the login and the site, and hands it to the browser to keep. */
export async function download(path: string, name: string): Promise<void> {
  const response = await reach(path, { headers: siteHeaders() })
  if (!response.ok) throw await failureOf(response.status, await response.text())
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
