import type { Json } from '../worker/model/json.ts'
import type { Block } from './shapes.ts'

/** Left out of a recipe these mean what they say. */
const meaningless: Readonly<Record<string, Json>> = { explore: 0, dedupe: 'page', mmr: 1, showRating: false }

/** Without parts that say nothing, keys in order: what is equal reads equal. */
function said(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => said(one) ?? null)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value as Readonly<Record<string, Json>>)
    .map(([key, part]) => [key, said(part)] as const)
    .filter(([key, part]) => part !== undefined && part !== meaningless[key] && !isEmpty(part))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(parts) as Json
}

const isEmpty = (part: Json | undefined): boolean =>
  typeof part === 'object' && part !== null && Object.keys(part).length === 0

type Parts = Readonly<Record<string, Json | undefined>>

function partsOf({ recipe: { version: _version, ...recipe }, id: _id, ...block }: Block): Parts {
  return { ...(said(JSON.parse(JSON.stringify(block)) as Json) as Parts), ...(said(plain(recipe)) as Parts) }
}

const plain = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json

/** How many parts of two blocks differ; the version is the API's to raise. */
export function changesBetween(before: Block, after: Block): number {
  const from = partsOf(before)
  const to = partsOf(after)
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (part) => JSON.stringify(from[part]) !== JSON.stringify(to[part]),
  ).length
}

/** Whether the change makes a version: what is around the recipe doesn't. */
export const isRecipeChanged = (before: Block, after: Block): boolean =>
  changesBetween(before, { ...before, recipe: after.recipe }) > 0
