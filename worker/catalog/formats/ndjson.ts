import type { Json } from '../../model/json.ts'
import { longestRow, type FeedFormat, type FeedReader, type Read } from '../feedFormat.ts'
import { objectOf } from './jsonRows.ts'
import { productRows } from './productRows.ts'

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
  const value = jsonIn(text)
  if (value === undefined) return [{ bad: { line, field: '', message: 'is no JSON' } }]
  const product = objectOf(value)
  if (product === null) return [{ bad: { line, field: '', message: 'is no JSON object' } }]
  return productRows(product).map((row) => ({ row: { line, ...row } }))
}

function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
