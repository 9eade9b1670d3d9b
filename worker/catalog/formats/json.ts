import type { FeedFormat } from '../feedFormat.ts'
import { openJson } from './jsonRows.ts'
import { productRows } from './productRows.ts'

/** A JSON list of products, or an object that holds one (`{"products": [...]}`); keys as in NDJSON. */
export const json: FeedFormat = { id: 'json', open: () => openJson(productRows) }
