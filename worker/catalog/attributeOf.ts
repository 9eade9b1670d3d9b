import type { Json } from '../model/json.ts'
import type { AttributeValue } from '../model/product.ts'
import { cleanText } from './cleanText.ts'

const units = new Set(
  `mm cm dm m km in inch ft µm mg µg g kg t lb oz ml cl l gal w kw kwh v a ah mah wh hz khz mhz ghz b kb mb gb tb mp bar pa
   kpa s min h °c °f % dpi rpm lm cd k pcs pc db`.split(/\s+/),
)

/** Numbers with a unit become numbers; lists stay lists. "007" and "3-5" are names, not numbers. */
export function attributeOf(value: Json): AttributeValue | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) {
    const list = (value as readonly Json[])
      .filter((part) => typeof part === 'string' || typeof part === 'number')
      .map((part) => cleanText(String(part), 200))
      .filter((part) => part !== '')
    return list.length === 0 ? undefined : list.slice(0, 30)
  }
  if (typeof value === 'object' && value !== null) return measure(value as { value?: Json; unit?: Json })
  const text = cleanText(String(value), 500)
  if (text === '') return undefined
  const [, number = '', unit = ''] = /^(-?(?:0|[1-9]\d{0,8})(?:[.,]\d{1,6})?)\s*(\D*)$/.exec(text) ?? []
  if (number === '' || (unit !== '' && !units.has(unit.trim().toLowerCase()))) return text
  return { value: Number(number.replace(',', '.')), ...(unit === '' ? {} : { unit: unit.trim() }) }
}

/** Aisle's own form, as `GET /api/products/:id` gives it: `{value: 1.7, unit: "l"}`. */
function measure(from: { value?: Json; unit?: Json }): AttributeValue | undefined {
  if (typeof from.value !== 'number') return undefined
  return { value: from.value, ...(typeof from.unit === 'string' ? { unit: cleanText(from.unit, 20) } : {}) }
}
