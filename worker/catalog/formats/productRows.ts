import type { Json, JsonObject } from '../../model/json.ts'
import type { JsonShape } from './jsonRows.ts'
import { objectOf } from './jsonRows.ts'

/** A product in Aisle's own form: one that lists its variants becomes a row for each, as in the other formats. */
export const productRows: JsonShape = (product) => {
  const { variants, attributes, ...shared } = product
  const own = objectOf(attributes)
  const kept = own === null && attributes !== undefined ? { ...shared, attributes } : shared
  const row = (values: readonly (readonly [string, Json])[]) => ({
    values: new Map<string, Json>(values),
    ...(own === null ? {} : { attributes: new Map(Object.entries(own)) }),
  })
  const { id } = shared
  if (!Array.isArray(variants) || variants.length === 0 || id === undefined) return [row(Object.entries(kept))]
  // Codes of the product are those of none of its variants.
  const { sku: _s, gtin: _g, mpn: _m, ...common } = kept as JsonObject
  return (variants as readonly Json[]).map((variant) => {
    const said = objectOf(variant)
    if (said === null) return { values: new Map([['id', variant]]) }
    const { options, ...rest } = said
    const chosen = Object.entries(objectOf(options) ?? {}).map(([name, value]) => [name, String(value)] as const)
    return {
      ...row([...Object.entries(common), ...Object.entries(rest), ['item_group_id', id]]),
      ...(chosen.length === 0 ? {} : { options: new Map(chosen) }),
    }
  })
}
