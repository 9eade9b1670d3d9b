import { AppError } from '../model/error.ts'
import { cleanText } from './cleanText.ts'
import { columnsOf, type Field } from './columns.ts'
import type { FeedFormat } from './feedFormat.ts'
import type { FeedMapping } from './feedMapping.ts'
import { detectFormat, feedFormats } from './formats/detectFormat.ts'
import { proposeMapping } from './proposeMapping.ts'
import { readSample } from './readSample.ts'

/** Characters of a feed by which its format and columns are known. */
export const startLength = 64 * 1024

export interface Understood {
  format: FeedFormat
  /** the saved mapping; else a proposed one where the columns' names alone do not tell id, title and price */
  mapping?: FeedMapping
}

/** How a feed whose text begins so is to be read. Throws 422 for what is no feed. `format`: null to find out. */
export function understandFeed(start: string, format: FeedFormat | null, saved?: FeedMapping): Understood {
  const page = webPageTitle(start)
  if (page !== null) {
    throw new AppError(422, 'unknown-format', `What came is a web page${page === '' ? '' : ` (“${page}”)`}, no feed`, {
      hint: 'Look at its address in a browser: the shop may be down, or ask for a login',
    })
  }
  const found = format ?? detectFormat(start)
  if (found === null) {
    const names = feedFormats.map(({ id }) => id)
    throw new AppError(422, 'unknown-format', 'What came is in no format of feeds that is known', {
      hint: `Name the format: ?format=${names.slice(0, -1).join(', ')} or ${names.at(-1)}`,
    })
  }
  if (saved !== undefined) return { format: found, mapping: saved }
  const { header, rows, delimiter } = readSample(start, found)
  if (found.columns !== undefined || rows.length === 0 || isKnown(header)) return { format: found }
  const proposal = proposeMapping(header, rows, delimiter)
  return proposal.missing.length > 0 ? { format: found } : { format: found, mapping: proposal.mapping }
}

/** The title of an HTML page, "" for one without; null for anything else. */
function webPageTitle(start: string): string | null {
  const text = start.slice(0, 5000).replace(/^\uFEFF|^\s*<\?xml[^>]*>|<!--[\s\S]*?-->/g, '')
  if (!/^\s*<(!doctype\s+html|html|head|body)\b/i.test(text)) return null
  return cleanText(/<title[^>]*>([^<]*)/i.exec(text)?.[1] ?? '', 80)
}

const isKnown = (header: readonly string[]): boolean => {
  const known = new Set<Field>(
    header.flatMap((name) => columnsOf(name).flatMap((column) => (column.is === 'field' ? [column.field] : []))),
  )
  return known.has('id') && known.has('title') && (known.has('price') || known.has('regular_price'))
}
