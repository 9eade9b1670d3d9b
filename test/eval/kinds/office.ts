import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { hashEmbedder } from '../../../worker/catalog/embedHash.ts'
import { learnWords, lsaEmbedder, rarityOf } from '../../../worker/catalog/embedLsa.ts'
import { joinEmbedders } from '../../../worker/catalog/embedder.ts'
import { readStaticTable, staticEmbedder } from '../../../worker/catalog/embedStatic.ts'
import { asId, type ProductId, type VariantId } from '../../../worker/model/ids.ts'
import { addShare } from '../../../worker/recommend/addShare.ts'
import { contentScores } from '../../../worker/recommend/contentScores.ts'
import { fitBlend } from '../../../worker/recommend/fitBlend.ts'
import { itemRowOf } from '../../../worker/recommend/itemRow.ts'
import { packItems } from '../../../worker/recommend/items.ts'
import { itemTexts } from '../../../worker/recommend/itemTexts.ts'
import { makeRows, quantiseRow } from '../../../worker/recommend/knn.ts'
import { scoreByLists } from '../../../worker/recommend/neighbourLists.ts'
import { packSequences } from '../../../worker/recommend/sequences.ts'
import { buildRules, ruleSettings } from '../../../worker/recommend/sequentialRules.ts'
import { Tally, type Scores } from '../../../worker/recommend/tally.ts'
import { onWasm } from '../../recommend/builtIndex.ts'
import type { EvalKind } from '../kind.ts'
import { rankOf, type Judged } from '../judge.ts'
import { historiesOf, readOffice, type OfficeRow } from '../officeFiles.ts'
import { shuffled } from '../shuffled.ts'
import { rowOf, type Row } from '../table.ts'

/** Content and cold start by the shipping parts, without a server: titles and brands, and purchases of the valid rows. */
export const office: EvalKind = {
  name: 'office',
  parts: [
    { name: 'office', rows: ({ data }) => (existsSync(path.join(data, 'catalogs/office')) ? officeRows(data) : []) },
  ],
}

const hrAndNdcg = (hr: number, ndcg: number) => [
  { metric: 'hr@10', bar: hr },
  { metric: 'ndcg@10', bar: ndcg },
]

function officeRows(data: string): Row[] {
  const startedAt = performance.now()
  const { items, valid, test } = readOffice(data)
  const ids = shuffled(Object.keys(items), 1)
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const content = contentScores(onWasm(vectorsOf(ids.map((id) => ({ id, ...items[id]! })))))
  const histories = [...historiesOf(valid).values()].map((history) => history.map((id) => numbers.get(id)!))
  const popularity = new Float64Array(ids.length)
  for (const item of histories.flat()) popularity[item]!++
  const rulesOf = (rows: readonly (readonly number[])[]) => {
    const { decay } = ruleSettings.purchases
    const lists = buildRules(packSequences(rows), ids.length, ruleSettings.purchases)
    const tally = new Tally(ids.length)
    return (query: readonly number[]): Scores => {
      scoreByLists(lists, query.slice(0, 20), decay, tally)
      return tally.take(null, 120)
    }
  }
  const weight = contentWeight(histories, rulesOf, content.score)
  const rules = rulesOf(histories)
  const [alone, both] = judgeOffice(test, numbers, popularity, (query) => {
    const near = without(content.score(query), query)
    const scores: Scores = new Map()
    addShare(scores, without(rules(query), query), 1)
    addShare(scores, near, weight)
    return [near, scores]
  })
  const seen = new Set(valid.flatMap((row) => [...row.history, row.target]))
  const cold = alone.ranks.filter(
    (_, at) => !seen.has(test[at]!.target) && !test[at]!.history.includes(test[at]!.target),
  )
  const seconds = (performance.now() - startedAt) / 1000
  return [
    rowOf('office', 'content', alone, hrAndNdcg(0.108, 0.069), seconds),
    rowOf(
      'office, never seen',
      'content',
      { n: cold.length, ranks: cold, covered: 0 },
      [{ metric: 'hr@10', bar: 0.085 }],
      seconds,
    ),
    rowOf('office', `SR + ${weight} content`, both, hrAndNdcg(0.138, 0.102), seconds),
  ]
}

function without(scores: Scores, past: readonly number[]): Scores {
  for (const item of past) scores.delete(item)
  return scores
}

/** On the last purchase of each fitted history, which the rules then have not seen. */
function contentWeight(
  histories: readonly (readonly number[])[],
  rulesOf: (rows: readonly (readonly number[])[]) => (query: readonly number[]) => Scores,
  content: (query: readonly number[]) => Scores,
): number {
  const judged = histories.filter((history) => history.length > 1)
  const rules = rulesOf(histories.map((history) => history.slice(0, -1)))
  const tests = judged.slice(0, 600).map((history) => {
    const query = history.slice(0, -1).toReversed()
    return { scores: [rules(query), content(query)], removed: new Set(query), target: history.at(-1)! }
  })
  const [first = 1, second = 1] = fitBlend(tests, 2).weights
  return first === 0 ? 1 : Number((second / first).toFixed(2))
}

/** The default embedder: the pretrained table, the shop's own words, and hashing. */
function vectorsOf(products: readonly { id: string; title: string; brand?: string }[]) {
  const packed = packItems(
    products.map(({ id, title, brand }) =>
      itemRowOf({
        id: asId<ProductId>(id),
        title: { en: title },
        description: {},
        url: {},
        imageUrl: '',
        ...(brand ? { brand } : {}),
        category: {},
        categoryId: '',
        attributes: {},
        labels: [],
        createdAt: 0,
        updatedAt: 0,
        variants: [
          {
            id: asId<VariantId>(id),
            options: {},
            priceMinor: 1000,
            currency: 'EUR',
            availability: 'in-stock',
          },
        ],
      }),
    ),
  )
  const text = itemTexts(packed, 'en')
  const words = learnWords(packed.count, text)
  const models = path.join(import.meta.dirname, '../../../models')
  const file = readFileSync(path.join(models, 'static-e5ml.bin'))
  const table = readStaticTable(
    file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer,
    readFileSync(path.join(models, 'static-e5ml.vocab.txt'), 'utf8'),
  )
  const embedder = joinEmbedders([
    staticEmbedder(table, 128),
    ...(words === null ? [] : [lsaEmbedder(words)]),
    hashEmbedder(words === null ? null : rarityOf(words)),
  ])
  const vectors = embedder.embed(Array.from({ length: packed.count }, (_, ordinal) => text(ordinal)))
  const rows = makeRows(packed.count, embedder.dims)
  for (let row = 0; row < packed.count; row++) {
    quantiseRow(vectors.subarray(row * embedder.dims, (row + 1) * embedder.dims), rows, row)
  }
  return rows
}

/** Two models at once: the second is made of the first, which takes most of the time. */
function judgeOffice(
  tests: readonly OfficeRow[],
  numbers: ReadonlyMap<string, number>,
  popularity: Float64Array,
  score: (query: readonly number[]) => readonly [Scores, Scores],
): [Judged, Judged] {
  const out = [0, 1].map(() => ({ ranks: [] as number[], covered: new Set<number>() }))
  for (const { history, target } of tests) {
    const query = history.map((id) => numbers.get(id)!).toReversed()
    for (const [at, scores] of score(query).entries()) {
      for (const [item] of [...scores].toSorted((a, b) => b[1] - a[1]).slice(0, 20)) out[at]!.covered.add(item)
      out[at]!.ranks.push(rankOf(scores, numbers.get(target)!, popularity))
    }
  }
  const [first, second] = out.map(({ ranks, covered }) => ({ n: tests.length, ranks, covered: covered.size }))
  return [first!, second!]
}
