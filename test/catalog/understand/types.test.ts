import { expect, test } from 'vitest'
import { clusterLeaf } from '../../../worker/catalog/understand/clusterLeaf.ts'
import { decideType, textHash } from '../../../worker/catalog/understand/decideType.ts'
import { lexiconPhrases } from '../../../worker/catalog/understand/lexicon.ts'
import { nothingAround } from '../../../worker/catalog/understand/phrases.ts'
import { learnPlaces } from '../../../worker/catalog/understand/placeName.ts'
import { readTitle } from '../../../worker/catalog/understand/readTitle.ts'
import { settleTypes } from '../../../worker/catalog/understand/settleTypes.ts'
import { votersOf } from '../../../worker/catalog/understand/votersOf.ts'
import { voteType } from '../../../worker/catalog/understand/voteType.ts'
import type { Product, ProductType } from '../../../worker/model/product.ts'

const read = (title: string, language = 'en') => readTitle(title, language, lexiconPhrases(language)!, nothingAround)

test.each([
  // The head is the last noun in English, the first in Polish and Ukrainian; "for" begins what it is made for.
  ['Nordhus TV wall mount, 32-55"', 'en', 'tv-mount'],
  ['Tripod mount for camera', 'en', 'tripod'],
  ['Acme electric toothbrush heads, 4 pcs', 'en', 'brush-head'],
  ['HDMI 2.1 cable 2 m', 'en', 'hdmi-cable'],
  ['Knives: kitchen knife set', 'en', 'kitchen-knife'],
  ['Uchwyt do telewizora 55 cali', 'pl', 'tv-mount'],
  ['Wkład do drukarki', 'pl', undefined],
  ['Tabletki do zmywarki, 60 szt.', 'pl', 'dishwasher-tablet'],
  ['Кріплення для телевізора', 'uk', 'tv-mount'],
  ['Капсули для кави, 10 шт.', 'uk', 'coffee-capsule'],
])('the head of “%s” (%s) is %s', (title, language, type) => {
  expect(read(title, language)?.type).toBe(type)
})

test('a title tells what its thing is made for', () => {
  expect(read('Charging cable for smartphone')?.madeFor).toEqual(['smartphone'])
  expect(read('TV mount')?.madeFor).toEqual(['television'])
  expect(read('Pokrowiec na laptopa', 'pl')?.type).toBe('laptop-bag')
})

const product = (more: Partial<Product>): Product => ({
  ...({
    id: 'p',
    description: {},
    url: {},
    imageUrl: '',
    attributes: {},
    labels: [],
    createdAt: 0,
    updatedAt: 0,
  } as unknown as Product),
  title: { en: 'Thing' },
  category: { en: ['Odds'] },
  categoryId: 'odds',
  variants: [],
  ...more,
})
const decide = (given: Product, rules: Parameters<typeof decideType>[1] = []) =>
  decideType(given, rules, 'en', textHash(given))

test('the first that answers decides: pin, the shop, Google, words, a bought label', () => {
  const kettle = product({ title: { en: 'Steel kettle' }, googleCategory: '736' })
  const pin: ProductType = { id: 'tea', by: 'merchant', confidence: 1, locked: true }
  const rule = { type: 'shop-kettle', categories: [], titles: { en: ['steel kettle'] } }
  expect(decide({ ...kettle, type: pin }, [rule])).toBe(pin)
  expect(decide(kettle, [rule])).toMatchObject({ id: 'shop-kettle', by: 'merchant' })
  expect(decide(kettle)).toMatchObject({ id: 'espresso-machine', by: 'taxonomy' })
  expect(decide(product({ title: { en: 'Steel kettle' } }))).toMatchObject({ id: 'kettle', by: 'lexicon' })
  expect(decide(product({ googleCategory: 'Home & Garden > Kitchen > Toasters' }))).toMatchObject({ id: 'toaster' })
  const odd = product({ title: { en: 'Zorblax 3' } })
  expect(decide(odd)).toBeNull()
  const labelled: ProductType = { id: 'vase', by: 'labeller', confidence: 0.8, text: textHash(odd) }
  expect(decide({ ...odd, type: labelled })).toBe(labelled)
  expect(decide({ ...odd, title: { en: 'Zorblax 4' }, type: labelled })).toBeNull()
})

test('an ambiguous word needs its surroundings', () => {
  expect(decide(product({ title: { en: 'Cork mat' }, category: { en: ['Sport', 'Yoga'] } }))?.id).toBe('yoga-mat')
  expect(decide(product({ title: { en: 'Silk ring' } }))).toBeNull()
  expect(decide(product({ title: { en: 'Silk ring' }, category: { en: ['Jewellery'] } }))?.id).toBe('ring')
})

test('neighbours vote by their cosine cubed, and are silent below six tenths', () => {
  const say = (type: string, cosine: number) => ({ type, cosine })
  expect(voteType([say('a', 0.9), say('a', 0.8), say('b', 0.5)])).toMatchObject({ type: 'a' })
  expect(voteType([say('a', 0.6), say('b', 0.6), say('a', 0.5), say('b', 0.5)])).toBeNull()
  expect(voteType([say('a', 0.9)])).toBeNull()
  expect(voteType([])).toBeNull()
})

/** Unit vectors around two directions. */
const around = (x: number, wobble: number): Float32Array => {
  const vector = Float32Array.of(x, 1 - x, wobble)
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

test('a leaf category falls into parts named by their own words, eight products at least, always the same', () => {
  const items = Array.from({ length: 10 }, (_, at) => ({
    vector: around(at % 2, at / 100),
    words: at % 2 === 0 ? ['felt', 'slippers', `m${at}`] : ['shoe', 'horn', `m${at}`],
  }))
  const clusters = clusterLeaf(items)
  expect(new Map(clusters.map(({ name, members }) => [name, members.length]))).toEqual(
    new Map([
      ['felt slippers', 5],
      ['shoe horn', 5],
    ]),
  )
  expect(clusters).toHaveLength(2)
  expect(clusterLeaf(items)).toEqual(clusters)
  expect(clusterLeaf(items.slice(0, 7))).toEqual([])
})

test('what nothing decides takes its category; a vote never rests on a vote', () => {
  const sure: ProductType = { id: 'kettle', by: 'lexicon', confidence: 0.9 }
  const decided = [sure, sure, null, null, null]
  const asked: number[][] = []
  const { types, names } = settleTypes(
    {
      count: 5,
      decided,
      text: String,
      title: (ordinal) => `thing ${ordinal}`,
      category: (ordinal) => (ordinal === 4 ? 0 : 1),
      categories: [
        { id: '', names: {} },
        { id: 'kitchen > odds', names: { en: 'Odds' } },
      ],
      vector: () => null,
      nearest: (ordinal, isTyped) => {
        asked.push([...isTyped.keys()].filter((at) => isTyped[at] === 1))
        return ordinal === 2 ? [0, 1].map((at) => ({ ordinal: at, cosine: 0.8 })) : []
      },
    },
    'en',
  )
  expect(types.map((type) => type?.id ?? null)).toEqual(['kettle', 'kettle', 'kettle', 'kitchen-odds', null])
  expect(types[2]?.by).toBe('vote')
  expect(names.get('kitchen-odds')).toEqual({ en: 'Odds' })
  expect(asked.every((voters) => voters.join() === '0,1')).toBe(true)
})

test('a name is placed where names like it are', () => {
  const place = learnPlaces(
    [
      { name: 'Running shoes', place: 'sport' },
      { name: 'Trail shoes', place: 'sport' },
      { name: 'Coffee beans', place: 'pantry' },
    ],
    'en',
  )
  expect(place('Road running shoe', 1)[0]?.place).toBe('sport')
  expect(place('Coffee capsules', 2)[0]?.place).toBe('pantry')
})

test('of a large catalog an even share of each type votes, and of a rare type all', () => {
  const types = Array.from({ length: 5000 }, (_, at) => (at % 500 === 3 ? 'rare' : at % 4 === 0 ? null : `t${at % 7}`))
  const of = (type: string | null, voters: Uint8Array) =>
    types.reduce((sum, one, at) => sum + (one === type ? voters[at]! : 0), 0)

  const all = votersOf(types)
  const some = votersOf(types, 1000)

  expect(all).toEqual(Uint8Array.from(types, (type) => (type === null ? 0 : 1)))
  expect([of(null, some), of('rare', some)]).toEqual([0, 10])
  for (let type = 0; type < 7; type++) {
    expect(of(`t${type}`, some) / of(`t${type}`, all)).toBeCloseTo(1000 / 3760, 1)
  }
  // Not the first of them alone: a feed is sorted by something.
  expect(of('t1', some.fill(0, 0, 2500))).toBeGreaterThan(50)
})
