import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { demoFeed } from '../../demo/catalog/demoFeed.ts'
import { clock } from '../../worker/clock.ts'
import { understand } from '../../worker/jobs/understand.ts'
import { asId, type SiteId } from '../../worker/model/ids.ts'
import type { LiveFacts } from '../../worker/model/facts.ts'
import { defaultBlocks } from '../../worker/recommend/library/blocks.ts'
import { recommend, type RecommendRequest } from '../../worker/recommend/recommend.ts'
import { noFacts } from '../../worker/recommend/visit.ts'
import { productIdAt, titleAt, type Index } from '../../worker/recommend/index.ts'
import { collectionOf } from '../../worker/recommend/relations/collectionOf.ts'
import { complementsOf } from '../../worker/recommend/relations/complementsOf.ts'
import { typeOf } from '../../worker/recommend/relations/typesOf.ts'
import { forgetIndexes, newestIndex } from '../../worker/store/artifacts.ts'
import { call, setUp } from '../routes/adminApi.ts'
import { werkstatt } from './werkstatt.ts'

const site = asId<SiteId>('kettles')

/** Through the API, as a shop does it; understanding runs by itself after the import. */
async function importAll(feed: string, language = 'en'): Promise<Index> {
  forgetIndexes()
  const { secretKey: key } = await setUp({ language })
  const answer = await call('POST', '/api/feeds/import', feed, { key })
  if (answer.status !== 200) throw new Error(await answer.text())
  const index = await newestIndex(env, site, clock.now())
  if (index === null) throw new Error('there is no index')
  return index
}

/** A product whose title begins so. */
function named(index: Index, title: string): number {
  for (let ordinal = 0; ordinal < index.count; ordinal++) {
    if (titleAt(index, ordinal, index.base.language).startsWith(title)) return ordinal
  }
  throw new Error(`no product is called ${title}`)
}

function shown(index: Index, id: string, request: RecommendRequest, facts: LiveFacts = noFacts) {
  const block = defaultBlocks.find((one) => one.id === id)
  if (block === undefined) throw new Error(`no block ${id}`)
  return recommend(request, facts, index, block, clock.now())
}

const titles = (index: Index, ordinals: readonly number[]) =>
  ordinals.map((ordinal) => titleAt(index, ordinal, index.base.language))

/** The best partner of each linked type, the most wanted type first. */
function needs(index: Index, title: string): Record<string, string> {
  const best: Record<string, string> = {}
  for (const ordinal of complementsOf(index, named(index, title)).ordinals) {
    best[typeOf(index, ordinal)] ??= titleAt(index, ordinal, index.base.language)
  }
  return best
}

test('the sample shop: what each thing needs, though nothing was ever bought', async () => {
  const index = await importAll(demoFeed('https://shop.example'))

  const machine = needs(index, 'Barista One espresso machine')
  expect(Object.keys(machine)).toEqual(
    expect.arrayContaining(['coffee-capsule', 'descaler', 'coffee-grinder', 'milk-frother', 'coffee-cup', 'tamper']),
  )
  expect(machine.descaler).toMatch(/[Dd]escaler/)
  expect(Object.keys(machine).slice(0, 4)).toEqual(expect.arrayContaining(['coffee-capsule', 'descaler']))

  expect(Object.keys(needs(index, 'Linea 55 Mini TV'))[0]).toBe('soundbar')

  // A headset is played with controllers of its own make.
  expect(needs(index, 'Vista 2 VR headset')['vr-controller']).toMatch(/^Vista Touch/)
  expect(needs(index, 'Orbit Sight VR headset')['vr-controller']).toMatch(/^Orbit Grip/)

  // One category's words, two functions: the brush and what it wears out.
  const brush = needs(index, 'Sonia 3 electric toothbrush')
  expect(brush['brush-head']).toMatch(/^Sonia/)
  expect(brush['toothbrush-case']).toBe('Sonia Go travel case') // the other fits Sonia 5 and 7 alone
  expect(needs(index, 'Rondo 1 electric toothbrush')['brush-head']).toMatch(/^Rondo/)

  // A mount for 32 to 55 inches holds no 65.
  expect(needs(index, 'Linea 65 Mini TV')['tv-mount']).toMatch(/77/)

  const earrings = named(index, 'Halo stud earrings, silver 925 with blue topaz')
  const set = collectionOf(index, earrings)
  expect(titles(index, set)).toContain('Halo ring, silver 925 with blue topaz')
  expect(set.every((ordinal) => typeOf(index, ordinal) !== 'earrings')).toBe(true)
  expect(titles(index, set).every((title) => title.startsWith('Halo'))).toBe(true)

  // Who uses things up has the machine already.
  expect(Object.keys(needs(index, 'Intenso coffee capsules'))).not.toContain('espresso-machine')
  expect(Object.keys(needs(index, 'Sonia Soft brush heads'))).not.toContain('electric-toothbrush')

  // What stands in for a thing does the same for about the price.
  const kettle = named(index, 'Brezza 1.7 kettle')
  const instead = shown(index, 'substitutes', { context: { productId: productIdAt(index, kettle) } })
  expect(instead.items.length).toBeGreaterThan(2)
  for (const [at, { reason, priceMinor }] of instead.items.entries()) {
    expect(typeOf(index, instead.ordinals[at]!)).toBe('kettle')
    expect(reason.code).toBe('alternative')
    expect(priceMinor / index.price[kettle]!).toBeGreaterThanOrEqual(0.5)
    expect(priceMinor / index.price[kettle]!).toBeLessThanOrEqual(2)
  }

  // Console, gamepad and headset at home, never bought together by anybody: what is missing is the controllers.
  const owned = ['Pulse VR VR headset', 'Pulse X games console', 'Pulse Pro gamepad'].map((title) =>
    productIdAt(index, named(index, title)),
  )
  const events = owned.map((productId, at) => ({
    productId,
    kind: 'bought' as const,
    at: clock.now() - 86_400_000 + at,
  }))
  const next = shown(index, 'goes-with', {}, { ...noFacts, events })
  const controllers = next.items.find(({ title }) => title === 'Pulse Sense VR controllers')
  expect(controllers?.reason).toEqual({ code: 'goes_with_product', text: 'Goes with Pulse VR VR headset' })

  // A run over an unchanged shop writes nothing.
  const report = await understand(env, site)
  expect(report.changed).toEqual({ products: 0, types: 0, links: 0 })
  expect(report.untyped).toBe(0)
  expect(report.by.lexicon).toBeGreaterThan(400)
})

test('a workshop supplier in a language without a lexicon: categories, titles and what fits say it', async () => {
  const index = await importAll(werkstatt, 'de')
  expect(needs(index, 'Nordwerk Akkuschrauber X12')).toMatchObject({
    'werkzeug-akkus': 'Nordwerk Akku 12 V 4 Ah', // 18 V would not fit
  })
  expect(needs(index, 'Nordwerk Akkuschrauber X18')).toMatchObject({ 'werkzeug-akkus': 'Nordwerk Akku 18 V 5 Ah' })
  // "Sägeblatt für Stichsägen": the title names another category.
  expect(Object.keys(needs(index, 'Nordwerk Stichsäge'))).toContain('werkzeug-sägeblätter')
  expect(Object.keys(needs(index, 'Sägeblatt grob'))).not.toContain('werkzeug-stichsägen')
})
