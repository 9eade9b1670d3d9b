import type { LiveFacts } from '../model/facts.ts'
import type { Block } from '../model/recipe.ts'
import type { Index } from './index.ts'
import { recommend, type Ranked, type RecommendRequest } from './recommend.ts'

/** Fills the blocks of one page in their order, each product at most once where the block wants that (`dedupe`). */
export function recommendPage(
  asked: readonly { block: Block; request: Omit<RecommendRequest, 'taken'> }[],
  facts: LiveFacts,
  index: Index,
  now: number,
): Ranked[] {
  const taken = new Set<number>()
  return asked.map(({ block, request }) => {
    const ranked = recommend(block.dedupe === 'none' ? request : { ...request, taken }, facts, index, block, now)
    for (const ordinal of ranked.ordinals) taken.add(ordinal)
    return ranked
  })
}
