import { describe, expect, test } from 'vitest'
import { catalog } from '../../demo/catalog/catalog.ts'
import { demoFeed } from '../../demo/catalog/demoFeed.ts'
import { demoProducts } from '../../demo/catalog/demoProducts.ts'
import { drawProduct } from '../../demo/catalog/drawProduct.ts'
import { languages } from '../../demo/catalog/local.ts'

const { products, byId, byVariant } = catalog()

describe('the catalog of the sample shop', () => {
  test('has 500 products or more, none twice', () => {
    expect(products.length).toBeGreaterThanOrEqual(500)
    expect(byId.size).toBe(products.length)
    expect(byVariant.size).toBe(products.reduce((sum, product) => sum + product.variants.length, 0))
  })

  test.each(languages)('names and describes every product in %s, no two alike', (language) => {
    const titles = products.map((product) => product.title[language])
    expect(new Set(titles).size).toBe(products.length)
    const texts = products.flatMap((product) => [product.title[language], product.description[language]])
    expect(texts.filter((text) => text.trim() === '' || /undefined|\{\}|\[object/.test(text))).toEqual([])
    if (language === 'uk') expect(texts.filter((text) => text.length > 40 && !/[а-яіїєґ]/i.test(text))).toEqual([])
  })

  test('draws every product in each of its colours as well-formed SVG', () => {
    const pictures = products.flatMap((product) => product.variants.map((variant) => drawProduct(product, variant)))
    const broken = pictures.filter((svg) => !isBalanced(svg) || /NaN|undefined/.test(svg))
    expect(broken).toEqual([])
    const one = byId.get('barista-one-espresso-machine')
    const colours = one?.variants.map((variant) => drawProduct(one, variant))
    expect(new Set(colours).size).toBe(3)
  })

  test('is sold out in some variants and in some products, on sale in some', () => {
    const variants = products.flatMap((product) => product.variants)
    const gone = products.filter((product) => product.variants.every((variant) => variant.stock === 0))
    expect(gone.length).toBeGreaterThan(5)
    expect(variants.filter((variant) => variant.stock === 0).length).toBeGreaterThan(gone.length)
    const onSale = variants.filter((variant) => variant.regularMinor !== undefined)
    expect(onSale.length).toBeGreaterThan(50)
    expect(onSale.filter((variant) => (variant.regularMinor ?? 0) <= variant.priceMinor)).toEqual([])
  })
})

describe('its feed', () => {
  test('has a row for every variant, with prices in two decimals and links that start with the base', () => {
    const rows = demoProducts('https://marlow.example')
    expect(rows.length).toBe(byVariant.size)
    const bad = rows.filter(
      (row) =>
        !/^\d+\.\d\d EUR$/.test(row['price'] ?? '') ||
        !row['link']?.startsWith('https://marlow.example/shop/p/') ||
        !row['image_link']?.startsWith('https://marlow.example/shop/img/') ||
        !row['product_type']?.includes(' > '),
    )
    expect(bad).toEqual([])
  })

  test('carries what jewellery is made of, and its discount', () => {
    const row = demoProducts().find((each) => each['id'] === 'aurora-pendant-rose-amethyst')
    expect(row).toMatchObject({ collection: 'Aurora', metal: 'rose gold 585', stone: 'amethyst', discount: '15 %' })
  })

  test('reads as one JSON object a line, the same on every start', () => {
    const lines = demoFeed().trimEnd().split('\n')
    expect(lines.length).toBe(byVariant.size)
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(demoProducts())
  })
})

/** Every element that is opened is closed, in order. */
function isBalanced(svg: string): boolean {
  const open: string[] = []
  for (const [, closing, name, selfClosing] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (closing === '/') {
      if (open.pop() !== name) return false
    } else if (selfClosing !== '/') open.push(name ?? '')
  }
  return open.length === 0
}
