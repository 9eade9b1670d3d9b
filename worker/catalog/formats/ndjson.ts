import type { Json } from '../../model/json.ts'
import { longestRow, type FeedFormat, type FeedReader, type Read } from '../feedFormat.ts'

/** One JSON object a line. A product may list its variants inside: `variants: [{id, price, ...}]`. */
export const ndjson: FeedFormat = { id: 'ndjson', open: openNdjson }

function openNdjson(): FeedReader {
  let rest = ''
  let line = 1
  let isSkipping = false
  let fault: string | null = null

  const take = (text: string): Read[] => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    const reads = lines.flatMap((content) => {
      const at = line++
      if (isSkipping) {
        isSkipping = false
        return []
      }
      return read(content, at)
    })
    if (rest.length > longestRow) {
      if (!isSkipping) reads.push({ bad: { line, field: '', message: 'is too long for a product' } })
      isSkipping = true
      rest = ''
    }
    return reads
  }

  return {
    write: take,
    end() {
      const last = rest.trim()
      if (last !== '' && !isSkipping && !last.endsWith('}')) fault = 'the last line is cut'
      return take('\n')
    },
    fault: () => fault,
  }
}

function read(content: string, line: number): Read[] {
  const text = content.replace(/^\uFEFF/, '').trim()
  if (text === '') return []
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return [{ bad: { line, field: '', message: 'is no JSON' } }]
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ bad: { line, field: '', message: 'is no JSON object' } }]
  }
  return asRows(new Map(Object.entries(value) as [string, Json][])).map((values) => ({ row: { line, values } }))
}

/** A product that lists its variants becomes a row for each, as in the other formats. */
function asRows(product: ReadonlyMap<string, Json>): ReadonlyMap<string, Json>[] {
  const variants = product.get('variants')
  const id = product.get('id')
  if (!Array.isArray(variants) || variants.length === 0 || id === undefined) return [product]
  const shared = [...product].filter(([name]) => name !== 'variants')
  return (variants as readonly Json[]).map((variant) => {
    if (typeof variant !== 'object' || variant === null || Array.isArray(variant)) return new Map([['id', variant]])
    const { options, ...own } = variant as Record<string, Json>
    const chosen = typeof options === 'object' && options !== null && !Array.isArray(options) ? options : {}
    return new Map<string, Json>([...shared, ...Object.entries(chosen), ...Object.entries(own), ['item_group_id', id]])
  })
}
