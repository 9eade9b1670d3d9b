import { existsSync } from 'node:fs'
import path from 'node:path'

/** Where the public sets lie: `--data`, else AISLE_DATA, else ../shared/data. Null when they are not there. */
export function dataFolder(given?: string): string | null {
  const folder = path.resolve(given ?? process.env.AISLE_DATA ?? path.join(import.meta.dirname, '../../../shared/data'))
  return existsSync(path.join(folder, 'sessions')) || existsSync(path.join(folder, 'catalogs')) ? folder : null
}

export const absent =
  'Evaluation left out: the public sets are not here (docs/recommend.md tells where each is published).'
