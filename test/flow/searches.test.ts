import { expect, test } from 'vitest'
import { Browser, learningShop, linesOf, putBlock, rebuild, settle } from './learningShop.ts'

test('what people took up after a search is shown to who searches so next, and says that others chose it', async () => {
  const site = await learningShop()
  // "present" stands in no title: only what others did can tell.
  for (let person = 0; person < 4; person++) {
    const browser = new Browser(site)
    await browser.track('Products Searched', { query: person % 2 === 0 ? 'Present for mum' : 'for mum present' })
    await settle()
    await browser.track('Product Viewed', { product_id: person === 3 ? 'k5' : 'k9' })
  }
  const shy = new Browser(site)
  await shy.track('Products Searched', { query: 'ann@shop.example' })
  await shy.track('Product Viewed', { product_id: 'k2' })
  await settle()
  const found = (await linesOf(site)).filter(({ kind }) => kind === 'found')
  expect(
    found.map(({ query, productId }) => `${String(query)}: ${String(productId)}`).toSorted((a, b) => (a < b ? -1 : 1)),
  ).toEqual(['for mum present: k5', 'for mum present: k9', 'for mum present: k9', 'for mum present: k9'])
  await rebuild(site)
  await putBlock(site, 'results', { sources: [{ use: 'search' }] })
  const searcher = new Browser(site)
  const blocks = [{ id: 'results', context: { query: 'mum: present for' } }]
  const { items } = await searcher.recommend('results', { blocks })
  expect(items.map(({ productId }) => productId)).toEqual(['k9', 'k5'])
  expect(items[0]!.reason).toEqual({ code: 'chosen_after_search', text: 'Others chose it after this search' })
  const inPolish = await searcher.recommend('results', { blocks, locale: 'pl' })
  expect(inPolish.items[0]!.reason.text).toBe('Wybierane po takim wyszukiwaniu')
  const named = await searcher.recommend('results', { blocks: [{ id: 'results', context: { query: 'teapot 5' } }] })
  expect(named.items[0]).toMatchObject({ productId: 'k5', reason: { code: 'matches_search' } })
})

test('words that two people searched for are nobody else’s', async () => {
  const site = await learningShop()
  for (let person = 0; person < 2; person++) {
    const browser = new Browser(site)
    await browser.track('Products Searched', { query: 'zanzibar' })
    await browser.track('Product Viewed', { product_id: 'k9' })
  }
  await settle()
  await rebuild(site)
  await putBlock(site, 'results', { sources: [{ use: 'search' }] })
  const blocks = [{ id: 'results', context: { query: 'zanzibar' } }]
  expect((await new Browser(site).recommend('results', { blocks })).items).toEqual([])
})

test('what a visitor dislikes is gone from their blocks, until they want it again', async () => {
  const site = await learningShop()
  await putBlock(site, 'top', { limit: 12, sources: [{ use: 'popular' }], exclude: ['disliked'] })
  const visitor = new Browser(site)
  const ids = async () => (await visitor.recommend('top')).items.map(({ productId }) => productId)
  await visitor.track('Product Disliked', { product_id: 'k4' })
  expect(await ids()).not.toContain('k4')
  expect((await new Browser(site).recommend('top')).items.map(({ productId }) => productId)).toContain('k4')
  await settle()
  expect(await ids()).not.toContain('k4')
  await visitor.track('Product Added to Wishlist', { product_id: 'k4' })
  expect(await ids()).toContain('k4')
})
