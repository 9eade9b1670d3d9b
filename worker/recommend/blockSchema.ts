import * as v from 'valibot'
import { RecipeSchema } from './recipeSchema.ts'

const Text = v.pipe(v.string(), v.maxLength(200))

/** A block as `PUT /api/blocks/:id` takes it: what GET gives. */
export const BlockSchema = v.strictObject({
  id: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'Use lower-case letters, digits and hyphens'))),
  placement: v.picklist(['home', 'category', 'product', 'cart', 'order', 'search', 'any', 'email', 'push', 'inbox']),
  title: v.record(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag')), Text),
  enabled: v.boolean(),
  dedupe: v.optional(v.picklist(['page', 'none'])),
  showRating: v.optional(v.boolean()),
  recipe: RecipeSchema,
})
