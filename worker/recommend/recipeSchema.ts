import * as v from 'valibot'
import {
  anchors,
  measures,
  scopes,
  sources,
  windows,
  type FallbackStep,
  type Recipe,
  type SourceOptions,
  type SourceUse,
} from '../model/recipe.ts'
import { devices } from '../model/facts.ts'
import { FilterSchema } from './filterSchema.ts'

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(100))
const Part = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const Cap = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
const Place = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
const ProductIds = v.pipe(
  v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(256))),
  v.minLength(1),
  v.maxLength(1000),
)
const Slug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'Use lower-case letters, digits and hyphens'))
const Day = v.pipe(v.string(), v.isoTimestamp('Use a time like 2027-01-01T00:00:00Z'))
const Date = v.union([Day, v.pipe(v.string(), v.isoDate('Use a date like 2027-01-01'))])

const options = {
  scope: v.optional(v.picklist(scopes)),
  by: v.optional(v.picklist(measures)),
  window: v.optional(v.picklist(windows)),
  of: v.optional(v.picklist(anchors)),
  products: v.optional(ProductIds),
  where: v.optional(FilterSchema),
  freeFrom: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(1_000_000))),
  url: v.optional(v.pipe(v.string(), v.url(), v.startsWith('https://', 'Use https'), v.maxLength(2048))),
  timeoutMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(1000))),
}

/** Options that only some sources read: on another they would be a mistake that nobody notices. */
const readBy: Readonly<Record<string, readonly string[]>> = {
  scope: ['popular', 'trending', 'new', 'discounted'],
  by: ['popular'],
  window: ['popular'],
  of: [
    'copurchase',
    'complement',
    'substitute',
    'collection',
    'upsell',
    'similar',
    'bundle',
    'alsoViewed',
    'addedAfter',
  ],
  products: ['list'],
  freeFrom: ['filler'],
  url: ['custom'],
  timeoutMs: ['custom'],
}
/** What a source can't do without. */
const needs: Readonly<Record<string, keyof SourceOptions>> = { custom: 'url', filler: 'freeFrom' }

const optionsFit = v.rawCheck<{ use: string } & Readonly<Record<string, unknown>>>(({ dataset, addIssue }) => {
  if (!dataset.typed) return
  const step = dataset.value
  const complain = (key: string, message: string) =>
    addIssue({
      message,
      path: [{ type: 'object', origin: 'value', input: step as Record<string, unknown>, key, value: step[key] }],
    })
  for (const [key, users] of Object.entries(readBy)) {
    if (step[key] !== undefined && !users.includes(step.use)) {
      complain(key, `${step.use} does not read it: only ${users.join(', ')}`)
    }
  }
  const need = needs[step.use]
  if (need !== undefined && step[need] === undefined) complain(need, `${step.use} needs it`)
  if (step.use === 'list' && step['products'] === undefined && step['where'] === undefined) {
    complain('products', 'list needs products, or a rule in where')
  }
  if (step.use === 'block' && step['block'] === undefined) complain('block', 'Say which block')
})

const Source = v.pipe(
  v.strictObject({
    use: v.picklist(sources),
    weight: v.optional(Share),
    slots: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))),
    ...options,
  }),
  optionsFit as never,
)

const Step = v.pipe(
  v.strictObject({ use: v.picklist([...sources, 'block']), block: v.optional(Slug), ...options }),
  optionsFit as never,
)

const Word = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64))
const Hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24))

const time = {
  when: v.optional(
    v.strictObject({
      segment: v.optional(v.pipe(v.string(), v.maxLength(64))),
      region: v.optional(v.pipe(v.string(), v.maxLength(64))),
      device: v.optional(v.picklist(devices)),
      campaign: v.optional(Word),
      source: v.optional(Word),
      search: v.optional(Word),
      hours: v.optional(
        v.pipe(
          v.tuple([Hour, Hour]),
          v.check(([from, to]) => from !== to, 'It never begins'),
        ),
      ),
      weekdays: v.optional(
        v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))), v.minLength(1), v.maxLength(7)),
      ),
    }),
  ),
  from: v.optional(Date),
  until: v.optional(Date),
}

const Rule = v.pipe(
  v.variant('do', [
    v.strictObject({ do: v.literal('pin'), at: Place, products: ProductIds, ...time }),
    v.strictObject({
      do: v.literal('boost'),
      by: v.pipe(v.number(), v.minValue(1, 'A boost is 1 or more'), v.maxValue(100)),
      where: FilterSchema,
      ...time,
    }),
    v.strictObject({ do: v.literal('bury'), by: Part, where: FilterSchema, ...time }),
    v.strictObject({ do: v.literal('exclude'), where: FilterSchema, ...time }),
  ]),
  v.check(({ from, until }) => from === undefined || until === undefined || from < until, 'It ends before it begins'),
)

export const RecipeSchema = v.strictObject({
  id: Slug,
  /** counted by the server: each change of the recipe is a version of its own */
  version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  limit: Place,
  min: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  sources: v.pipe(
    v.array(Source),
    v.maxLength(40),
    v.check(
      (given) => given.length === 0 || given.some(({ weight = 1, slots = 0 }) => weight > 0 || slots > 0),
      'Every weight is 0: nothing would be recommended. Give one source a weight, or leave them out for the fallback alone',
    ),
  ),
  filter: v.optional(FilterSchema),
  exclude: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.regex(
          /^(context|cart|bought(:\d{1,4}d)?|shown(:\d{1,3})?|disliked|returned|disappointing)$/,
          'Use context, cart, bought:60d, shown:4, disliked, returned or disappointing',
        ),
      ),
    ),
    v.maxLength(10),
  ),
  affinity: v.optional(
    v.strictObject({ price: v.optional(Part), brand: v.optional(Part), category: v.optional(Part) }),
  ),
  rules: v.optional(v.pipe(v.array(Rule), v.maxLength(50))),
  diversity: v.optional(
    v.strictObject({
      mmr: v.optional(Part),
      maxPer: v.optional(
        v.strictObject({
          type: v.optional(Cap),
          category: v.optional(Cap),
          brand: v.optional(Cap),
          collection: v.optional(Cap),
        }),
      ),
      rotation: v.optional(v.picklist(['hour', 'day'])),
    }),
  ),
  explore: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20))),
  fallback: v.pipe(v.array(Step), v.maxLength(10)),
})

/** Without the keys that are undefined: absent options are left out of what is stored. */
export function compact<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** The recipe as stored. A source without a weight weighs 1, one with slots of its own nothing beside them. */
export function recipeOf(given: v.InferOutput<typeof RecipeSchema>): Recipe {
  const sourceUses = (given.sources as readonly (Omit<SourceUse, 'weight'> & { weight?: number })[]).map((one) => ({
    ...one,
    weight: one.weight ?? (one.slots === undefined ? 1 : 0),
  }))
  const steps = given.fallback as readonly FallbackStep[]
  return compact({ ...given, sources: sourceUses, fallback: steps } as Recipe)
}
