import { applyDraft } from '../catalog/applyDraft.ts'
import { productRows } from '../catalog/formats/productRows.ts'
import { groupRows, type ReadProduct, type Taken } from '../catalog/groupRows.ts'
import { rowParser } from '../catalog/parseRow.ts'
import { patchProduct, type ProductPatch } from '../catalog/patchProduct.ts'
import { withType } from '../catalog/understand/withType.ts'
import { clock } from '../clock.ts'
import type { BadField } from '../model/error.ts'
import type { ProductId } from '../model/ids.ts'
import type { JsonObject } from '../model/json.ts'
import type { Product } from '../model/product.ts'
import type { SiteConfig } from '../model/site.ts'
import { canonicalProducts } from '../store/productIds.ts'
import { readStored, type Stored, type Write } from '../store/productWrites.ts'
import { typeRules } from '../store/types.ts'
import { freshenIndex } from './freshenIndex.ts'
import type { ImportEnv } from './importWork.ts'
import { savePush } from './spreadChanges.ts'

type Site = Pick<SiteConfig, 'id' | 'language' | 'domain' | 'currency'>

/** A row of a batch that was not taken; `index` counts from 0. */
export interface Rejected {
  index: number
  id?: string
  fields: BadField[]
}

export interface Pushed {
  /** products written */
  changed: number
  new: number
  /** rows that said what is so already */
  unchanged: number
  rejected: Rejected[]
}

/** Products as they are stored, and as rows one after the other make them. */
class Changing {
  private readonly stored: Map<ProductId, Stored>
  private readonly next = new Map<ProductId, Product>()

  constructor(stored: Map<ProductId, Stored>) {
    this.stored = stored
  }

  of(id: ProductId): Product | null {
    return this.next.get(id) ?? this.stored.get(id)?.product ?? null
  }

  set(product: Product): void {
    this.next.set(product.id, product)
  }

  writes(now: number): Write[] {
    return [...this.next].map(([id, after]) => {
      const known = this.stored.get(id)
      return { id, before: known?.product ?? null, after, said: { ...known?.said, api: String(now) } }
    })
  }
}

/** Pushes what these rows say of products that are there already. Ids are those of products, or ids or SKUs of variants. */
export async function patchProducts(
  env: ImportEnv,
  site: Site,
  rows: readonly { index: number; id: string; patch: ProductPatch }[],
): Promise<Pushed> {
  const ids = await canonicalProducts(env.DB, site.id, [...new Set(rows.map(({ id }) => id))])
  const changing = new Changing(await readStored(env.DB, site.id, [...new Set(ids.values())]))
  const now = clock.now()
  const rejected: Rejected[] = []
  let unchanged = 0
  for (const { index, id, patch } of rows) {
    const own = ids.get(id)
    const product = own === undefined ? null : changing.of(own)
    if (product === null) {
      rejected.push({ index, id, fields: [{ field: 'id', message: 'is no product and no variant of the catalog' }] })
      continue
    }
    const patched = patchProduct(product, id, patch, site, now)
    if ('bad' in patched) rejected.push({ index, id, fields: patched.bad })
    else if (patched.product === product) unchanged++
    else changing.set(patched.product)
  }
  return { ...(await save(env, site, changing.writes(now))), unchanged, rejected }
}

/** Adds products and changes those that are there; a row says only what it says, as in a delta. */
export async function upsertProducts(
  env: ImportEnv,
  site: Site,
  rows: readonly { index: number; product: JsonObject }[],
): Promise<Pushed> {
  const now = clock.now()
  const rules = await typeRules(env.DB, site.id)
  const { read, rejected } = readRows(site, rows, now)
  const changing = new Changing(
    await readStored(
      env.DB,
      site.id,
      read.map(({ draft }) => draft.id),
    ),
  )
  let unchanged = 0
  for (const { draft, line } of read) {
    const applied = applyDraft(changing.of(draft.id), draft, 'delta', now)
    if (applied.is === 'incomplete') {
      const message = 'is missing, and the product is not there yet'
      rejected.push({ index: line, id: draft.id, fields: [{ field: applied.field, message }] })
    } else if (applied.changed) changing.set(withType(applied.product, rules, site.language))
    else unchanged++
  }
  rejected.sort((a, b) => a.index - b.index)
  return { ...(await save(env, site, changing.writes(now))), unchanged, rejected }
}

/** A product with a row that is wrong stays as it is: what its other rows say would be half of it. */
function readRows(site: Site, rows: readonly { index: number; product: JsonObject }[], now: number) {
  const { currency, language, domain } = site
  const parse = rowParser({ currency, language, domain, now, isDelta: true })
  const groups = groupRows(Infinity)
  const rejected: Rejected[] = []
  const read: ReadProduct[] = []
  const take = ({ products, bad }: Pick<Taken, 'products' | 'bad'>): void => {
    read.push(...products.filter(({ hasBadRow }) => !hasBadRow))
    const one = asRejected(bad)
    // What is wrong with a product is wrong with each of its variants: told once.
    if (bad.length > 0 && rejected.at(-1)?.index !== one.index) rejected.push(one)
  }
  for (const { index, product } of rows) {
    for (const row of productRows(product)) take(groups.add(parse({ line: index, ...row })))
  }
  for (const done of groups.end()) take(done)
  return { read, rejected }
}

const asRejected = (bad: readonly { line: number; field: string; message: string }[]): Rejected => ({
  index: bad[0]?.line ?? 0,
  fields: bad.map(({ field, message }) => ({ field, message })),
})

async function save(env: ImportEnv, site: Site, writes: readonly Write[]): Promise<Pick<Pushed, 'changed' | 'new'>> {
  const written = writes.length === 0 ? [] : await savePush(env, site, writes)
  await freshenIndex(
    env,
    site.id,
    written.flatMap(({ after }) => after ?? []),
  )
  const added = written.filter(({ before }) => before === null).length
  return { changed: written.length - added, new: added }
}
