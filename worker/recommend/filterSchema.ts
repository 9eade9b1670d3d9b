import * as v from 'valibot'
import type { Condition } from '../model/scenario.ts'
import { contradictionIn } from './contradictionIn.ts'

const Amount = v.union([
  v.pipe(v.number(), v.minValue(0)),
  v.pipe(v.string(), v.regex(/^(\$context|\d+(\.\d+)?\*context)$/, 'Use a number, "$context" or "0.5*context"')),
])
const Named = v.pipe(v.string(), v.minLength(1), v.maxLength(256))
const several = <T extends v.GenericSchema>(one: T, most = 100) =>
  v.union([one, v.pipe(v.array(one), v.minLength(1), v.maxLength(most))])

const PriceLeaf = v.strictObject({
  fact: v.literal('price'),
  is: v.picklist(['=', '!=', '<', '<=', '>', '>=', 'between', 'in']),
  value: several(Amount, 20),
})

/** Shares of 1 (discount, margin), days (age), stars (rating) and attributes that are numbers. */
const NumberLeaf = v.strictObject({
  fact: v.pipe(v.string(), v.regex(/^(discount|margin|age|rating|attr\..{1,64})$/)),
  is: v.picklist(['<', '<=', '>', '>=', 'between']),
  value: several(v.number(), 2),
})

const NamedLeaf = v.strictObject({
  fact: v.pipe(
    v.string(),
    v.regex(
      /^(brand|category|type|label|collection|availability|zone|season|product|attr\..{1,64})$/,
      'Use price, discount, margin, age, rating, brand, category, type, label, collection, availability, zone, season, product, disappoints or attr.<name>',
    ),
  ),
  is: v.picklist(['=', '!=', 'in', 'has']),
  value: several(Named, 1000),
})

/** Whether its reviews let too many buyers down (docs/reviews.md). */
const DisappointsLeaf = v.strictObject({
  fact: v.literal('disappoints'),
  is: v.picklist(['=', '!=']),
  value: v.boolean(),
})

const Filter: v.GenericSchema<Condition> = v.lazy(() =>
  v.union([
    v.strictObject({ all: v.pipe(v.array(Filter), v.maxLength(20)) }),
    v.strictObject({ any: v.pipe(v.array(Filter), v.maxLength(20)) }),
    v.strictObject({ not: Filter }),
    PriceLeaf,
    NumberLeaf,
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

/** What a recipe's conditions may say: facts that the index answers by bitmaps, and nothing that excludes itself. */
export const FilterSchema = v.pipe(
  Filter,
  v.check((filter) => depth(filter) <= 8, 'Conditions nest eight deep at most'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const contradiction = contradictionIn(dataset.value)
    if (contradiction !== null) addIssue({ message: `Nothing can pass: ${contradiction}` })
  }),
)
