import * as v from 'valibot'

/** `?cursor=&limit=` of every list: 500 at most. */
export const pageQuery = {
  cursor: v.optional(v.pipe(v.string(), v.maxLength(500))),
  limit: v.optional(
    v.pipe(v.string(), v.transform(Number), v.integer('is no whole number'), v.minValue(1), v.maxValue(500)),
  ),
}
