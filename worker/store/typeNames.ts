import { lexiconNames } from '../catalog/understand/lexicon.ts'
import type { SiteId } from '../model/ids.ts'
import { textIn } from '../model/product.ts'
import { readTypes } from './types.ts'

/** How functional types are called in a language: as the shop named them, else as the lexicon does, else by their id. */
export async function typeNames(db: D1Database, site: SiteId, language: string): Promise<(id: string) => string> {
  const own = new Map((await readTypes(db, site)).map(({ body }) => [body.id, body.names]))
  return (id) => textIn(own.get(id) ?? lexiconNames(id) ?? {}, language) || id
}
