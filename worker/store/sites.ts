import type { SiteId } from '../model/ids.ts'
import { database } from './database.ts'
import { sites } from './schema.ts'

/** Every site of the installation, for jobs that serve them in turn. */
export const siteIds = async (db: D1Database): Promise<SiteId[]> =>
  (await database(db).select({ id: sites.id }).from(sites)).map(({ id }) => id)
