import { describe, expect, test } from 'vitest'
import type { FeedFormat } from '../../worker/catalog/feedFormat.ts'
import { csv } from '../../worker/catalog/formats/csv.ts'
import { googleRss } from '../../worker/catalog/formats/googleRss.ts'
import { json } from '../../worker/catalog/formats/json.ts'
import { ndjson } from '../../worker/catalog/formats/ndjson.ts'
import { yml } from '../../worker/catalog/formats/yml.ts'
import { readFeedText } from '../../worker/jobs/readFeedText.ts'
import { readFeed, readPieces } from './readFeed.ts'

const item = (inside: string) => `<item><g:id>1</g:id><g:title>Pot</g:title><g:price>1 EUR</g:price>${inside}</item>`
const rss = (...items: string[]) => `<rss xmlns:g="g"><channel>\n${items.join('\n')}</channel></rss>`
const faults = (text: string) => readFeed(text).bad.map(({ line, field, message }) => `${line} ${field}: ${message}`)

describe('entity bombs', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">${Array.from(
    { length: 8 },
    (_, i) => `<!ENTITY ${'cdefghij'[i]} "${`&${'bcdefghi'[i]};`.repeat(10)}">`,
  ).join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>\n`
  test('are text: nothing of the document’s own is expanded, and no file is read', () => {
    const { products, fault } = readFeed(
      bomb + rss(item('<g:description>&j; &file; &lt;b&gt;bold&lt;/b&gt;</g:description>')),
    )
    expect(fault).toBeNull()
    expect(products[0]?.description).toEqual({ en: '&j; &file; bold' })
  })
})

describe('XML that is cut or broken', () => {
  test.each([
    ['in a tag', rss(item('')).slice(0, 60)],
    ['in a row', rss(item('')).slice(0, 90)],
    ['between rows', rss(item(''), item('')).split('</channel>')[0]!],
    ['in CDATA', `${rss(item('')).slice(0, 80)}<![CDATA[ and so`],
  ])('%s: what was whole is read, and the feed is known to be cut', (_, text) => {
    expect(readFeed(text, { format: googleRss }).fault).toMatch(/ends before its root/)
  })

  test('an end tag that has no beginning, and an ampersand alone, cost nothing', () => {
    expect(readFeed(rss(item('<g:brand>A & B</b></g:brand>'))).products).toMatchObject([{ brand: 'A & B' }])
  })

  test('elements without number inside one another end the feed with its line', () => {
    const { fault, products } = readFeed(`${rss(item('')).replace('</channel></rss>', '')}\n${'<a>'.repeat(100_000)}`)
    expect(fault).toMatch(/^line 3: over 500 elements/)
    expect(products).toHaveLength(1)
  })
})

test('brackets without number end a JSON feed with its line', () => {
  const { fault } = readPieces(json, ['[{"id":1},\n', '['.repeat(100_000)])
  expect(fault).toMatch(/^line 2: over 200 brackets/)
})

test('markup of any kind in texts is text, or gone', () => {
  const { products } = readFeed(
    rss(
      item(
        '<g:brand>&lt;script&gt;alert(1)&lt;/script&gt;Marlow</g:brand><g:product_type>&lt;img src=x onerror=alert(1)&gt;Pots &gt; Big</g:product_type><g:custom_label_0>&lt;svg/onload=alert(1)&gt;new</g:custom_label_0><g:color>&lt;b&gt;red&lt;/b&gt;</g:color>',
      ),
    ),
  )
  expect(JSON.stringify(products)).not.toMatch(/<|alert|onerror|onload/)
  expect(products).toMatchObject([{ brand: 'Marlow', attributes: { color: 'red' } }])
})

test.each([
  'javascript:alert(1)',
  'JAVASCRIPT:x',
  'data:text/html,x',
  'vbscript:x',
  'ftp://a/b',
  'https://u:p@a.example/',
])('the address %s is refused by its row in link and image, and left out of further images', (address) => {
  expect(faults(rss(item(`<g:link>${address}</g:link>`)))).toEqual([expect.stringMatching(/^2 g:link: .*no http/)])
  expect(faults(rss(item(`<g:image_link>${address}</g:image_link>`)))).toHaveLength(1)
  const { products } = readFeed(rss(item(`<g:additional_image_link>${address}</g:additional_image_link>`)))
  expect(products[0]).not.toHaveProperty('images')
})

test.each(['-5 EUR', '99999999999 EUR', 'free', '1e9', 'NaN', 'Infinity', '12 XYZ', '0x10', '1..2'])(
  'the price %s is refused by its row; its neighbours stay',
  (price) => {
    const { products, bad } = readFeed(`id;title;price\n1;Pot;${price}\n2;Pan;3 EUR\n`)
    expect(bad).toMatchObject([{ line: 2, field: 'price' }])
    expect(products).toMatchObject([{ id: '2' }])
  },
)

test('of two rows with one id the first counts, and the second is named', () => {
  expect(faults('id,title,price\n1,Pot,1\n1,Pan,2\n')).toEqual(['3 id: 1 stands in line 2 already: the first counts'])
  const twice = readFeed(
    rss(item('<g:item_group_id>G</g:item_group_id>'), item('<g:item_group_id>G</g:item_group_id>')),
  )
  expect(twice.products[0]?.variants).toHaveLength(1)
  expect(twice.bad).toMatchObject([{ line: 3, field: 'id' }])
})

test.each([
  ['id', ',Pot,1', '2 id: is missing'],
  ['title', '1,,1', '2 title: is missing'],
  ['price', '1,Pot,', '2 price: is missing'],
])('a row without %s says so', (_, row, message) => {
  expect(faults(`id,title,price\n${row}\n`)).toEqual([message])
})

test('a title that was read in a wrong encoding is refused by its row; one lost letter is not', () => {
  const { bad, products } = readFeed('id,title,price\n1,Ч\uFFFD\uFFFDн\uFFFD\uFFFD,1\n2,Ча\uFFFDник,2\n')
  expect(bad).toMatchObject([{ line: 2, field: 'title', message: expect.stringMatching(/encoding/) as unknown }])
  expect(products).toMatchObject([{ id: '2' }])
})

describe('1 GB in one line', () => {
  const piece = 'x'.repeat(1024 * 1024)
  /** A feed whose second row never ends: `size` MB of it. */
  function* endless(start: string, size: number, end: string): Generator<string> {
    yield start
    for (let i = 0; i < size; i++) yield piece
    yield end
  }
  const cases: [string, FeedFormat, string, string][] = [
    ['CSV', csv, 'id,title,price\n1,Pot,1\n2,"', '"\n3,Pan,3\n'],
    ['TSV', csv, 'id\ttitle\tprice\n1\tPot\t1\n2\t', '\t1\n3\tPan\t3\n'],
    ['a CSV header', csv, 'id', '\n'],
    ['NDJSON', ndjson, '{"id":"1"}\n{"id":"', '"}\n{"id":"3"}\n'],
    ['JSON', json, '[{"id":"1"},{"id":"', '"},{"id":"3"}]'],
    [
      'an element',
      googleRss,
      '<rss><channel><item><g:id>1</g:id></item><item><g:id>',
      '</g:id></item><item><g:id>3</g:id></item></channel></rss>',
    ],
    [
      'an element of YML',
      yml,
      '<yml_catalog><offer id="1"/><offer id="2"><name>',
      '</name></offer><offer id="3"/></yml_catalog>',
    ],
    ['CDATA', googleRss, '<rss><channel><item><g:id><![CDATA[', ']]></g:id></item></channel></rss>'],
    ['a comment', yml, '<yml_catalog><!--', '--></yml_catalog>'],
    ['an attribute', yml, '<yml_catalog><offer id="', '"/></yml_catalog>'],
    ['a name', googleRss, '<rss><', '></rss>'],
  ]
  test.each(cases)('in %s: a clear error, and no more memory than a row may have', (where, format, start, end) => {
    // An element is read letter by letter, at 35 s a GB: what is held shows in 64 MB.
    const size = where.startsWith('an element') ? 64 : 1024
    const reader = format.open()
    const before = process.memoryUsage()
    let most = 0
    const bad: string[] = []
    let rows = 0
    let n = 0
    for (const text of endless(start, size, end)) {
      for (const read of reader.write(text)) {
        if ('bad' in read) bad.push(read.bad.message)
        else rows++
      }
      if (n++ % 16 === 0) {
        const { heapUsed, external } = process.memoryUsage()
        most = Math.max(most, heapUsed + external - before.heapUsed - before.external)
      }
    }
    for (const read of reader.end()) if ('bad' in read) bad.push(read.bad.message)
    const fault = reader.fault()
    expect(bad.length + (fault === null ? 0 : 1)).toBeGreaterThan(0)
    expect(bad.length).toBeLessThanOrEqual(2)
    expect([...bad, fault ?? ''].join()).toMatch(/too long|does not end|cut/)
    expect(most).toBeLessThan(48 * 1024 * 1024)
    if (/[CT]SV$|JSON|element/.test(where)) expect(rows).toBe(2)
  })

  test('sent as a body is refused at 400 MB, and no more of it is asked for', async () => {
    const bytes = new TextEncoder().encode(piece)
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(bytes)
        if (++sent === 1024) controller.close()
      },
    })
    const readAll = async () => {
      for await (const text of readFeedText(body)) expect(text.length).toBeLessThanOrEqual(piece.length)
    }
    await expect(readAll()).rejects.toMatchObject({ status: 413, code: 'too-large' })
    expect(sent).toBeLessThan(410)
  })
})
