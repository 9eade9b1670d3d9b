import * as v from 'valibot'
import type { Block } from '../model/recipe.ts'
import { sources } from '../model/recipe.ts'
import type { Condition } from '../model/scenario.ts'

const Text = v.pipe(v.string(), v.maxLength(200))
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(100))
const Cap = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
const Amount = v.union([
  v.number(),
  v.pipe(v.string(), v.regex(/^(\$context|\d+(\.\d+)?\*context)$/, 'Use a number, "$context" or "0.5*context"')),
])
const Named = v.pipe(v.string(), v.minLength(1), v.maxLength(256))

const PriceLeaf = v.strictObject({
  fact: v.literal('price'),
  is: v.picklist(['=', '!=', '<', '<=', '>', '>=', 'between', 'in']),
  value: v.union([Amount, v.pipe(v.array(Amount), v.minLength(1), v.maxLength(20))]),
})

const NamedLeaf = v.strictObject({
  fact: v.pipe(
    v.string(),
    v.regex(
      /^(brand|category|label|collection|attr\..{1,64})$/,
      'Use price, brand, category, label, collection, disappoints or attr.<name>',
    ),
  ),
  is: v.picklist(['=', '!=', 'in', 'has']),
  value: v.union([Named, v.pipe(v.array(Named), v.minLength(1), v.maxLength(100))]),
})

/** Whether its reviews let too many buyers down (docs/reviews.md). */
const DisappointsLeaf = v.strictObject({
  fact: v.literal('disappoints'),
  is: v.picklist(['=', '!=']),
  value: v.boolean(),
})

/** What a recipe's filter may say: facts that the index answers by bitmaps. */
const Filter: v.GenericSchema<Condition> = v.lazy(() =>
  v.union([
    v.strictObject({ all: v.pipe(v.array(Filter), v.maxLength(20)) }),
    v.strictObject({ any: v.pipe(v.array(Filter), v.maxLength(20)) }),
    v.strictObject({ not: Filter }),
    PriceLeaf,
    DisappointsLeaf,
    NamedLeaf,
  ]),
)

const depth = (condition: Condition): number =>
  'all' in condition
    ? 1 + Math.max(0, ...condition.all.map(depth))
    : 'any' in condition
      ? 1 + Math.max(0, ...condition.any.map(depth))
      : 'not' in condition
        ? 1 + depth(condition.not)
        : 1

export const RecipeSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'Use lower-case letters, digits and hyphens')),
  /** counted by the server: each change of the recipe is a version of its own */
  version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  min: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  sources: v.pipe(v.array(v.strictObject({ use: v.picklist(sources), weight: Share })), v.maxLength(sources.length)),
  filter: v.optional(
    v.pipe(
      Filter,
      v.check((filter) => depth(filter) <= 8, 'Conditions nest eight deep at most'),
    ),
  ),
  exclude: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.regex(
          /^(context|cart|bought(:\d{1,4}d)?|shown(:\d{1,3})?|disappointing)$/,
          'Use context, cart, bought:60d, shown:4 or disappointing',
        ),
      ),
    ),
    v.maxLength(10),
  ),
  diversity: v.optional(
    v.strictObject({
      mmr: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
      maxPer: v.optional(v.strictObject({ category: v.optional(Cap), brand: v.optional(Cap) })),
    }),
  ),
  fallback: v.pipe(
    v.array(v.strictObject({ use: v.literal('popular'), scope: v.picklist(['category', 'site']) })),
    v.maxLength(4),
  ),
})

/** A block as `PUT /api/blocks/:id` takes it: what GET gives. */
export const BlockSchema = v.strictObject({
  id: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'Use lower-case letters, digits and hyphens'))),
  placement: v.picklist(['home', 'category', 'product', 'cart', 'any', 'email']),
  title: v.record(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag')), Text),
  enabled: v.boolean(),
  recipe: RecipeSchema,
})

type Given<T extends v.GenericSchema> = v.InferOutput<T>

/** The recipe as stored: absent options are left out, not undefined. */
export function recipeOf(given: Given<typeof RecipeSchema>): Block['recipe'] {
  const { filter, diversity, ...rest } = given
  const { mmr, maxPer } = diversity ?? {}
  const caps =
    maxPer === undefined ? undefined : Object.fromEntries(Object.entries(maxPer).filter(([, cap]) => cap !== undefined))
  return {
    ...rest,
    ...(filter === undefined ? {} : { filter }),
    ...(diversity === undefined
      ? {}
      : { diversity: { ...(mmr === undefined ? {} : { mmr }), ...(caps === undefined ? {} : { maxPer: caps }) } }),
  }
}
