import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeedFormat } from '../../worker/catalog/feedFormat.ts'
import { csv } from '../../worker/catalog/formats/csv.ts'
import { detectFormat, feedFormats } from '../../worker/catalog/formats/detectFormat.ts'
import { googleRss } from '../../worker/catalog/formats/googleRss.ts'
import { ndjson } from '../../worker/catalog/formats/ndjson.ts'
import { readPieces } from './readFeed.ts'
import { samples } from './samples.ts'

const rowsOf = (format: FeedFormat, text: string) =>
  readPieces(format, [text]).reads.map((read) =>
    'row' in read ? { line: read.row.line, ...Object.fromEntries(read.row.values) } : read.bad,
  )

/** The text cut at these places, wherever they fall. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b)
  return [...at, text.length].map((end, i) => text.slice(at[i - 1] ?? 0, end))
}

describe.each(Object.entries(samples))('%s', (_, [format, text]) => {
  test('gives the same rows however its text is cut into pieces', () => {
    const whole = readPieces(format, [text])
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), (places) => {
        expect(readPieces(format, cut(text, places))).toEqual(whole)
      }),
      { numRuns: 120 },
    )
  })

  test('is found out from its first characters', () => {
    expect(detectFormat(text)?.id).toBe(format.id)
  })
})

test('lines are those of the file, quoted line ends counted', () => {
  expect(rowsOf(...samples['csv']!)).toEqual([
    { line: 2, id: '1', title: 'Quoted; "twice"\r\nover lines', price: '1,5' },
    { line: 5, id: '2', title: 'Пан', price: '2' },
    { line: 6, id: '3' },
  ])
  expect(rowsOf(...samples['google-rss']!).map((row) => row.line)).toEqual([3, 5])
  expect(rowsOf(...samples['ndjson']!).map((row) => row.line)).toEqual([1, 3, 4, 4, 4, 5, 6])
})

test('markup that was not escaped keeps its text, CDATA its characters, repeated names become a list', () => {
  expect(rowsOf(...samples['google-rss']!)).toMatchObject([
    { 'g:id': '1', title: 'A & <b>', 'g:x': ['1', '2'] },
    { 'g:id': '2', 'g:title': 'B & c d' },
  ])
})

test('a feed that was cut says so', () => {
  expect(readPieces(...pieces('atom, cut off')).fault).toMatch(/root element/)
  expect(readPieces(googleRss, ['<rss><channel><item><g:id>1</g:id></item></channel></rss>']).fault).toBeNull()
  expect(readPieces(csv, ['id,title\n1,"open']).fault).toMatch(/quote/)
  expect(readPieces(ndjson, ['{"id":1}\n{"id":']).fault).toMatch(/cut/)
  for (const name of Object.keys(samples).filter((name) => !name.includes('cut')))
    expect(readPieces(...pieces(name)).fault).toBeNull()
})

const pieces = (name: string): [FeedFormat, string[]] => {
  const [format, text] = samples[name]!
  return [format, [text]]
}

test('a row without end costs its own line and no more memory than a row may have', () => {
  const long = `id,title\n1,"${'x'.repeat(600_000)}\n2,ok\n`
  expect(rowsOf(csv, long).map((row) => ('message' in row ? row.message : row))).toEqual([
    expect.stringMatching(/too long/),
    { line: 3, id: '2', title: 'ok' },
  ])
  const lines = rowsOf(ndjson, `{"id":"${'x'.repeat(600_000)}"}\n{"id":2}\n`)
  expect(lines).toContainEqual({ line: 2, id: 2 })
})

test('no text at all makes a reader throw', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          '<item>',
          '</item>',
          '<g:id>',
          '"',
          ',',
          '\n',
          '{',
          '}',
          '<![CDATA[',
          ']]>',
          '<!--',
          '&',
          'a',
          '\0',
        ),
      )
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, fc.array(fc.nat(), { maxLength: 4 }), (any, places) => {
      for (const format of feedFormats) readPieces(format, cut(any, places))
      detectFormat(any)
    }),
    { numRuns: 500 },
  )
})

test('every format has a sample here', () => {
  const shown = new Set(Object.values(samples).map(([format]) => format.id))
  expect(feedFormats.filter(({ id }) => !shown.has(id))).toEqual([])
})

test.each(['', 'plain words', '[1, 2]', '<html></html>', '<?xml version="1.0"?><catalog/>', 'id\n1\n2'])(
  'what is no feed is no format: %j',
  (text) => {
    expect(detectFormat(text)).toBeNull()
  },
)
