export interface BadField {
  field: string
  /** in English */
  message: string
  /** what is wrong, for programs and other languages: "at-most" with its limit, "missing" */
  code?: string
  limit?: number
}

/** What a caller did wrong, or what is missing; becomes `{error: {code, message, field?, hint?}}`. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: string
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503
  readonly hint: string | undefined
  readonly fields: readonly BadField[]
  /** when to try again: becomes Retry-After */
  readonly retryAfterMs: number | undefined

  constructor(
    status: AppError['status'],
    code: string,
    message: string,
    more: { hint?: string; fields?: readonly BadField[]; retryAfterMs?: number } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.hint = more.hint
    this.fields = more.fields ?? []
    this.retryAfterMs = more.retryAfterMs
  }
}
