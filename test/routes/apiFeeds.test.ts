import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { call, errorOf, setUp } from './adminApi.ts'

interface Report {
  format: string
  products: number
  changed: number
  new: number
  gone: number
  unchanged: number
  bad: number
  complete: boolean
  rows: { line: number; field: string; message: string }[]
}

const imported = async (key: string, feed: string | Uint8Array, query = ''): Promise<Report> => {
  const response = await call('POST', `/api/feeds/import?${query}`, feed, { key })
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return JSON.parse(text) as Report
}

const product = async (key: string, id: string) => {
  const response = await call('GET', `/api/products/${encodeURIComponent(id)}`, undefined, { key })
  expect(response.status).toBe(200)
  return response.json<Record<string, unknown> & { variants: Record<string, unknown>[] }>()
}

const csv = `id,title,title:pl,description,link,image_link,price,sale_price,availability,quantity,brand,product_type,power
k1,Barista kettle,Czajnik Barista,"<p>Holds <b>1.7&nbsp;l</b></p>",/p/k1,/img/k1.svg,"49.00 EUR",39.00 EUR,in_stock,5,Marlow,Kitchen > Kettles,2200 W
k2,Steel kettle,Czajnik stalowy,"Boils, fast",https://kettles.example/p/k2,/img/k2.svg,59.00 EUR,,out_of_stock,0,Marlow,Kitchen > Kettles,1800 W
`

test('a CSV feed becomes products with clean texts, absolute links and prices in minor units', async () => {
  const { secretKey: key } = await setUp()
  expect(await imported(key, csv)).toMatchObject({
    format: 'csv',
    products: 2,
    new: 2,
    changed: 0,
    bad: 0,
    complete: true,
  })
  expect(await product(key, 'k1')).toMatchObject({
    title: { en: 'Barista kettle', pl: 'Czajnik Barista' },
    description: { en: 'Holds 1.7 l' },
    url: { en: 'https://kettles.example/p/k1' },
    imageUrl: 'https://kettles.example/img/k1.svg',
    brand: 'Marlow',
    category: { en: ['Kitchen', 'Kettles'] },
    categoryId: 'kitchen > kettles',
    attributes: { power: { value: 2200, unit: 'W' } },
    price: 39,
    regularPrice: 49,
    currency: 'EUR',
    availability: 'in-stock',
    stock: 5,
  })
  expect(await product(key, 'k2')).toMatchObject({ price: 59, availability: 'out-of-stock' })
})

test('a feed imported again unchanged writes no product row', async () => {
  const { secretKey: key } = await setUp()
  await imported(key, csv)
  await env.DB.exec('CREATE TABLE written (id TEXT)')
  for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
    const row = event === 'DELETE' ? 'OLD' : 'NEW'
    await env.DB.exec(
      `CREATE TRIGGER on_${event} AFTER ${event} ON product BEGIN INSERT INTO written VALUES (${row}.id); END`,
    )
  }
  const written = async () => (await env.DB.prepare('SELECT count(*) AS n FROM written').first<{ n: number }>())?.n
  expect(await imported(key, csv)).toMatchObject({ unchanged: 2, new: 0, changed: 0, gone: 0 })
  expect(await written()).toBe(0)
  await imported(key, csv.replace('59.00 EUR', '55.00 EUR'))
  expect(await written()).toBe(1)
})

test('only what changed is written, with what it cost before', async () => {
  const { secretKey: key } = await setUp()
  await imported(key, csv)
  expect(await imported(key, csv.replace('59.00 EUR', '55.00 EUR'))).toMatchObject({ changed: 1, unchanged: 1, new: 0 })
  expect(await product(key, 'k2')).toMatchObject({ price: 55, history: [{ variantId: 'k2', price: 55 }] })
  expect(await product(key, 'k1')).toMatchObject({ history: [] })
})

test('semicolons, decimal commas, a BOM and Windows line ends are read as they come', async () => {
  const { secretKey: key } = await setUp()
  const feed = '\uFEFFSKU;Nazwa;Cena;Stan\r\na-1;"Kubek; duży";1 234,50 zł;x\r\na-2;Młynek;89,9 PLN;y\r\n'
  expect(await imported(key, feed)).toMatchObject({ products: 2, bad: 0 })
  expect(await product(key, 'a-1')).toMatchObject({ title: { en: 'Kubek; duży' }, price: 1234.5, currency: 'PLN' })
  expect(await product(key, 'a-2')).toMatchObject({ price: 89.9 })
})

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>
<title>Kettles</title><link>https://kettles.example</link>
<item><g:id>T-red</g:id><g:item_group_id>T</g:item_group_id><title><![CDATA[Tea pot & lid]]></title>
<link>https://kettles.example/t?v=red</link><g:image_link>https://cdn.example/red.jpg</g:image_link>
<g:price>20.00 EUR</g:price><g:availability>in stock</g:availability><g:color>Red</g:color><g:material>Iron</g:material>
<g:shipping><g:country>PL</g:country><g:price>5.00 EUR</g:price></g:shipping></item>
<item><g:id>T-blue</g:id><g:item_group_id>T</g:item_group_id><title>Tea pot, blue</title>
<link>https://kettles.example/t?v=blue</link><g:image_link>https://cdn.example/blue.jpg</g:image_link>
<g:price>22.00 EUR</g:price><g:availability>out of stock</g:availability><g:color>Blue</g:color><g:material>Iron</g:material>
<g:product_detail><g:attribute_name>Capacity</g:attribute_name><g:attribute_value>1.2 l</g:attribute_value></g:product_detail></item>
</channel></rss>`

test('rows of a Google Merchant group become one product whose variants differ by what differs', async () => {
  const { secretKey: key } = await setUp()
  expect(await imported(key, rss)).toMatchObject({ format: 'google-rss', products: 1, new: 1, bad: 0 })
  const pot = await product(key, 'T')
  expect(pot).toMatchObject({ title: { en: 'Tea pot & lid' }, attributes: { material: 'Iron' }, price: 20 })
  expect(pot.variants).toMatchObject([
    { id: 'T-red', options: { color: 'Red' }, price: 20, availability: 'in-stock' },
    {
      id: 'T-blue',
      options: { color: 'Blue' },
      price: 22,
      availability: 'out-of-stock',
      imageUrl: 'https://cdn.example/blue.jpg',
    },
  ])
  expect(await product(key, 'T-blue')).toMatchObject({ id: 'T' })
})

test('XML cut in the middle brings what was read of it, and nothing is gone by it', async () => {
  const { secretKey: key } = await setUp()
  const items = (n: number) =>
    Array.from(
      { length: n },
      (_, i) => `<item><g:id>p${i}</g:id><title>Pot ${i}</title><g:price>${i + 1} EUR</g:price></item>\n`,
    ).join('')
  const whole = `<rss xmlns:g="g"><channel>\n${items(10)}</channel></rss>`
  expect(await imported(key, whole)).toMatchObject({ products: 10, complete: true })
  const cut = whole.replace('<g:price>1 EUR', '<g:price>99 EUR').slice(0, whole.indexOf('p4') + 10)
  const report = await imported(key, cut)
  expect(report).toMatchObject({ complete: false, changed: 1, gone: 0 })
  expect(report.rows.map(({ message }) => message).join()).toMatch(/cut off|ends before/)
  expect(await product(key, 'p9')).toMatchObject({ availability: 'in-stock' })
  expect(await product(key, 'p0')).toMatchObject({ price: 99 })
})

test('bad rows are listed with line and field and stop nothing', async () => {
  const { secretKey: key } = await setUp()
  const feed = [
    'id,title,price,link,availability,quantity',
    'ok,Kettle,10 EUR,/k,in_stock,1',
    ',No id,10 EUR,/k,in_stock,1',
    'neg,Negative,-5 EUR,/k,in_stock,1',
    'word,Word,cheap,/k,in_stock,1',
    'js,Script link,10 EUR,javascript:alert(1),in_stock,1',
    'data,Data link,10 EUR,"data:text/html,<script>",in_stock,1',
    'avail,Unknown word,10 EUR,/k,perhaps,1',
    'qty,Half a unit,10 EUR,/k,in_stock,0.5',
    'none,"<script>alert(1)</script>",10 EUR,/k,in_stock,1',
    'ok,Twice,11 EUR,/k,in_stock,1',
    'html,"<img src=x onerror=alert(1)>Mixer &lt;b&gt;",10 EUR,/k,in_stock,1',
    'last,Toaster,10 EUR,/k,in_stock,1',
  ].join('\n')
  const report = await imported(key, feed)
  expect(report).toMatchObject({ products: 3, new: 3, bad: 9 })
  expect(report.rows.map(({ line, field }) => [line, field])).toEqual([
    [3, 'id'],
    [4, 'price'],
    [5, 'price'],
    [6, 'link'],
    [7, 'link'],
    [8, 'availability'],
    [9, 'quantity'],
    [10, 'title'],
    [11, 'id'],
  ])
  expect(await product(key, 'ok')).toMatchObject({ title: { en: 'Kettle' }, price: 10 })
  expect(await product(key, 'html')).toMatchObject({ title: { en: 'Mixer <b>' } })
})

test('a product whose row turned bad stays as it was', async () => {
  const { secretKey: key } = await setUp()
  await imported(key, csv)
  const report = await imported(key, csv.replace('"49.00 EUR"', 'soon'))
  expect(report).toMatchObject({ bad: 1, gone: 0, unchanged: 1 })
  expect(await product(key, 'k1')).toMatchObject({ price: 39 })
})

const many = (ids: number[], price = 10) =>
  `id,title,price\n${ids.map((id) => `p${id},Pot ${id},${price} EUR`).join('\n')}\n`
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)

test('what a full feed no longer lists is gone, and back when it lists it again', async () => {
  const { secretKey: key } = await setUp()
  await imported(key, many(upTo(10)))
  expect(await imported(key, many(upTo(8)))).toMatchObject({ gone: 2, unchanged: 8 })
  expect(await product(key, 'p9')).toMatchObject({ goneAt: expect.any(Number), availability: 'out-of-stock' })
  const list = await (await call('GET', '/api/products', undefined, { key })).json<{ total: number }>()
  expect(list.total).toBe(8)
  expect(await imported(key, many(upTo(10)))).toMatchObject({ gone: 0, unchanged: 8, changed: 2 })
  expect((await product(key, 'p9'))['goneAt']).toBeUndefined()
})

test.each([
  ['loses over half of its source', many(upTo(4))],
  ['is empty', 'id,title,price\n'],
  [
    'is mostly bad rows',
    many(upTo(4)) +
      upTo(6)
        .map((i) => `p${i + 4},,-1`)
        .join('\n'),
  ],
])('a feed that %s is refused whole', async (_, feed) => {
  const { secretKey: key } = await setUp()
  await imported(key, many(upTo(10)))
  const before = await env.DB.prepare('SELECT * FROM product').all()
  const refused = await call('POST', '/api/feeds/import', feed, { key })
  expect(refused.status).toBe(422)
  expect((await errorOf(refused)).code).toBe('import-refused')
  expect((await env.DB.prepare('SELECT * FROM product').all()).results).toEqual(before.results)
  const { items } = await (
    await call('GET', '/api/feeds', undefined, { key })
  ).json<{ items: { held?: string; products: number }[] }>()
  expect(items[0]?.held).toMatch(/\w/)
  expect(items[0]?.products).toBe(10)
})

test('a person may apply a refused feed all the same', async () => {
  const { secretKey: key } = await setUp()
  await imported(key, many(upTo(10)))
  expect(await imported(key, many(upTo(2)), 'force=true')).toMatchObject({ gone: 8 })
})

test('a first import takes its good rows, however many are bad', async () => {
  const { secretKey: key } = await setUp()
  expect(await imported(key, 'id,title,price\na,A,1\nb,,2\nc,,3\n')).toMatchObject({ new: 1, bad: 2 })
})

test('a delta adds and changes, says only what it says, and nothing is gone by it', async () => {
  const { secretKey: key } = await setUp()
  await imported(key, csv)
  const delta = await imported(key, 'id,price,title\nk2,44.00 EUR,\nk3,70 EUR,New kettle\nk4,1 EUR,\n', 'mode=delta')
  expect(delta).toMatchObject({ changed: 1, new: 1, gone: 0, bad: 1, rows: [{ line: 4, field: 'title' }] })
  expect(await product(key, 'k2')).toMatchObject({
    price: 44,
    title: { en: 'Steel kettle' },
    availability: 'out-of-stock',
  })
  expect(await product(key, 'k1')).toMatchObject({ price: 39 })
})

test('a push stands until the feed itself says something else', async () => {
  const { secretKey: key } = await setUp()
  await imported(key, csv)
  const pushed = await call('PATCH', '/api/products/k2', { price: 50, stock: 3 }, { key })
  expect(await pushed.json()).toMatchObject({ price: 50, stock: 3, availability: 'in-stock' })
  expect(await imported(key, csv)).toMatchObject({ unchanged: 2 })
  expect(await product(key, 'k2')).toMatchObject({ price: 50, stock: 3 })
  expect(await imported(key, csv.replace('Steel kettle', 'Steel kettle 2'))).toMatchObject({ changed: 1 })
  expect(await product(key, 'k2')).toMatchObject({ price: 59, stock: 0, title: { en: 'Steel kettle 2' } })
})

test('two sources of one product each keep their word; it is gone when the last drops it', async () => {
  const { secretKey: key } = await setUp()
  await imported(key, 'id,title,price\na,Kettle,10\nb,Mixer,20\nc,Pan,30\n', 'source=shop')
  await imported(key, 'id,title,price\na,Czajnik,10\nb,Mikser,20\nc,Patelnia,30\n', 'source=shop-pl&language=pl')
  expect(await product(key, 'a')).toMatchObject({ title: { en: 'Kettle', pl: 'Czajnik' } })
  await imported(key, 'id,title,price\na,Kettle,10\nb,Mixer,20\n', 'source=shop')
  expect((await product(key, 'c'))['goneAt']).toBeUndefined()
  await imported(key, 'id,title,price\na,Czajnik,10\nb,Mikser,20\n', 'source=shop-pl&language=pl')
  expect(await product(key, 'c')).toMatchObject({ goneAt: expect.any(Number) })
})

test('a gzip body is known by its first bytes, and a broken one breaks nothing', async () => {
  const { secretKey: key } = await setUp()
  const gzip = new Uint8Array(
    await new Response(new Response(csv).body?.pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  )
  expect(await imported(key, gzip)).toMatchObject({ products: 2, format: 'csv' })
  const refused = await call('POST', '/api/feeds/import', gzip.slice(0, 40), { key })
  expect(refused.status).toBe(422)
  expect(await product(key, 'k1')).toMatchObject({ price: 39 })
})

test.each(['hello', '[1, 2]', '<html><body>Not found</body></html>', '\0\u0001\u0002,binary'])(
  'what is no feed is refused by name: %j',
  async (feed) => {
    const { secretKey: key } = await setUp()
    const response = await call('POST', '/api/feeds/import', feed, { key })
    expect(response.status).toBe(422)
    expect((await errorOf(response)).code).toBe('unknown-format')
  },
)

test('NDJSON takes languages and variants as objects, and unknown keys as attributes', async () => {
  const { secretKey: key } = await setUp()
  const feed = `{"id":"M","title":{"en":"Mixer","uk":"Міксер"},"imageUrl":"/m.svg","url":"/m","category":["Kitchen","Mixers"],"watts":700,
not json
{"id":"N","title":"Pan","price":12.5,"tags":["new","gift"],"bowl":{"value":4.5,"unit":"l"},"__proto__":{"polluted":true}}
{"id":"V","title":"Shirt","price":10,"variants":[{"id":"V-s","options":{"size":"S"},"stock":2},{"id":"V-m","price":12,"options":{"size":"M"},"stock":0}]}
`
  expect(await imported(key, feed)).toMatchObject({ format: 'ndjson', new: 2, bad: 2 })
  expect(await product(key, 'N')).toMatchObject({
    price: 12.5,
    labels: ['new', 'gift'],
    attributes: { bowl: { value: 4.5, unit: 'l' } },
  })
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect((await product(key, 'V')).variants).toMatchObject([
    { id: 'V-s', options: { size: 'S' }, price: 10, availability: 'in-stock' },
    { id: 'V-m', options: { size: 'M' }, price: 12, availability: 'out-of-stock' },
  ])
})

test('a feed of 3,000 products shows its progress as a job', async () => {
  const { secretKey: key } = await setUp()
  const report = await imported(key, many(upTo(3000)))
  expect(report).toMatchObject({ new: 3000 })
  const { items } = await (
    await call('GET', '/api/jobs', undefined, { key })
  ).json<{ items: { id: string; name: string; state: string; result: unknown }[] }>()
  const job = items.find(({ name }) => name === 'import-feed')
  expect(job).toMatchObject({ state: 'done', result: { new: 3000 } })
  expect((await call('GET', `/api/jobs/${job?.id}`, undefined, { key })).status).toBe(200)
})
