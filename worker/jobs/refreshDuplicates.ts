import { comparableOf, findDuplicates, type Comparable } from '../catalog/findDuplicates.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import { saveDuplicates } from '../store/duplicates.ts'
import { readProducts } from '../store/products.ts'

const PAGE = 500

/** Looks for products that are one, over the whole catalog. What a person has decided stays; pairs that are no more go. */
export async function refreshDuplicates(
  db: D1Database,
  site: SiteId,
  language: string,
  note: (phase: string, done: number, total: number) => void = () => {},
): Promise<{ products: number; pairs: number; new: number; ended: number }> {
  const catalog: Comparable[] = []
  for (let after: ProductId | '' = ''; ;) {
    const page = await readProducts(db, site, after, PAGE)
    for (const product of page) catalog.push(comparableOf(product, language))
    note('products', catalog.length, 0)
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) break
    after = last.id
  }
  const pairs = findDuplicates(catalog, (done) => note('compare', done, catalog.length))
  note('save', 0, pairs.length)
  const saved = await saveDuplicates(db, site, pairs)
  return { products: catalog.length, pairs: pairs.length, ...saved }
}
