import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashEmbedder } from '../../worker/catalog/embedHash.ts'
import { learnWords, lsaEmbedder, rarityOf } from '../../worker/catalog/embedLsa.ts'
import { readStaticTable, staticEmbedder } from '../../worker/catalog/embedStatic.ts'
import { joinEmbedders, type Embedder } from '../../worker/catalog/embedder.ts'
import { eigenSymmetric } from '../../worker/catalog/randomisedSvd.ts'
import { testEmbedder } from './embedderSuite.ts'
import { crossLanguageHits } from './crossLanguageHits.ts'
import { genericTexts } from './genericProducts.ts'
import { shelf } from '../recommend/kettleShop.ts'

const model = (name: string) => readFileSync(path.join(import.meta.dirname, '../../models', name))
const table = readStaticTable(
  new Uint8Array(model('static-e5ml.bin')).buffer,
  model('static-e5ml.vocab.txt').toString('utf8'),
)
const said = (title: string) => ({ title, all: title })
const titles = shelf(200).map((product) => product.title['en']!)
const words = learnWords(titles.length, (at) => said(titles[at]!))!

const pretrained = staticEmbedder(table, 128)
const catalog = joinEmbedders([lsaEmbedder(words), hashEmbedder(rarityOf(words))])
const embedders: readonly (readonly [string, Embedder])[] = [
  ['hash', hashEmbedder()],
  ['catalog', catalog],
  ['static-e5ml', pretrained],
  ['static-e5ml joined to catalog', joinEmbedders([pretrained, lsaEmbedder(words), hashEmbedder(rarityOf(words))])],
]

for (const [name, embedder] of embedders) {
  testEmbedder(name, embedder, ['Alba steel kettle 0', 'Cinder steel kettle 30', 'Borealis bamboo green tea 13'])
}

test('the table at the edge brings languages together: 60 products, hit@1', () => {
  const texts = genericTexts.map(said)
  const learnt = learnWords(texts.length, (at) => texts[at]!)!
  const joined = joinEmbedders([pretrained, lsaEmbedder(learnt), hashEmbedder(rarityOf(learnt))])
  const own = joinEmbedders([lsaEmbedder(learnt), hashEmbedder(rarityOf(learnt), 192)])
  const hitsOf = (embedder: Embedder) => crossLanguageHits(embedder.embed(texts), embedder.dims)
  // Chance alone finds one in sixty. The table by itself knows languages, not shops; joined, types bridge them.
  for (const [pair, share] of Object.entries(hitsOf(pretrained))) expect(share, pair).toBeGreaterThanOrEqual(0.35)
  for (const [pair, share] of Object.entries(hitsOf(joined))) expect(share, pair).toBeGreaterThanOrEqual(0.8)
  for (const [pair, share] of Object.entries(hitsOf(own))) expect(share, pair).toBeGreaterThanOrEqual(0.8)
})

/** Texts, token rows and first values that the table's authors publish with it. */
const published: readonly (readonly [string, string, string])[] = [
  [
    'Wireless headphones with noise cancelling',
    '20490 3475 6739 7 451 98 1491 11055 1113',
    '-0.03116 -0.01753 0.12909 -0.10148 0.03840 -0.02854 0.02351 0.09794',
  ],
  [
    'słuchawki bezprzewodowe z redukcją szumów',
    '16937 13201 733 8039 4581 1326 87 342 3843 7121 2210 259 554',
    '-0.02992 -0.03281 0.05580 0.00269 -0.00690 -0.08319 -0.03717 -0.05492',
  ],
  [
    'Бездротові навушники з шумозаглушенням',
    '672 8373 266 1905 7439 7136 4330 183 10260 8942 17452 19143 116',
    '0.03105 -0.10544 -0.10098 -0.02842 -0.00542 -0.11225 0.02780 -0.02739',
  ],
  [
    'HP 74 Black & 75 Tri-color Original Ink Cartridges',
    '18879 4550 6022 428 2106 1054 9 410 856 2751 23 83 9368 16098 7',
    '-0.08350 -0.11820 0.09349 -0.02651 -0.02610 0.00706 -0.00586 -0.08033',
  ],
  [
    'Комп’ютер ASUS 16 ГБ — 27″',
    '5159 25 11649 204 193 423 656 839 6 1256 835 3 3',
    '0.00376 -0.12534 0.08576 -0.02713 -0.02011 0.01433 -0.01144 -0.00281',
  ],
]

describe('the pretrained table', () => {
  test.each(published)('reads "%s" as its authors do', (text, tokens, values) => {
    expect(table.tokenizer.tokenize(text).join(' ')).toBe(tokens)
    const vector = staticEmbedder(table).embed([said(text)])
    for (const [dim, value] of values.split(' ').entries()) expect(vector[dim]).toBeCloseTo(Number(value), 4)
  })

  test('brings a Polish and a Ukrainian name near the English one', () => {
    const [english, polish, ukrainian, other] = [
      'wireless headphones',
      'słuchawki bezprzewodowe',
      'бездротові навушники',
      'winter jacket',
    ].map((text) => pretrained.embed([said(text)]))
    const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, dim) => sum + value * b[dim]!, 0)
    expect(cosine(english!, polish!)).toBeGreaterThan(cosine(english!, other!))
    expect(cosine(english!, ukrainian!)).toBeGreaterThan(cosine(english!, other!))
  })

  test('that is cut off, or no table at all, is refused', () => {
    const file = new Uint8Array(model('static-e5ml.bin'))
    expect(() => readStaticTable(file.slice(0, 1000).buffer, '')).toThrow(/cut off/)
    expect(() => readStaticTable(new TextEncoder().encode('<!doctype html><p>page').buffer, '')).toThrow(/No AST1/)
  })
})

test('a shop with too few texts learns no words: hashing is left', () => {
  expect(learnWords(3, (at) => said(titles[at]!))).toBeNull()
})

test('eigenvalues and vectors rebuild the matrix they came from', () => {
  const size = 6
  const matrix = Float64Array.from(
    { length: 36 },
    (_, at) => Math.cos((at % size) * 2 + Math.floor(at / size) * 2) + (at % 7 === 0 ? 3 : 0),
  )
  const { values, vectors } = eigenSymmetric(matrix, size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0
      for (let k = 0; k < size; k++) sum += vectors[i * size + k]! * values[k]! * vectors[j * size + k]!
      expect(sum).toBeCloseTo(matrix[i * size + j]!, 8)
    }
  }
})
