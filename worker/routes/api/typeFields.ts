import * as v from 'valibot'
import { linkKinds } from '../../model/typeLink.ts'

/** An id that reads: letters and digits of any script, hyphens between. */
export const TypeId = v.pipe(
  v.string(),
  v.maxLength(160),
  v.regex(/^[\p{Ll}\p{Lo}\p{N}]+(?:-+[\p{Ll}\p{Lo}\p{N}]+)*$/u, 'Use lower-case letters, digits and hyphens'),
)

const Language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag'))
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))
const Phrase = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(100))

/** What `PUT /api/types/:id` takes: what GET gives. What the shop counts itself is read only and passed over. */
export const TypeBody = v.object({
  id: v.optional(TypeId),
  names: v.pipe(
    v.record(Language, Name),
    v.check((names) => Object.keys(names).length > 0, 'Give the type a name'),
  ),
  categories: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(512))), v.maxLength(200)), []),
  titles: v.optional(v.record(Language, v.pipe(v.array(Phrase), v.maxLength(100))), {}),
  /** false gives it back to the runs over the catalog */
  locked: v.optional(v.boolean(), true),
})

export const TypesBody = v.object({
  items: v.pipe(v.array(v.object({ ...TypeBody.entries, id: TypeId })), v.minLength(1), v.maxLength(500)),
})

const Weight = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/** What `PUT /api/links/:id` takes: what GET gives. */
export const LinkBody = v.object({
  from: v.optional(TypeId),
  to: v.optional(TypeId),
  kind: v.picklist(linkKinds),
  weight: v.optional(Weight, 0.8),
  /** false gives it back to the runs over the catalog */
  locked: v.optional(v.boolean(), true),
  removed: v.optional(v.boolean(), false),
})

export const NewLinkBody = v.strictObject({
  from: TypeId,
  to: TypeId,
  kind: v.picklist(linkKinds),
  weight: v.optional(Weight, 0.8),
})

/** "espresso-machine~descaler" */
export const LinkId = v.strictObject({
  id: v.pipe(
    v.string(),
    v.maxLength(330),
    v.check((id) => id.split('~').length === 2 && id.split('~').every((type) => v.is(TypeId, type)), 'Use from~to'),
  ),
})
