import { readFileSync } from 'node:fs'
import path from 'node:path'
import { hashEmbedder } from '../../worker/catalog/embedHash.ts'
import { learnWords, lsaEmbedder, rarityOf } from '../../worker/catalog/embedLsa.ts'
import { joinEmbedders } from '../../worker/catalog/embedder.ts'
import type { Product } from '../../worker/model/product.ts'
import { actionKinds, type Actions } from '../../worker/recommend/actions.ts'
import { findId } from '../../worker/recommend/idTable.ts'
import { arenaRows } from '../../worker/recommend/arenaRows.ts'
import { makeIndex, type Base, type Index } from '../../worker/recommend/index.ts'
import type { Links } from '../../worker/recommend/links.ts'
import { packItems, type Items } from '../../worker/recommend/items.ts'
import { itemRowOf } from '../../worker/recommend/itemRow.ts'
import { itemTexts } from '../../worker/recommend/itemTexts.ts'
import { makeRows, quantiseRow, type Rows } from '../../worker/recommend/knn.ts'
import { plainKnn } from '../../worker/recommend/knnPlain.ts'
import { learn } from '../../worker/recommend/learn.ts'
import { defaultBlend } from '../../worker/recommend/fitPersonal.ts'
import { ridgeSettings } from '../../worker/recommend/sequentialRidge.ts'
import { ruleSettings } from '../../worker/recommend/sequentialRules.ts'
import { sessionSettings } from '../../worker/recommend/sessionKnn.ts'

/** One thing somebody did: customer, visit, kind, product, when. */
export type Deed = readonly [who: number, visit: number, kind: (typeof actionKinds)[number], id: string, at: number]

export const kernel = (): WebAssembly.Module =>
  new WebAssembly.Module(readFileSync(path.join(import.meta.dirname, '../../worker/recommend/kernels/knn.wasm')))

/** An index as the build job makes it, without D1 and R2. */
export function builtIndex(
  products: readonly Product[],
  deeds: readonly Deed[],
  now: number,
  knn = true,
  links: Links | null = null,
): Index {
  const items = packItems(products.map(itemRowOf))
  const learnt = learn(actionsOf(items, deeds), items, now)
  const base: Base = {
    site: 'kettles',
    version: '1',
    itemsHash: 'hash',
    builtAt: now,
    language: 'en',
    items,
    popularity: learnt.popularity,
    knn: knn ? vectorsOf(items) : null,
    sessions: learnt.sessions && { index: learnt.sessions, settings: sessionSettings[learnt.preset] },
    rules: learnt.rules && { lists: learnt.rules, settings: ruleSettings[learnt.preset] },
    linear: learnt.linear && { lists: learnt.linear, settings: ridgeSettings[learnt.preset] },
    copurchase: learnt.copurchase,
    added: learnt.added,
    blend: learnt.blend ?? defaultBlend,
    links,
    sequence: null,
  }
  return makeIndex(base, null)
}

function actionsOf(items: Items, deeds: readonly Deed[]): Actions {
  const rows = deeds
    .map(([who, visit, kind, id, at]) => ({
      who,
      visit,
      kind: actionKinds.indexOf(kind),
      item: findId(items.ids, id),
      at,
    }))
    .filter((row) => row.item >= 0)
    .toSorted((a, b) => a.at - b.at)
  return {
    customers: Uint32Array.from(rows, (row) => row.who),
    visits: Uint32Array.from(rows, (row) => row.visit),
    items: Uint32Array.from(rows, (row) => row.item),
    kinds: Uint8Array.from(rows, (row) => row.kind),
    at: Float64Array.from(rows, (row) => row.at),
  }
}

function vectorsOf(items: Items) {
  const text = itemTexts(items, 'en')
  const words = learnWords(items.count, text)
  const embedder = words === null ? hashEmbedder() : joinEmbedders([lsaEmbedder(words), hashEmbedder(rarityOf(words))])
  const vectors = embedder.embed(Array.from({ length: items.count }, (_, ordinal) => text(ordinal)))
  const rows = makeRows(items.count, embedder.dims)
  for (let row = 0; row < items.count; row++) {
    quantiseRow(vectors.subarray(row * embedder.dims, (row + 1) * embedder.dims), rows, row)
  }
  return onWasm(rows)
}

/** The same rows in WebAssembly memory. */
export function onWasm(rows: Rows) {
  const placed = arenaRows(kernel(), rows.count, rows.dims)
  placed.rows.values.set(rows.values)
  placed.rows.scales.set(rows.scales)
  return placed.knn
}

export const onPlainJs = plainKnn
