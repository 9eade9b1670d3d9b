import type { Json, JsonObject } from '../../model/json.ts'
import type { JsonShape } from './jsonRows.ts'
import { objectOf } from './jsonRows.ts'

type Said = [string, Json][]

/** What `GET /api/products/:id` tells beside what a feed can state. */
const found = new Set(['history', 'createdAt', 'updatedAt', 'goneAt', 'categoryId', 'lowestPrice30', 'disappoints'])
/** Statements of one piece: a variant that makes one of its own takes nothing of the product's. */
const statements: readonly (readonly [by: readonly string[], all: RegExp])[] = [
  [['price'], /^(price|(regular|sale)_?price|compare_?at_?price|sale_?(from|to)|currency|prices)$/i],
  [['stock', 'quantity', 'availability'], /^(stock|quantity|availability|restock_?at)$/i],
]

/** A product in Aisle's own form: one that lists its variants becomes a row for each, as in the other formats. */
export const productRows: JsonShape = (product) => {
  const { variants, attributes, ...rest } = product
  const own = objectOf(attributes)
  const shared: Said = Object.entries(rest).filter(([name, value]) => !isFound(name, value))
  if (own === null && attributes !== undefined) shared.push(['attributes', attributes])
  const row = (values: Said) => ({
    values: new Map<string, Json>(values),
    ...(own === null ? {} : { attributes: new Map(Object.entries(own)) }),
  })
  const { id } = rest
  if (!Array.isArray(variants) || variants.length === 0 || id === undefined) return [row(shared)]
  const listed = variants as readonly Json[]
  const only = objectOf(listed[0])
  if (listed.length === 1 && only !== null && only['id'] === id && chosenOf(only).length === 0) {
    return [row([...without(shared, only), ...saidOf(only)])]
  }
  // Codes of the product are those of none of its variants.
  const common = shared.filter(([name]) => !/^(sku|gtin|mpn)$/.test(name))
  // The product's own image and address are no variant's.
  const parent = { ...row([...common, ['item_group_id', id]]), isParent: true as const }
  const inherited = common.filter(([name]) => !/^(image_?(url|link)?|images|url|link)$/i.test(name))
  const rows = listed.map((variant) => {
    const said = objectOf(variant)
    if (said === null) return { values: new Map([['id', variant]]) }
    const chosen = chosenOf(said)
    return {
      ...row([...without(inherited, said), ...saidOf(said), ['item_group_id', id]]),
      ...(chosen.length === 0 ? {} : { options: new Map(chosen) }),
    }
  })
  return [parent, ...rows]
}

/** `type` is found out too, but a word in it is the feed's own. */
const isFound = (name: string, value: Json): boolean => found.has(name) || (name === 'type' && objectOf(value) !== null)

const saidOf = (variant: JsonObject): Said =>
  Object.entries(variant).filter(([name]) => name !== 'options' && !found.has(name))

const chosenOf = (variant: JsonObject): [string, string][] =>
  Object.entries(objectOf(variant['options']) ?? {}).map(([name, value]) => [name, String(value)])

const without = (shared: Said, variant: JsonObject): Said =>
  shared.filter(([name]) => !statements.some(([by, all]) => all.test(name) && by.some((one) => one in variant)))
