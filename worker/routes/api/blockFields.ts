import * as v from 'valibot'
import { AppError } from '../../model/error.ts'
import { devices, type LiveFacts } from '../../model/facts.ts'
import { asId, type ProductId } from '../../model/ids.ts'
import type { Block } from '../../model/recipe.ts'
import type { BlockSchema } from '../../recommend/blockSchema.ts'
import { RecipeSchema, recipeOf } from '../../recommend/recipeSchema.ts'
import { noFacts } from '../../recommend/visit.ts'

export const BlockId = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'Use lower-case letters, digits and hyphens')),
})

const Ids = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(256))), v.maxLength(300))

const Lower = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(64))

/** A visitor made up for a preview: what somebody like that would get. */
const Visitor = v.strictObject({
  viewed: v.optional(Ids),
  cart: v.optional(Ids),
  wished: v.optional(Ids),
  bought: v.optional(Ids),
  queries: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(512))), v.maxLength(20))),
  segments: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(50))),
  region: v.optional(v.pipe(v.string(), v.maxLength(64))),
  visit: v.optional(
    v.strictObject({
      device: v.optional(v.picklist(devices)),
      hour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23))),
      weekday: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
      campaign: v.optional(Lower),
      source: v.optional(Lower),
      referrer: v.optional(Lower),
      words: v.optional(Lower),
    }),
  ),
})

/** The page that a block would stand on. */
export const PageContext = v.strictObject({
  productId: v.optional(v.pipe(v.string(), v.maxLength(256))),
  productIds: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(256))), v.maxLength(50))),
  categoryId: v.optional(v.pipe(v.string(), v.maxLength(512))),
  query: v.optional(v.pipe(v.string(), v.maxLength(512))),
})

export const Preview = v.strictObject({
  recipe: v.optional(RecipeSchema),
  customerId: v.optional(v.pipe(v.string(), v.maxLength(64))),
  visitor: v.optional(Visitor),
  context: v.optional(PageContext),
  locale: v.optional(v.pipe(v.string(), v.maxLength(35))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
})

/** The facts of a made-up visitor: one minute from step to step, oldest first. */
export function factsOf(visitor: v.InferOutput<typeof Visitor>, now: number): LiveFacts {
  const id = (text: string) => asId<ProductId>(text)
  const { viewed = [], cart = [], wished = [], bought = [], queries, segments, region, visit } = visitor
  const steps = [
    ...bought.map((productId) => ({ productId, kind: 'bought' as const })),
    ...viewed.map((productId) => ({ productId, kind: 'viewed' as const })),
    ...wished.map((productId) => ({ productId, kind: 'wished' as const })),
    ...cart.map((productId) => ({ productId, kind: 'carted' as const })),
  ]
  const events = steps.map(({ productId, kind }, at) => ({
    productId: id(productId),
    kind,
    at: now - (steps.length - at) * 60_000,
  }))
  return {
    ...noFacts,
    events: events.slice(-50),
    session: viewed.map(id),
    cart: { lines: cart.map((productId) => ({ productId: id(productId), quantity: 1 })), changedAt: now },
    bought: events.filter(({ kind }) => kind === 'bought').map(({ productId, at }) => ({ productId, at })),
    ...(bought.length === 0 ? {} : { lastOrder: bought.map(id) }),
    ...(queries === undefined ? {} : { queries }),
    ...(segments === undefined ? {} : { segments }),
    ...(region === undefined ? {} : { region }),
    ...(visit === undefined ? {} : { visit }),
  }
}

/** What is stored of a body: absent options left out. Throws 422 when body and path name different blocks. */
export function blockOf(given: v.InferOutput<typeof BlockSchema>, id: string): Block {
  if (given.id !== undefined && given.id !== id) {
    throw new AppError(422, 'invalid', `The body says ${given.id}, the path ${id}`, {
      fields: [{ field: 'id', message: 'differs from the path' }],
    })
  }
  const { placement, title, enabled, dedupe, showRating, recipe } = given
  return {
    id,
    placement,
    title,
    enabled,
    ...(dedupe === undefined ? {} : { dedupe }),
    ...(showRating === true ? { showRating } : {}),
    recipe: recipeOf(recipe),
  }
}
