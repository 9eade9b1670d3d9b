import { describe, expect, test } from 'vitest'
import { applyDraft } from '../../worker/catalog/applyDraft.ts'
import { describeProduct } from '../../worker/catalog/describeProduct.ts'
import { json } from '../../worker/catalog/formats/json.ts'
import { readFeed } from './readFeed.ts'
import { samples, sampleText } from './samples.ts'

const read = (name: string) => readFeed(sampleText(name))
const product = (name: string, id: string) => {
  const found = read(name).products.find((one) => one.id === id)
  if (found === undefined) throw new Error(`${name} has no ${id}`)
  return found
}

describe('YML', () => {
  test('an offer brings its prices, tree, pictures, codes and params with their units', () => {
    expect(product('yml', '100')).toEqual({
      id: '100',
      title: { en: 'Kettle', uk: 'Чайник' },
      description: { en: 'Holds 1.7 l' },
      url: { en: 'https://chaina.example/p/100' },
      imageUrl: 'https://cdn.example/100.jpg',
      images: ['https://cdn.example/100-2.jpg'],
      brand: 'Marlow',
      gtin: '4006381333931',
      mpn: 'M-17',
      category: { en: ['Кухня', 'Чайники'] },
      categoryId: 'кухня > чайники',
      categories: [
        { id: '2', path: { en: ['Кухня', 'Чайники'] } },
        { id: '3', path: { en: ['Кухня', 'Блендери & міксери'] } },
      ],
      attributes: {
        color: ['Red', 'Blue'],
        country_of_origin: 'Poland',
        volume: { value: 1.7, unit: 'l' },
        weight: { value: 1.2, unit: 'kg' },
      },
      variants: [
        {
          id: '100',
          options: {},
          priceMinor: 120050,
          regularMinor: 150000,
          costMinor: 80000,
          currency: 'UAH',
          availability: 'in-stock',
          stock: 5,
        },
      ],
    })
  })

  test('offers of a group are variants, named of type, vendor and model, priced by the feed’s own rate', () => {
    const blender = product('yml', '20')
    expect(blender).toMatchObject({ title: { en: 'Blender Norden B-600' }, groupId: '20' })
    expect(blender.variants).toMatchObject([
      {
        id: '200',
        options: { color: 'Red' },
        priceMinor: 83000,
        regularMinor: 103750,
        currency: 'UAH',
        availability: 'out-of-stock',
        prices: { USD: { priceMinor: 2000, regularMinor: 2500 } },
      },
      { id: '201', options: { color: 'Blue' }, priceMinor: 91300, stock: 0, prices: { USD: { priceMinor: 2200 } } },
    ])
  })

  test('a rate that names a bank leaves the price in its currency, an unknown category none, adult is a label', () => {
    const rare = product('yml', '300')
    expect(rare).toMatchObject({ labels: ['adult'], variants: [{ priceMinor: 999, currency: 'EUR' }] })
    expect(rare).not.toHaveProperty('category')
  })

  test('a circle in the category tree is refused by name; its products keep the name of their own category', () => {
    const tree = (links: string) =>
      `<yml_catalog><shop><categories>\n${links}</categories><offers><offer id="1"><name>Pan</name><price>1</price><categoryId>3</categoryId></offer></offers></shop></yml_catalog>`
    const circle = readFeed(
      tree(
        '<category id="1" parentId="3">A</category>\n<category id="2" parentId="1">B</category>\n<category id="3" parentId="2">C</category>\n<category id="4" parentId="4">D</category>\n',
      ),
    )
    expect(circle.bad).toMatchObject([
      { line: 4, field: 'category', message: expect.stringMatching(/“C” \(3\) stands inside itself/) },
      { line: 5, field: 'category' },
    ])
    expect(circle.products).toMatchObject([{ id: '1', category: { en: ['C'] } }])
    const deep = Array.from({ length: 3000 }, (_, i) => `<category id="${i + 1}" parentId="${i}">c${i}</category>`)
    expect(readFeed(tree(deep.join('\n'))).products).toHaveLength(1)
  })
})

test('every attribute of Google Merchant lands where it belongs', () => {
  const feed = `<rss><channel><item><g:id>1</g:id><g:title>Boots</g:title><g:description>Warm</g:description><g:link>/boots</g:link>
<g:image_link>/1.jpg</g:image_link><g:additional_image_link>/2.jpg</g:additional_image_link><g:additional_image_link>/3.jpg</g:additional_image_link>
<g:availability>preorder</g:availability><g:availability_date>2026-12-01T10:00Z</g:availability_date><g:cost_of_goods_sold>40 EUR</g:cost_of_goods_sold>
<g:price>100 EUR</g:price><g:sale_price>80 EUR</g:sale_price><g:sale_price_effective_date>2026-12-01T00:00Z/2026-12-05T00:00Z</g:sale_price_effective_date>
<g:google_product_category>187</g:google_product_category><g:product_type>Shoes &gt; Boots</g:product_type><g:product_type>Sale &gt; Boots</g:product_type>
<g:brand>Norden</g:brand><g:gtin>4006381333931</g:gtin><g:mpn>B-1</g:mpn><g:adult>yes</g:adult><g:custom_label_0>winter</g:custom_label_0>
<g:color>Black</g:color><g:size>42</g:size><g:material>Leather</g:material><g:shipping_weight>1.2 kg</g:shipping_weight><g:unit_pricing_measure>1 pcs</g:unit_pricing_measure>
<g:shipping><g:country>PL</g:country><g:price>5 EUR</g:price></g:shipping><g:product_highlight>Dry</g:product_highlight><g:product_highlight>Light</g:product_highlight>
<g:product_detail><g:section_name>General</g:section_name><g:attribute_name>Shaft height</g:attribute_name><g:attribute_value>12 cm</g:attribute_value></g:product_detail>
<g:product_detail><g:attribute_name>Sole</g:attribute_name><g:attribute_value>Rubber</g:attribute_value></g:product_detail><g:energy_efficiency_class>A</g:energy_efficiency_class></item>
<item><g:id>2</g:id><g:title>Over</g:title><g:price>1 EUR</g:price><g:expiration_date>2026-11-01</g:expiration_date></item></channel></rss>`
  expect(readFeed(feed)).toMatchObject({
    bad: [],
    products: [
      {
        id: '1',
        title: { en: 'Boots' },
        imageUrl: 'https://shop.example/1.jpg',
        images: ['https://shop.example/2.jpg', 'https://shop.example/3.jpg'],
        googleCategory: '187',
        category: { en: ['Shoes', 'Boots'] },
        categories: [{ id: 'shoes > boots' }, { id: 'sale > boots' }],
        brand: 'Norden',
        gtin: '4006381333931',
        mpn: 'B-1',
        labels: expect.arrayContaining(['adult', 'winter']) as unknown,
        attributes: {
          color: 'Black',
          size: { value: 42 },
          material: 'Leather',
          shipping_weight: { value: 1.2, unit: 'kg' },
          unit_pricing_measure: { value: 1, unit: 'pcs' },
          product_highlight: ['Dry', 'Light'],
          shaft_height: { value: 12, unit: 'cm' },
          sole: 'Rubber',
          energy_efficiency_class: 'A',
        },
        variants: [
          {
            availability: 'preorder',
            restockAt: Date.parse('2026-12-01T10:00Z'),
            costMinor: 4000,
            priceMinor: 10000,
            saleMinor: 8000,
            saleFrom: Date.parse('2026-12-01'),
            saleTo: Date.parse('2026-12-05'),
          },
        ],
      },
    ],
  })
})

describe('Shopify', () => {
  test.each(['shopify-json', 'shopify webhook'])(
    '%s: variants with options, stock, codes and further currencies',
    (name) => {
      const { products, bad } = read(name)
      expect(bad).toEqual([])
      expect(products).toHaveLength(1) // the draft is left out
      const [shirt] = products
      const id = shirt?.id ?? ''
      expect(shirt).toMatchObject({
        title: { en: `Shirt "${id}"` },
        url: { en: `https://shop.example/products/shirt-${id}` },
        images: ['https://cdn.example/b.jpg'],
        labels: ['new', 'wool'],
        category: { en: ['Shirts'] },
        attributes: { weight: { value: 0.4, unit: 'kg' } },
      })
      expect(shirt?.variants).toMatchObject([
        {
          id: `${id}1`,
          sku: `S${id}-M`,
          gtin: '4006381333931',
          options: { size: 'M', colour: 'Sage' },
          priceMinor: 3000,
          regularMinor: 4000,
          stock: 3,
          availability: 'in-stock',
          prices: { USD: { priceMinor: 3300 } },
        },
        {
          id: `${id}2`,
          options: { size: 'L', colour: 'Sage' },
          availability: 'backorder',
          imageUrl: 'https://cdn.example/b.jpg',
          url: `https://shop.example/products/shirt-${id}?variant=${id}2`,
        },
      ])
    },
  )

  test('a CSV export gathers the rows of a handle, pictures among them', () => {
    const { products, bad } = read('shopify-csv')
    expect(bad).toEqual([])
    expect(products.map(({ id }) => id)).toEqual(['tee', 'cap'])
    expect(products[0]).toMatchObject({
      description: { en: 'Soft, "warm"' },
      images: ['https://cdn.example/tee-2.jpg', 'https://cdn.example/tee-3.jpg', 'https://cdn.example/tee-m.jpg'],
      variants: [
        { id: 'TEE-S', options: { size: 'S' }, priceMinor: 2000, regularMinor: 2500, costMinor: 950, stock: 3 },
        { id: 'TEE-M', options: { size: 'M' }, availability: 'backorder', imageUrl: 'https://cdn.example/tee-m.jpg' },
      ],
    })
    expect(products[1]?.variants).toMatchObject([{ id: 'cap', options: {}, availability: 'in-stock' }])
  })
})

describe('WooCommerce', () => {
  test('REST: a sale with its end, rating, measures; variations take their parent’s name', () => {
    expect(product('woocommerce-json', '5')).toMatchObject({
      rating: { average: 4.5, count: 12 },
      attributes: { material: 'Clay', weight: { value: 0.3 } },
      categories: [{ id: '9', path: { en: ['Cups'] } }],
      variants: [{ priceMinor: 800, regularMinor: 1000, saleTo: Date.parse('2026-11-30T23:59:59Z'), stock: 7 }],
    })
    const tee = product('woocommerce-json', '6')
    expect(tee).toMatchObject({ title: { en: 'Tee' }, attributes: { material: ['Cotton', 'Linen'] } })
    expect(tee.variants).toMatchObject([
      { id: '61', sku: 'TEE-S', options: { size: 'S' }, priceMinor: 2000 },
      { id: '62', options: { size: 'M' }, priceMinor: 1800, regularMinor: 2000, availability: 'backorder' },
    ])
  })

  test('REST: variations listed as rows of their own join their parent, before it or after', () => {
    const shared = { stock_status: 'instock', regular_price: '5' }
    const variation = {
      ...shared,
      id: 71,
      type: 'variation',
      parent_id: 7,
      attributes: [{ name: 'Size', option: 'S' }],
    }
    const parent = {
      ...shared,
      id: 7,
      type: 'variable',
      name: 'Tee',
      regular_price: '',
      variations: [{ ...shared, id: 72 }],
    }
    for (const list of [
      [variation, parent],
      [parent, variation],
    ]) {
      const [tee] = readFeed(JSON.stringify(list)).products
      expect(tee).toMatchObject({ id: '7', title: { en: 'Tee' } })
      expect(tee?.variants.map(({ id }) => id).sort()).toEqual(['71', '72'])
    }
  })

  test('Store API: minor units of the stated currency', () => {
    expect(product('woocommerce-store-json', '7').variants).toMatchObject([
      { priceMinor: 1499, regularMinor: 1999, currency: 'PLN', availability: 'out-of-stock' },
    ])
    expect(product('woocommerce-store-json', '8').variants).toMatchObject([
      { id: '81', options: { size: '16' } },
      { id: '82', options: { size: '18' } },
    ])
  })

  test('CSV: variations find their parent by SKU or id; a parent without any is named', () => {
    const { products, bad } = read('woocommerce-csv')
    expect(products.map(({ id }) => id)).toEqual(['5', '6'])
    expect(products[0]).toMatchObject({
      category: { en: ['Kitchen', 'Cups'] },
      attributes: { weight: { value: 0.3, unit: 'kg' } },
    })
    expect(products[1]).toMatchObject({ title: { en: 'Tee' }, attributes: { material: 'Cotton' } })
    expect(products[1]?.attributes).not.toHaveProperty('size')
    expect(products[1]?.variants).toMatchObject([
      { id: '61', options: { size: 'S' }, stock: 2 },
      { id: '62', options: { size: 'M' }, priceMinor: 1800, availability: 'out-of-stock' },
    ])
    expect(bad).toMatchObject([{ line: 6, message: expect.stringMatching(/no variant/) }])
  })
})

test('PrestaShop: categories root first, a discount in percent, features', () => {
  expect(read('prestashop-csv')).toMatchObject({
    bad: [],
    products: [
      {
        id: '11',
        category: { en: ['Kuchnia', 'Patelnie'] },
        attributes: { materiał: 'Stal', średnica: { value: 28, unit: 'cm' } },
        labels: ['nowość', 'hit'],
        variants: [{ sku: 'PAT-1', priceMinor: 8000, regularMinor: 10000, costMinor: 5000, stock: 6 }],
      },
    ],
  })
})

test('PrestaShop: combinations are variants of their product, at its price and their impact', () => {
  const header =
    'Product ID;Active (0/1);Name *;Price tax included;Reference #;Quantity;Attribute (Name:Type:Position);Value (Value:Position);Impact on price'
  const text = `${header}
7;1;Kubek;20.00;KUB-R;3;Kolor:color:0, Rozmiar:select:1;Czerwony:0, L:1;2.50
7;1;Kubek;20.00;KUB-N;0;Kolor:color:0, Rozmiar:select:1;Niebieski:0, L:1;-1,00
8;1;Talerz;30.00;TAL;2;;;
`
  const { products, bad } = readFeed(text)
  expect(bad).toEqual([])
  expect(products).toMatchObject([
    { id: '8', variants: [{ sku: 'TAL', priceMinor: 3000 }] },
    {
      id: '7',
      variants: [
        { sku: 'KUB-R', priceMinor: 2250, stock: 3, options: { kolor: 'Czerwony', rozmiar: 'L' } },
        { sku: 'KUB-N', priceMinor: 1900, stock: 0, options: { kolor: 'Niebieski', rozmiar: 'L' } },
      ],
    },
  ])
})

test('Magento: store views translate, disabled rows are left out, choices joined to their configurable product', () => {
  const { products, bad } = read('magento-csv')
  expect(bad).toEqual([])
  expect(products.map(({ id }) => id)).toEqual(['BAG', 'TOP'])
  expect(products[0]).toMatchObject({
    title: { en: 'Duffle', pl: 'Torba', uk: 'Сумка' },
    description: { en: 'Big', pl: 'Duża' },
    url: { en: 'https://shop.example/duffle.html', pl: 'https://shop.example/torba.html' },
    category: { en: ['Gear', 'Bags'] },
    images: ['https://shop.example/media/catalog/product/b/a/bag2.jpg'],
    attributes: { material: ['Canvas', 'Cotton'], style: 'Casual, sporty' },
    variants: [{ priceMinor: 3000, regularMinor: 3400, saleFrom: Date.parse('2026-11-01'), stock: 100 }],
  })
  expect(products[1]).toMatchObject({
    title: { en: 'Top' },
    variants: [
      { id: 'TOP-S', options: { size: 'S', color: 'Red' }, priceMinor: 2900, stock: 5 },
      { id: 'TOP-M', priceMinor: 3100, availability: 'out-of-stock' },
    ],
  })
})

describe('JSON', () => {
  test('a list inside an object; keys of a product are never taken for the list', () => {
    expect(
      readFeed(JSON.stringify({ page: 1, products: [{ id: 1, title: 'A', price: 2, items: [{ id: 9 }] }] })),
    ).toMatchObject({
      format: 'json',
      products: [{ id: '1', variants: [{ priceMinor: 200 }] }],
    })
  })

  test('one broken object costs itself alone', () => {
    const reads = readFeed('[{"id":"1","title":"A","price":1},\n{oops},\n{"id":"2","title":"B","price":2}]')
    expect(reads.products.map(({ id }) => id)).toEqual(['1', '2'])
    expect(reads.bad).toEqual([{ line: 2, field: '', message: 'is no JSON' }])
  })

  test('what GET /api/products answers can be imported again', () => {
    const own = {
      id: 'M',
      title: { en: 'Mixer', uk: 'Міксер' },
      category: { en: ['Kitchen', 'Mixers'] },
      categories: [{ id: '7', path: { en: ['Kitchen', 'Mixers'] } }],
      attributes: { bowl: { value: 4.5, unit: 'l' } },
      variants: [
        {
          id: 'M-red',
          options: { color: 'Red' },
          price: 100,
          regularPrice: 120,
          currency: 'EUR',
          zones: { north: { price: 90, stock: 2 }, south: { availability: 'out_of_stock' } },
          prices: { USD: { price: 110 }, PLN: 450 },
        },
      ],
    }
    expect(readFeed(JSON.stringify([own])).products).toMatchObject([
      {
        id: 'M',
        title: { en: 'Mixer', uk: 'Міксер' },
        attributes: { bowl: { value: 4.5, unit: 'l' } },
        variants: [
          {
            id: 'M-red',
            options: { color: 'Red' },
            priceMinor: 10000,
            regularMinor: 12000,
            zones: {
              north: { priceMinor: 9000, stock: 2, availability: 'in-stock' },
              south: { availability: 'out-of-stock' },
            },
            prices: { USD: { priceMinor: 11000 }, PLN: { priceMinor: 45000 } },
          },
        ],
      },
    ])
  })

  test('every product, as GET /api/products/:id tells it, imported again changes nothing', () => {
    for (const [name, [format]] of Object.entries(samples)) {
      for (const draft of readFeed(sampleText(name), { format }).products) {
        const stored = applyDraft(null, draft, 'replace', 1)
        if (stored.is !== 'product') throw new Error(`${name} ${draft.id} is incomplete`)
        const told = JSON.stringify([{ ...describeProduct(stored.product), history: [{ at: 1 }] }])
        const { products, bad } = readFeed(told, { format: json })
        expect(bad).toEqual([])
        const again = applyDraft(stored.product, products[0]!, 'delta', 2)
        expect(again, `${name} ${draft.id}`).toEqual({ is: 'product', product: stored.product, changed: false })
      }
    }
  })

  test('a variant with a price of its own takes no sale of the product’s', () => {
    const variants = [{ id: 'a', price: 5 }, { id: 'b' }]
    const { products } = readFeed(JSON.stringify([{ id: 'V', title: 'Socks', price: 8, regularPrice: 10, variants }]))
    expect(products[0]?.variants.map(({ priceMinor, regularMinor }) => [priceMinor, regularMinor])).toEqual([
      [500, undefined],
      [800, 1000],
    ])
  })

  test('JSON Feed: extensions hold price and stock, an item may be in another language', () => {
    expect(read('json-feed').products).toMatchObject([
      {
        id: 'k1',
        title: { en: 'Kettle' },
        description: { en: 'Boils' },
        labels: ['new'],
        attributes: { power: { value: 2200, unit: 'W' } },
      },
      { id: 'k2', title: { pl: 'Czajnik' } },
    ])
  })
})

test('a feed of a zone states that zone’s price and stock, and nothing of the shop’s own', () => {
  const { products } = readFeed('id,title,price,quantity\nk,Kettle,12 PLN,3\n', { zone: 'pl' })
  expect(products[0]?.variants).toEqual([
    { id: 'k', options: {}, zones: { pl: { priceMinor: 1200, currency: 'PLN', availability: 'in-stock', stock: 3 } } },
  ])
})

test('a saved mapping reads columns that nobody could know', () => {
  const mapping = {
    columns: { A: 'id', B: 'title:pl', C: 'price', D: 'attribute:Moc', E: 'ignore' },
    delimiter: ';',
    decimalComma: true,
    currency: 'PLN',
  } as const
  const { products } = readFeed('A;B;C;D;E\n1;Czajnik;1,234;2200 W;x\n', { mapping })
  expect(products).toEqual([
    {
      id: '1',
      title: { pl: 'Czajnik' },
      attributes: { moc: { value: 2200, unit: 'W' } },
      variants: [{ id: '1', options: {}, priceMinor: 123, currency: 'PLN', availability: 'in-stock' }],
    },
  ])
})
