import { Parser } from 'htmlparser2'
import type { Json } from '../../model/json.ts'
import { longestRow, type FeedFormat, type FeedReader, type Read } from '../feedFormat.ts'

/** Google Merchant's XML: `<item>` of RSS 2.0 or `<entry>` of Atom, `g:` names with or without their prefix. */
export const googleRss: FeedFormat = { id: 'google-rss', open: openGoogleRss }

const isRow = (name: string): boolean => name === 'item' || name === 'entry'

function openGoogleRss(): FeedReader {
  let reads: Read[] = []
  let values: Map<string, Json> | null = null
  let rowLine = 0
  let rowLength = 0
  let depth = 0
  let rootDone = false
  /** the names open inside the row, and the text of each */
  let path: string[] = []
  let texts: string[] = []
  const lines = lineCounter()

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++
        if (values === null) {
          if (!isRow(name)) return
          values = new Map()
          path = []
          texts = []
          rowLine = lines.at(parser.startIndex)
          rowLength = 0
          return
        }
        path.push(name)
        // Atom's <link href="..."/> has its value in an attribute.
        texts.push(name === 'link' ? (attributes['href'] ?? '') : '')
      },
      ontext(part) {
        if (values === null || path.length === 0) return
        rowLength += part.length
        if (rowLength <= longestRow) texts[texts.length - 1] += part
      },
      onclosetag(name) {
        depth--
        if (depth === 0) rootDone = true
        if (values === null) return
        if (path.length === 0) {
          reads.push(closeRow(values))
          values = null
          return
        }
        if (path.at(-1) !== name) return // a stray end tag
        const text = texts.pop() ?? ''
        put(values, path, text.trim())
        path.pop()
        // Markup that was not escaped: "<g:title>A <b>red</b> kettle</g:title>".
        if (texts.length > 0) texts[texts.length - 1] += text
      },
    },
    { xmlMode: true, decodeEntities: true },
  )

  const closeRow = (row: ReadonlyMap<string, Json>): Read =>
    rowLength > longestRow
      ? { bad: { line: rowLine, field: '', message: 'is too long: is a tag left open?' } }
      : { row: { line: rowLine, values: withDetails(row) } }

  const taken = (): Read[] => {
    const done = reads
    reads = []
    return done
  }

  let isCut = false
  return {
    write(chunk) {
      lines.add(chunk)
      parser.write(chunk)
      return taken()
    },
    end() {
      // The parser closes what is open when the text ends; what was open then was cut.
      isCut = !rootDone
      if (values !== null) reads.push({ bad: { line: rowLine, field: '', message: 'is cut off' } })
      values = null
      parser.end()
      return taken()
    },
    fault: () => (isCut ? 'the XML ends before its root element does' : null),
  }
}

/** A name that repeats becomes a list; what is nested ("g:shipping" > "g:price") goes by its whole path. */
function put(values: Map<string, Json>, path: readonly string[], text: string): void {
  if (text === '') return
  const name = path.join('/')
  const known = values.get(name)
  values.set(name, known === undefined ? text : Array.isArray(known) ? [...known, text] : [known, text])
}

/** `product_detail` names an attribute and its value in two nested elements. */
function withDetails(row: ReadonlyMap<string, Json>): ReadonlyMap<string, Json> {
  const out = new Map<string, Json>()
  const listed = (suffix: string): string[] =>
    [...row]
      .filter(([name]) => name.replaceAll('g:', '') === `product_detail/${suffix}`)
      .flatMap(([, value]) => value as string | string[])
  const [names, texts] = [listed('attribute_name'), listed('attribute_value')]
  for (const [name, value] of row) if (!name.includes('/')) out.set(name, value)
  if (names.length === texts.length) names.forEach((name, i) => out.has(name) || out.set(name, texts[i] ?? ''))
  return out
}

/** Line of an index into all text so far; indexes are asked in rising order. */
function lineCounter() {
  let chunk = ''
  let start = 0
  let line = 1
  let seen = 0
  return {
    add(next: string): void {
      line = this.at(start + chunk.length)
      start += chunk.length
      chunk = next
      seen = 0
    },
    at(index: number): number {
      for (let i = chunk.indexOf('\n', seen); i >= 0 && start + i < index; i = chunk.indexOf('\n', i + 1)) {
        line++
        seen = i + 1
      }
      return line
    },
  }
}
