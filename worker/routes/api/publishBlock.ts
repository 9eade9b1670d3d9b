import { stableJson } from '../../catalog/stableJson.ts'
import { AppError } from '../../model/error.ts'
import type { SiteId } from '../../model/ids.ts'
import type { Block } from '../../model/recipe.ts'
import { fallbackProblem } from '../../recommend/fallbackProblem.ts'
import { readBlock, readBlocks, writeBlock } from '../../store/blocks.ts'
import { newestVersion, recordVersion } from '../../store/blockVersions.ts'
import { publishSiteConfig } from '../../store/siteConfig.ts'
import type { Env } from '../../env.ts'

/** Makes a block what pages get, from now on. A changed recipe becomes its next version, an equal one keeps its own. */
export async function publishBlock(env: Env, site: SiteId, given: Block, by: string): Promise<Block> {
  await checkFallbacks(env.DB, site, given)
  const before = await readBlock(env.DB, site, given.id)
  // A block that was removed goes on counting where it ended.
  const was = before?.recipe.version ?? (await newestVersion(env.DB, site, given.id))
  const block: Block = { ...given, recipe: nextVersion(given.recipe, was, before) }
  // A block of the library was never published by anybody: its first state is worth going back to.
  if (before !== null && before.recipe.version !== block.recipe.version) await recordVersion(env.DB, site, before, by)
  await writeBlock(env.DB, site, block)
  await recordVersion(env.DB, site, block, by)
  await publishSiteConfig(env, site)
  return block
}

/** Throws 422 for a fallback to a block that is not there, or that leads back to this one. */
export async function checkFallbacks(db: D1Database, site: SiteId, block: Block): Promise<void> {
  if (!block.recipe.fallback.some(({ use }) => use === 'block')) return
  const problem = fallbackProblem(block, await readBlocks(db, site))
  if (problem === null) return
  throw new AppError(422, 'invalid', `recipe.fallback: ${problem}`, {
    fields: [{ field: 'recipe.fallback', message: problem }],
  })
}

function nextVersion(recipe: Block['recipe'], was: number, before: Block | null): Block['recipe'] {
  const isSame = before !== null && stableJson({ ...recipe, version: was }) === stableJson(before.recipe)
  return { ...recipe, version: isSame ? was : was + 1 }
}
