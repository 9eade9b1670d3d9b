import { AppError } from '../../model/error.ts'
import type { SiteId } from '../../model/ids.ts'
import type { Block } from '../../model/recipe.ts'
import { readBlock } from '../../store/blocks.ts'

/** The block as pages get it. Throws 404 when the site has none of that id. */
export async function blockOr404(db: D1Database, site: SiteId, id: string): Promise<Block> {
  const block = await readBlock(db, site, id)
  if (block !== null) return block
  throw new AppError(404, 'no-block', `There is no block ${id}`, {
    hint: 'GET /api/blocks lists them; PUT makes one.',
  })
}
