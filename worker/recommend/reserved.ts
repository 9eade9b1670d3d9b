import type { Recipe, SourceName } from '../model/recipe.ts'
import type { Bitmap } from './bitmap.ts'
import { candidatesOf, inOrder, type Question, type Ranking } from './rank.ts'

/** An item that holds a place whatever the ranking says. */
export interface Reserved {
  ordinal: number
  score: number
  /** the source whose slot it is; null for a product tried out */
  source: SourceName | null
}

/** Fewer actions than this: a product that few have met, worth a try, until a block has shown it so often. */
const FEW_MET = 10
const FEW_SHOWN = 100

/**
 * What sources with slots of their own and exploration put into a block: each source's best that nobody chose yet, then
 * the best ranked products that few have met.
 */
export function reservedOf(
  recipe: Pick<Recipe, 'sources' | 'explore'>,
  ranking: Ranking,
  question: Question,
  allowed: Bitmap,
  shared: Bitmap,
  taken: ReadonlySet<number>,
  room: number,
): Reserved[] {
  const reserved: Reserved[] = []
  const used = new Set(taken)
  const put = (ordinal: number, score: number, source: SourceName | null): boolean => {
    if (reserved.length >= room || used.has(ordinal)) return false
    used.add(ordinal)
    reserved.push({ ordinal, score, source })
    return true
  }
  for (const source of recipe.sources) {
    let left = source.slots ?? 0
    if (left === 0) continue
    for (const { ordinal, score } of inOrder(candidatesOf(source, question, allowed, shared), question.index)) {
      if (put(ordinal, score, source.use) && --left === 0) break
    }
  }
  let tries = recipe.explore ?? 0
  const { base, fresh } = question.index
  const { met, shown } = base.popularity
  const isNew = (ordinal: number) =>
    (met[ordinal] ?? 0) + (fresh?.met.get(ordinal) ?? 0) < FEW_MET &&
    (shown[ordinal] ?? 0) + (fresh?.shown.get(ordinal) ?? 0) < FEW_SHOWN
  const fits = tries === 0 ? [] : exploring(recipe, ranking, question, allowed, shared)
  for (const { ordinal, score } of fits) {
    if (tries === 0) break
    if (isNew(ordinal) && put(ordinal, score, null)) tries--
  }
  return reserved
}

/** What fits: as ranked; and by content, which alone reaches what nobody has met. */
function exploring(
  recipe: Pick<Recipe, 'sources'>,
  ranking: Ranking,
  question: Question,
  allowed: Bitmap,
  shared: Bitmap,
) {
  const of = question.visit.context.length > 0 ? 'page' : 'history'
  const similar = candidatesOf({ use: 'similar', of }, question, allowed, shared)
  const alike = inOrder(similar, question.index)
  return recipe.sources.length === 0 ? alike : [...alike, ...ranking.best]
}

/** Where reserved items stand among `limit`: evenly spread, never the first place, which is earned. */
export function reservedPlaces(count: number, limit: number): number[] {
  return Array.from({ length: count }, (_, at) => Math.min(limit - 1, Math.floor(((at + 1) * limit) / (count + 1))))
}
