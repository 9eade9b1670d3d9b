import { Parser } from 'htmlparser2'
import { longestRow, type BadRow, type FeedReader, type Read } from '../feedFormat.ts'

/** An element inside a row. */
export interface XmlElement {
  /** names from the row down, joined by "/": "g:shipping/g:price" */
  path: string
  attributes: Readonly<Record<string, string>>
  /** its own and its descendants' text, trimmed */
  text: string
}

/** A row as XML holds it. */
export interface XmlRow {
  line: number
  attributes: Readonly<Record<string, string>>
  elements: readonly XmlElement[]
}

export interface XmlShape {
  isRow(name: string): boolean
  /** What a whole row says. */
  read(row: XmlRow): Read[]
  /** Elements outside the rows that count ("category"), and what each says once it is closed. */
  listens?(name: string): boolean
  hear?(name: string, element: XmlElement, line: number): void
  /** What was wrong outside the rows, asked before the first row and at the end. */
  complaints?(): BadRow[]
}

const mostElements = 5000
const deepest = 500
/** A tag, comment or CDATA section of more characters than this never ends. */
const longestToken = 2 * 1024 * 1024
const longestHeard = 1000

/**
 * Rows of an XML feed, one at a time, however its text is cut. Entities that the document itself declares are not
 * expanded, so none can grow; an element without end, or one too deep, ends the feed with its line named.
 */
export function openXml(shape: XmlShape): FeedReader {
  let reads: Read[] = []
  let fault: string | null = null
  let rootDone = false
  let row: { line: number; attributes: Record<string, string>; elements: XmlElement[]; length: number } | null = null
  /** the elements open inside the row, or the one listened to outside */
  let open: { name: string; attributes: Record<string, string>; text: string; line: number }[] = []
  let depth = 0
  let written = 0
  let reached = 0
  const lines = lineCounter()

  const closeElement = (name: string): void => {
    if (open.at(-1)?.name !== name) return // a stray end tag
    const path = open.map((element) => element.name).join('/')
    const closed = open.pop()
    if (closed === undefined) return
    const { attributes, text, line } = closed
    if (row === null) {
      if (open.length === 0) shape.hear?.(name, { path, attributes, text: text.trim() }, line)
    } else if (row.elements.length < mostElements) row.elements.push({ path, attributes, text: text.trim() })
    // Markup that was not escaped: "<g:title>A <b>red</b> kettle</g:title>".
    const outer = open.at(-1)
    if (outer !== undefined) outer.text += text
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        reached = parser.endIndex
        depth++
        if (depth > deepest)
          fault ??= `line ${lines.at(parser.startIndex)}: over ${deepest} elements stand in one another`
        if (row !== null) {
          row.length += name.length + lengthOf(attributes)
          if (row.length <= longestRow) open.push({ name, attributes, text: '', line: 0 })
          return
        }
        if (open.length === 0 && shape.isRow(name)) {
          for (const bad of shape.complaints?.() ?? []) reads.push({ bad })
          row = { line: lines.at(parser.startIndex), attributes, elements: [], length: lengthOf(attributes) }
        } else if (open.length > 0 || shape.listens?.(name) === true) {
          open.push({ name, attributes, text: '', line: lines.at(parser.startIndex) })
        }
      },
      ontext(part) {
        reached = parser.endIndex
        const inner = open.at(-1)
        if (inner === undefined) return
        if (row === null) {
          if (inner.text.length < longestHeard) inner.text += part.slice(0, longestHeard)
          return
        }
        row.length += part.length
        if (row.length <= longestRow) inner.text += part
      },
      onclosetag(name) {
        reached = parser.endIndex
        depth--
        if (depth === 0) rootDone = true
        if (row === null || open.length > 0) return closeElement(name)
        if (!shape.isRow(name)) return
        reads.push(...closeRow(row))
        row = null
      },
      oncomment() {
        reached = parser.endIndex
      },
      onprocessinginstruction() {
        reached = parser.endIndex
      },
    },
    { xmlMode: true, decodeEntities: true },
  )

  const closeRow = (done: XmlRow & { length: number }): Read[] =>
    done.length > longestRow
      ? [{ bad: { line: done.line, field: '', message: 'is too long: is a tag left open?' } }]
      : shape.read(done)

  const taken = (): Read[] => {
    const done = reads
    reads = []
    return done
  }

  return {
    write(chunk) {
      if (fault !== null) return []
      lines.add(chunk)
      written += chunk.length
      parser.write(chunk)
      if (written - reached > longestToken && fault === null) {
        fault = `line ${lines.at(reached)}: a tag, comment or CDATA section does not end`
      }
      return taken()
    },
    end() {
      for (const bad of shape.complaints?.() ?? []) reads.push({ bad })
      if (fault !== null) return taken()
      // The parser closes what is open when the text ends; what was open then was cut.
      if (!rootDone) fault = 'the XML ends before its root element does'
      if (row !== null) reads.push({ bad: { line: row.line, field: '', message: 'is cut off' } })
      row = null
      open = []
      return taken()
    },
    fault: () => fault,
  }
}

const lengthOf = (attributes: Readonly<Record<string, string>>): number =>
  Object.entries(attributes).reduce((sum, [name, value]) => sum + name.length + value.length, 0)

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
