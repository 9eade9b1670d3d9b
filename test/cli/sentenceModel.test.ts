import { expect, test } from 'vitest'
import { loadSentenceModel, MODEL_DIMS } from '../../cli/sentenceModel.ts'
import { packTable, tableEmbedder } from '../../worker/catalog/embedTable.ts'
import { fitProjection, project } from '../../worker/catalog/projectVectors.ts'
import { testEmbedder } from '../catalog/embedderSuite.ts'
import { crossLanguageHits } from '../catalog/crossLanguageHits.ts'
import { genericTexts } from '../catalog/genericProducts.ts'

const model = await loadSentenceModel()
if (typeof model === 'string') console.log(`e5-small-ml-q8 left out: ${model}`)
const raw = typeof model === 'string' ? null : await model.embed(genericTexts)
const projected = raw === null ? null : project(fitProjection(raw, genericTexts.length, MODEL_DIMS, 128), raw)

/** First values that the weights' authors publish, within what int8 kernels of CPUs differ by. */
const published = [
  ['Wireless headphones with noise cancelling', '0.0746 -0.0042 -0.0141 -0.0894 0.0409 -0.0082 0.0253 -0.0028'],
  ['słuchawki bezprzewodowe z redukcją szumów', '0.0699 0.0125 -0.0303 -0.0801 0.0721 -0.0057 0.0118 -0.0321'],
  ['бездротові навушники з шумозаглушенням', '0.0579 -0.0116 -0.0526 -0.1039 0.0430 -0.0486 0.0471 -0.0067'],
  [
    'HP 74 Black & 75 Tri-color Original Ink Cartridges',
    '0.0343 -0.0017 -0.0157 -0.0653 0.0543 -0.0325 -0.0152 0.0071',
  ],
  ['пральна машина 8 кг', '0.0300 -0.0233 -0.0704 -0.0921 0.0562 -0.0458 -0.0274 0.0197'],
] as const

test.skipIf(raw === null).each(published)('the model reads "%s" as its authors do', async (text, values) => {
  if (typeof model === 'string') return
  const vector = await model.embed([text])
  for (const [dim, value] of values.split(' ').entries()) {
    expect(Math.abs(vector[dim]! - Number(value))).toBeLessThan(0.02)
  }
})

test.skipIf(projected === null)('a Polish or Ukrainian product finds its English neighbour seven times in ten', () => {
  const hits = crossLanguageHits(projected!, 128)
  console.log('e5-small-ml-q8, PCA 128, hit@1 of 60:', JSON.stringify(hits))
  for (const [pair, share] of Object.entries(hits)) expect(share, pair).toBeGreaterThanOrEqual(0.7)
})

if (projected !== null) {
  testEmbedder(
    'e5-small-ml-q8 as a table',
    tableEmbedder({ ...packTable(genericTexts, projected, 128), id: 'e5-small-ml-q8@test', dims: 128 }, ['en']),
    ['Wireless headphones', 'Słuchawki bezprzewodowe', 'Dog leash'],
  )
}
