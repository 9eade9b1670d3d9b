import * as v from 'valibot'
import { fields, isText, plainName, type Column, type Field } from './columns.ts'

/**
 * What a column of a feed is, in one word: a field of `columns.ts` ("price"), a text field in a language ("title:pl"),
 * an attribute under a name ("attribute:power"), or "ignore".
 */
export type Target = string

const isTarget = (target: Target): boolean => columnOf(target) !== null

/** How a feed's columns are read, as a person saved it; columns that it leaves out are read by their names. */
export const FeedMapping = v.object({
  columns: v.record(
    v.pipe(v.string(), v.maxLength(200)),
    v.pipe(v.string(), v.check(isTarget, 'Use a field, "title:pl", "attribute:name" or "ignore"')),
  ),
  delimiter: v.optional(v.picklist([',', ';', '\t', '|'])),
  /** "1,234" is 1.234 */
  decimalComma: v.optional(v.boolean()),
  /** of prices that name none */
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
})
export type FeedMapping = v.InferOutput<typeof FeedMapping>

const byName: ReadonlyMap<string, Field> = new Map(fields.map((field) => [field, field]))

/** Null for what is no target. A column that was mapped by hand beats any that is known by its name. */
export function columnOf(target: Target): Column | null {
  if (target === 'ignore') return { is: 'ignored' }
  const [, name] = /^attribute:(.+)$/.exec(target) ?? []
  if (name !== undefined) return { is: 'attribute', name: plainName(name) }
  const [, field = '', language] = /^([a-z_]+)(?::([a-z]{2,3}(?:-[A-Za-z\d]{2,8})?))?$/.exec(target) ?? []
  const found = byName.get(field)
  if (found === undefined || (language !== undefined && !isText(found))) return null
  return { is: 'field', field: found, rank: -1, ...(language === undefined ? {} : { language }) }
}
