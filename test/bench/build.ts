import { hashEmbedder } from '../../worker/catalog/embedHash.ts'
import { learnWords, lsaEmbedder, rarityOf } from '../../worker/catalog/embedLsa.ts'
import { joinEmbedders, type EmbeddingText } from '../../worker/catalog/embedder.ts'
import { actionKinds, type Actions } from '../../worker/recommend/actions.ts'
import { arenaRows } from '../../worker/recommend/arenaRows.ts'
import { contentScores } from '../../worker/recommend/contentScores.ts'
import type { Knn } from '../../worker/recommend/knn.ts'
import { quantiseRow } from '../../worker/recommend/knn.ts'
import { learn } from '../../worker/recommend/learn.ts'
import { kernel } from '../recommend/builtIndex.ts'
import { exponentRow, printed, type Bench, type Row } from './bench.ts'
import { exponent } from './ratio.ts'
import { catalog, visits } from './shop.ts'

const sizes = [2000, 8000, 32_000, 50_000]
const VISITS_A_PRODUCT = 2
const day = 86_400_000

interface Line {
  who: string
  session: string
  kind: (typeof actionKinds)[number]
  productId: string
  at: number
}

/** Visits as a build reads them: numbers in columns, in rising time. */
function actionsOf(products: number): Actions {
  const lines = [...visits(products * VISITS_A_PRODUCT, products)].map((line) => JSON.parse(line) as Line)
  lines.sort((a, b) => a.at - b.at)
  return {
    customers: Uint32Array.from(lines, ({ who }) => Number(who.slice(1))),
    visits: Uint32Array.from(lines, ({ session }) => Number(session.slice(1))),
    items: Uint32Array.from(lines, ({ productId }) => Number(productId.slice(1))),
    kinds: Uint8Array.from(lines, ({ kind }) => actionKinds.indexOf(kind)),
    at: Float64Array.from(lines, ({ at }) => at),
  }
}

function textsOf(products: number): EmbeddingText[] {
  return [...catalog(products)].map((line) => {
    const row = JSON.parse(line) as { title: string; brand: string; product_type: string; material: string }
    return { title: row.title, all: `${row.title} ${row.brand} ${row.product_type} ${row.material}` }
  })
}

/** Words from the shop's own texts, and vectors from these; without the pretrained table, which costs the same a product. */
function vectorsOf(texts: readonly EmbeddingText[]): Knn {
  const words = learnWords(texts.length, (at) => texts[at]!)
  const embedder = joinEmbedders([
    ...(words === null ? [] : [lsaEmbedder(words)]),
    hashEmbedder(words === null ? null : rarityOf(words), 192),
  ])
  const { rows, knn } = arenaRows(kernel(), texts.length, embedder.dims)
  for (const [at, text] of texts.entries()) quantiseRow(embedder.embed([text]), rows, at)
  return knn
}

/** What building an index costs beside reading and writing: vectors, and everything that behaviour teaches. */
export const benches: readonly Bench[] = [
  {
    name: 'build of an index',
    counts: false,
    run: async () => {
      const points: (readonly [number, number])[] = []
      const rows: Row[] = []
      for (const products of sizes) {
        const [texts, actions] = [textsOf(products), actionsOf(products)]
        const items = { created: new Uint32Array(products), price: new Uint32Array(products).fill(4900) }
        const started = process.cpuUsage()
        const knn = vectorsOf(texts)
        const vectors = cpuMs(started)
        learn(actions, items, actions.at.at(-1)! + day, contentScores(knn))
        const all = cpuMs(started)
        points.push([products, all])
        const what = `build of ${products.toLocaleString('en')} products, ${actions.items.length.toLocaleString('en')} actions`
        rows.push(
          printed(`${what}: vectors`, vectors / 1000, 's CPU'),
          printed(`${what}: learning`, (all - vectors) / 1000, 's CPU'),
        )
      }
      return [exponentRow('build, exponent', exponent(points), 1.1), ...rows]
    },
  },
]

function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}
