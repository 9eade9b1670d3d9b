import * as v from 'valibot'
import { AppError, type BadField } from '../model/error.ts'

const id = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(256))
const limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
const locale = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,3}$/, 'not a language tag'))
const currency = v.pipe(v.string(), v.regex(/^[A-Za-z]{3}$/, 'not a currency code'))
const token = v.pipe(v.string(), v.maxLength(4096))

const Context = v.strictObject({
  productId: v.optional(id),
  productIds: v.optional(v.pipe(v.array(id), v.maxLength(50))),
  categoryId: v.optional(v.pipe(v.string(), v.maxLength(512))),
  query: v.optional(v.pipe(v.string(), v.maxLength(512))),
})

/** The page's own address and what led to it, as a browser states them: for the context of the visit. */
const Page = v.strictObject({
  url: v.optional(v.pipe(v.string(), v.maxLength(4096))),
  referrer: v.optional(v.pipe(v.string(), v.maxLength(4096))),
})

const Body = v.strictObject({
  writeKey: v.optional(v.string()),
  anonymousId: v.optional(id),
  token: v.optional(token),
  blocks: v.pipe(
    v.array(v.strictObject({ id, limit: v.optional(limit), context: v.optional(Context) })),
    v.minLength(1),
    v.maxLength(20),
  ),
  locale: v.optional(locale),
  currency: v.optional(currency),
  page: v.optional(Page),
})

export type RecommendBody = v.InferOutput<typeof Body>

const number = v.pipe(v.string(), v.regex(/^\d{1,3}$/, 'not a number'), v.transform(Number), limit)

const Query = v.strictObject({
  key: v.optional(v.string()),
  writeKey: v.optional(v.string()),
  anonymousId: v.optional(id),
  token: v.optional(token),
  limit: v.optional(number),
  productId: v.optional(id),
  productIds: v.optional(v.pipe(v.string(), v.maxLength(4096))),
  categoryId: v.optional(v.pipe(v.string(), v.maxLength(512))),
  query: v.optional(v.pipe(v.string(), v.maxLength(512))),
  locale: v.optional(locale),
  currency: v.optional(currency),
})

/** A page's request. Throws 422 that names every field that is unknown or of a wrong type. */
export const parseRecommendBody = (value: unknown): RecommendBody => parsed(v.safeParse(Body, value))

/** One block by its address: `?key=&productId=&productIds=a,b&limit=`. */
export function parseRecommendQuery(block: string, value: unknown): RecommendBody {
  const {
    key,
    writeKey,
    limit: most,
    productId,
    productIds,
    categoryId,
    query,
    ...rest
  } = parsed(v.safeParse(Query, value))
  const ids =
    productIds === undefined ? undefined : parsed(v.safeParse(Context.entries.productIds, productIds.split(',')))
  const named = key ?? writeKey
  return {
    ...rest,
    ...(named === undefined ? {} : { writeKey: named }),
    blocks: [
      {
        id: block,
        ...(most === undefined ? {} : { limit: most }),
        context: {
          ...(productId === undefined ? {} : { productId }),
          ...(ids === undefined ? {} : { productIds: ids }),
          ...(categoryId === undefined ? {} : { categoryId }),
          ...(query === undefined ? {} : { query }),
        },
      },
    ],
  }
}

function parsed<T>(
  result: { success: true; output: T } | { success: false; issues: readonly v.BaseIssue<unknown>[] },
): T {
  if (result.success) return result.output
  const fields: BadField[] = result.issues.map((issue) => ({
    field: (issue.path ?? []).map((part) => String(part.key)).join('.'),
    message: issue.message,
  }))
  throw new AppError(422, 'invalid', fields.map((bad) => `${bad.field || 'body'}: ${bad.message}`).join('; '), {
    fields,
  })
}
