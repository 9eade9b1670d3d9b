import type { FeedFormat } from '../feedFormat.ts'
import { csv } from './csv.ts'
import { googleRss } from './googleRss.ts'
import { ndjson } from './ndjson.ts'
import { yml } from './yml.ts'

export const feedFormats: readonly FeedFormat[] = [csv, ndjson, googleRss, yml]

/** Which format a feed's first characters show; null where they are neither text with columns, JSON nor XML. */
export function detectFormat(start: string): FeedFormat | null {
  const text = start.replace(/^\uFEFF/, '').trimStart()
  if (text.startsWith('<')) {
    if (/<(yml_catalog|offers)\b/.test(text)) return yml
    return /<(rss|feed|channel|rdf:RDF)\b/i.test(text) ? googleRss : null
  }
  if (text.startsWith('{')) return ndjson
  if (text.startsWith('[') || text === '') return null
  // A header line of one column is no table: what would follow an id?
  return /^[^\r\n]*[,;\t|]/.test(text) && !text.slice(0, 2000).includes('\0') ? csv : null
}
