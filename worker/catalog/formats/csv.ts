import Papa from 'papaparse'
import { longestRow, type FeedFormat, type FeedReader, type Read } from '../feedFormat.ts'

const lineEnds = ['\r\n', '\n', '\r'] as const
const delimiters = [',', ';', '\t', '|']

/** CSV and TSV with a header line; delimiter, line ends, quotes and BOM as they come (RFC 4180 and what shops export). */
export const csv: FeedFormat = { id: 'csv', open: openCsv }

function openCsv(): FeedReader {
  let rest = ''
  let line = 1
  let header: string[] | null = null
  let parser: Papa.Parser | null = null
  let fault: string | null = null

  const take = (isLast: boolean): Read[] => {
    if (parser === null) {
      if (!isLast && !/[\r\n]./s.test(rest)) return []
      rest = rest.replace(/^\uFEFF/, '')
      const newline = lineEnds.find((end) => rest.includes(end)) ?? '\n'
      parser = new Papa.Parser({ delimiter: guessDelimiter(rest.split(newline, 1)[0] ?? ''), newline })
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
    return [{ row: { line: at, values } }]
  }

  /** A quote that never closes would take all that follows into one cell: give up that line, go on with the next. */
  const skipLine = (): Read => {
    const next = rest.indexOf('\n')
    rest = next < 0 ? '' : rest.slice(next + 1)
    return { bad: { line: line++, field: '', message: 'is too long: is a quote left open?' } }
  }

  return {
    write(text) {
      rest += text
      return take(false)
    },
    end() {
      if (parser === null && rest.trim() === '') return []
      const open = rest
      const reads = take(true)
      // The last line's quote is left open: the file was cut, or the quote is a mistake.
      if (hasOpenQuote(open)) fault = 'the last row has an open quote: the file seems cut'
      return reads
    },
    fault: () => fault,
  }
}

const guessDelimiter = (header: string): string =>
  delimiters.reduce((best, delimiter) => (count(header, delimiter) > count(header, best) ? delimiter : best), ',')

const count = (text: string, part: string): number => text.split(part).length - 1

/** Inside a quoted cell quotes come in pairs; an odd number among the remaining text leaves one open. */
const hasOpenQuote = (text: string): boolean => /(^|[,;\t|\n])"/.test(text) && count(text, '"') % 2 === 1
