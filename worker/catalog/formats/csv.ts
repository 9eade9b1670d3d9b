import Papa from 'papaparse'
import { longestRow, type FeedFormat, type FeedReader, type RawRow, type Read } from '../feedFormat.ts'
import type { FeedMapping } from '../feedMapping.ts'

type Delimiter = NonNullable<FeedMapping['delimiter']>
const lineEnds = ['\r\n', '\n', '\r'] as const
const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']

/** CSV and TSV with a header line; delimiter, line ends, quotes and BOM as they come (RFC 4180 and what shops export). */
export const csv: FeedFormat = { id: 'csv', open: (mapping) => openCsv(mapping?.delimiter) }

/** The delimiter that the header line holds most of, outside quotes. */
export function delimiterOf(start: string): Delimiter {
  const header = start.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 1)[0] ?? ''
  const bare = header.replaceAll(/"[^"]*"/g, '')
  return delimiters.reduce((best, delimiter) => (count(bare, delimiter) > count(bare, best) ? delimiter : best), ',')
}

/** Makes of a table's rows what they stand for in an export's own layout. */
export interface CsvShape {
  row(row: RawRow): RawRow[]
  /** Rows that waited for what follows. */
  end(): RawRow[]
}

const asItIs: CsvShape = { row: (row) => [row], end: () => [] }

/** Reads the rows of a table. */
export function openCsv(delimiter?: Delimiter, shape: CsvShape = asItIs): FeedReader {
  let rest = ''
  let line = 1
  let header: string[] | null = null
  let parser: Papa.Parser | null = null
  let lineEnd = '\n'
  let fault: string | null = null
  /** inside a row that is given up, up to its line's end */
  let isSkipping = false

  const take = (isLast: boolean): Read[] => {
    if (parser === null) {
      if (!isLast && !/[\r\n]./s.test(rest) && rest.length <= longestRow) return []
      rest = rest.replace(/^\uFEFF/, '')
      const newline = lineEnds.find((end) => rest.includes(end)) ?? '\n'
      lineEnd = newline.slice(-1)
      parser = new Papa.Parser({ delimiter: delimiter ?? delimiterOf(rest.slice(0, longestRow)), newline })
    }
    const { data, meta }: Papa.ParseResult<string[]> = parser.parse(rest, 0, !isLast)
    rest = isLast ? '' : rest.slice(meta.cursor)
    const reads = data.flatMap((cells) => read(cells))
    return rest.length > longestRow ? [...reads, skipLine()] : reads
  }

  const read = (cells: string[]): Read[] => {
    const at = line
    line += 1 + cells.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0)
    if (cells.length === 1 && cells[0]?.trim() === '') return []
    if (header === null) {
      header = cells.map((cell) => cell.trim())
      return []
    }
    if (cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== '')) {
      const message = `has ${cells.length} cells, the header ${header.length}: is a quote or delimiter missing?`
      return [{ bad: { line: at, field: '', message } }]
    }
    const values = new Map<string, string>()
    header.forEach((name, i) => {
      const cell = cells[i]?.trim()
      if (name !== '' && cell !== undefined && cell !== '') values.set(name, cell)
    })
    return shape.row({ line: at, values }).map((row) => ({ row }))
  }

  /** A quote that never closes would take all that follows into one cell: give up that line, go on with the next. */
  const skipLine = (): Read => {
    isSkipping = true
    const bad = { line: line++, field: '', message: 'is too long: is a quote left open?' }
    dropSkipped()
    return { bad }
  }

  const dropSkipped = (): void => {
    const next = rest.indexOf(lineEnd)
    isSkipping = next < 0
    rest = isSkipping ? '' : rest.slice(next + 1)
  }

  return {
    write(text) {
      rest += text
      if (isSkipping) dropSkipped()
      return isSkipping ? [] : take(false)
    },
    end() {
      if (parser === null && rest.trim() === '') return []
      const open = rest
      const reads = [...take(true), ...shape.end().map((row) => ({ row }))]
      // The last line's quote is left open: the file was cut, or the quote is a mistake.
      if (hasOpenQuote(open)) fault = 'the last row has an open quote: the file seems cut'
      return reads
    },
    fault: () => fault,
  }
}

const count = (text: string, part: string): number => text.split(part).length - 1

/** Inside a quoted cell quotes come in pairs; an odd number among the remaining text leaves one open. */
const hasOpenQuote = (text: string): boolean => /(^|[,;\t|\n])"/.test(text) && count(text, '"') % 2 === 1
