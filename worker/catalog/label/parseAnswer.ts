import * as v from 'valibot'
import { slug } from '../understand/settleTypes.ts'
import { cleanText } from '../cleanText.ts'
import type { LinkLabel, TypeLabel } from '../../model/label.ts'
import type { KnownType } from './labeller.ts'

/** Below it an answer says less than the words of the product. */
const LEAST_SURE = 0.5

const Place = v.pipe(v.number(), v.integer(), v.minValue(1))
const Sure = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

const TypeItem = v.strictObject({
  n: Place,
  type: v.pipe(v.string(), v.minLength(2), v.maxLength(80)),
  name: v.pipe(v.string(), v.maxLength(200)),
  sure: Sure,
})
const LinkItem = v.strictObject({
  n: Place,
  links: v.pipe(
    v.array(
      v.strictObject({
        to: v.pipe(v.string(), v.minLength(1), v.maxLength(160)),
        kind: v.picklist(['complement', 'accessory', 'consumable', 'replacement']),
        sure: Sure,
      }),
    ),
    v.maxLength(40),
  ),
})

/**
 * The answers in a model's text, by place of what was asked: a text that is no JSON or of another shape has none, an item
 * that is not as asked, or for a place that was not asked, counts as missing.
 */
function itemsOf<Item extends { n: number }>(
  text: string,
  list: string,
  schema: v.GenericSchema<unknown, Item>,
  asked: number,
): Map<number, Item> {
  const found = new Map<number, Item>()
  const parsed = v.safeParse(v.strictObject({ [list]: v.array(v.unknown()) }), readJson(text))
  if (!parsed.success) return found
  for (const each of parsed.output[list] ?? []) {
    const item = v.safeParse(schema, each)
    if (item.success && item.output.n <= asked && !found.has(item.output.n)) found.set(item.output.n, item.output)
  }
  return found
}

/** Some services wrap JSON in a Markdown fence. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll(/^\s*```(?:json)?\s*|\s*```\s*$/g, ''))
  } catch {
    return null
  }
}

/** By index of the product: its label, or null where the model is not sure. What is not in it was not answered. */
export function parseTypes(text: string, asked: number): Map<number, TypeLabel | null> {
  const out = new Map<number, TypeLabel | null>()
  for (const { n, type, name, sure } of itemsOf(text, 'products', TypeItem, asked).values()) {
    const id = slug(type)
    const isType = sure >= LEAST_SURE && id !== 'other' && id !== 'unknown'
    out.set(n - 1, isType ? { type: id, name: cleanText(name, 80), confidence: round(sure) } : null)
  }
  return out
}

/** By index of the host: what goes with it. Links to types that were not listed, or to itself, are left out. */
export function parseLinks(
  text: string,
  hosts: readonly KnownType[],
  known: readonly KnownType[],
): Map<number, readonly LinkLabel[]> {
  const there = new Set(known.map(({ id }) => id))
  const out = new Map<number, readonly LinkLabel[]>()
  for (const { n, links } of itemsOf(text, 'types', LinkItem, hosts.length).values()) {
    const host = hosts[n - 1]?.id
    const taken = new Set<string>()
    out.set(
      n - 1,
      links.flatMap(({ to, kind, sure }) => {
        if (sure < LEAST_SURE || to === host || !there.has(to) || taken.has(to)) return []
        taken.add(to)
        return [{ to, kind, confidence: round(sure) }]
      }),
    )
  }
  return out
}

const round = (value: number): number => Math.round(value * 100) / 100
