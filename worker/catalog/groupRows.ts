import type { ProductId } from '../model/ids.ts'
import type { AttributeValue } from '../model/product.ts'
import type { BadRow } from './feedFormat.ts'
import { onlySaid } from './onlySaid.ts'
import type { ParsedRow } from './parseRow.ts'
import type { ProductDraft, RowDraft, VariantDraft } from './productDraft.ts'

/** A product of the feed, whole. */
export interface ReadProduct {
  draft: ProductDraft
  line: number
  /** a row of it was bad: what is stored of it stays as it was */
  hasBadRow: boolean
}

/** What a row, or the end of the feed, completes. */
export interface Taken {
  products: ReadProduct[]
  bad: readonly BadRow[]
  /** given before, but not whole; it stays as it was */
  spoiled?: ProductId
}

export interface RowGroups {
  add(row: ParsedRow): Taken
  /** What is still open when the feed is over, a group at a time. */
  end(): Iterable<Taken>
  /** Products met so far, bad ones among them: none of these is gone. */
  seen: ReadonlyMap<ProductId, number>
}

interface Open {
  line: number
  /** as JSON: rows cut out of the feed's text would keep the whole text alive */
  rows: string[]
  ids: Set<string>
  hasBadRow: boolean
  size: number
}

/**
 * Gathers the rows of a group into one product. Rows of a group may stand anywhere as long as the open groups take less
 * than `maxSize` characters; then those untouched longest are closed, and a row that comes later is refused by name.
 */
export function groupRows(maxSize: number): RowGroups {
  const open = new Map<ProductId, Open>()
  const seen = new Map<ProductId, number>()
  let size = 0

  const close = (id: ProductId): Taken => {
    const group = open.get(id)
    if (group === undefined) return { products: [], bad: [] }
    open.delete(id)
    size -= group.size
    const { line, rows, hasBadRow } = group
    const draft = asProduct(rows.map((row) => JSON.parse(row) as RowDraft))
    if (draft !== null) return { products: [{ draft, line, hasBadRow }], bad: [] }
    const isMissing = rows.length > 0 && !hasBadRow
    const bad = { line, field: 'price', message: 'is missing: no variant of it is listed' }
    return { products: [], bad: isMissing ? [bad] : [] }
  }
  /** Groups untouched longest, until the others have room. */
  const crowdedOut = (): ProductId[] => {
    const ids: ProductId[] = []
    let left = size
    for (const [id, group] of open) {
      if (left <= maxSize) break
      left -= group.size
      ids.push(id)
    }
    return ids
  }
  const touch = (id: ProductId, line: number): Open => {
    const group = open.get(id) ?? { line, rows: [], ids: new Set(), hasBadRow: false, size: 0 }
    open.delete(id)
    open.set(id, group) // the newest stands last
    return group
  }

  return {
    seen,
    add(parsed) {
      if (parsed.is === 'left-out') return { products: [], bad: [] }
      if (parsed.is === 'bad') {
        const { productId, bad } = parsed
        if (productId === null) return { products: [], bad }
        const line = bad[0]?.line ?? 0
        if (!seen.has(productId)) seen.set(productId, line)
        if (open.has(productId) || parsed.isGrouped) touch(productId, line).hasBadRow = true
        return { products: [], bad }
      }
      const { row } = parsed
      const { id } = row.product
      const first = seen.get(id)
      const isLate = first !== undefined && !open.has(id)
      const isTwice = row.isParent !== true && open.get(id)?.ids.has(row.variant.id) === true
      if (isLate || isTwice) {
        const bad = [{ line: row.line, field: 'id', message: repeats(row, first ?? row.line) }]
        return { products: [], bad, ...(isLate && row.isGrouped ? { spoiled: id } : {}) }
      }
      if (first === undefined) seen.set(id, row.line)
      if (!row.isGrouped) {
        const draft = asProduct([row])
        return { products: draft === null ? [] : [{ draft, line: row.line, hasBadRow: false }], bad: [] }
      }
      const group = touch(id, row.line)
      const text = JSON.stringify(row)
      group.rows.push(text)
      if (row.isParent !== true) group.ids.add(row.variant.id)
      group.size += text.length
      size += text.length
      const done = crowdedOut().map(close)
      return { products: done.flatMap(({ products }) => products), bad: done.flatMap(({ bad }) => bad) }
    },
    *end() {
      for (const id of [...open.keys()]) yield close(id)
    },
  }
}

const repeats = (row: RowDraft, line: number): string =>
  row.isGrouped
    ? `comes after its group of line ${line} was closed, or twice: sort the feed by item_group_id`
    : `${row.variant.id} stands in line ${line} already: the first counts`

const mostImages = 20

/** Columns that tell variants apart even where a group has but one row so far. */
const optionNames = new Set(['color', 'colour', 'size', 'pattern', 'flavour', 'flavor'])

/** Null for a group whose rows name no variant with a price. */
function asProduct(rows: readonly RowDraft[]): ProductDraft | null {
  const parent = rows.find(({ isParent }) => isParent === true)
  const own = rows.filter(({ isParent }) => isParent !== true)
  const variants = own.length > 0 ? own : rows.filter(({ variant }) => variant.priceMinor !== undefined)
  const [first] = variants
  if (first === undefined) return null
  const lead = parent ?? first
  const isGroup = first.isGrouped
  const all = parent === undefined ? variants : [parent, ...variants]
  const names = [...new Set(all.flatMap((row) => Object.keys(row.attributes)))].sort()
  const options = optionsOf(variants, names)
  const valueOf = (name: string): AttributeValue | undefined => lead.attributes[name] ?? first.attributes[name]
  const attributes = Object.fromEntries(
    names
      .filter((name) => !options.has(name) && valueOf(name) !== undefined)
      .map((name) => [name, valueOf(name) as AttributeValue]),
  )
  const labels = [...new Set(all.flatMap((row) => row.product.labels ?? []))]
  const { labels: _l, images: _i, ...product } = { ...first.product, ...lead.product }
  const images = imagesOf(all, product.imageUrl)
  const { gtin, mpn } = first.variant
  return {
    ...product,
    ...(labels.length === 0 ? {} : { labels }),
    ...(images.length === 0 ? {} : { images }),
    ...(isGroup ? {} : onlySaid({ gtin, mpn })),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    variants: variants.map((row) => asVariant(row, options, isGroup, lead.variant)),
  }
}

/** What the feed calls options; else, in a group, the attributes in which its rows differ. */
function optionsOf(rows: readonly RowDraft[], names: readonly string[]): ReadonlySet<string> {
  const [first] = rows as [RowDraft]
  if (!first.isGrouped) return new Set()
  if (rows.some(({ options }) => options !== undefined)) {
    return new Set(rows.flatMap(({ options }) => Object.keys(options ?? {})))
  }
  const differs = (name: string): boolean =>
    rows.length === 1 ? optionNames.has(name) : rows.some((row) => !same(row.attributes[name], first.attributes[name]))
  return new Set(names.filter(differs))
}

/** The images of all rows but the product's own, in their order. */
function imagesOf(rows: readonly RowDraft[], main: string | undefined): string[] {
  const all = rows.flatMap(({ product }) => [
    ...(product.imageUrl === undefined ? [] : [product.imageUrl]),
    ...(product.images ?? []),
  ])
  return [...new Set(all)].filter((address) => address !== main).slice(0, mostImages)
}

function asVariant(
  row: RowDraft,
  optionNames: ReadonlySet<string>,
  isGroup: boolean,
  shared: RowDraft['variant'],
): VariantDraft {
  const { imageUrl, url, gtin, mpn, ...variant } = row.variant
  const options =
    row.options ??
    Object.fromEntries(
      [...optionNames]
        .filter((name) => row.attributes[name] !== undefined)
        .map((name) => [name, shown(row.attributes[name])]),
    )
  const own = isGroup
    ? {
        ...onlySaid({ gtin, mpn }),
        ...ownOf('imageUrl', imageUrl, shared.imageUrl),
        ...ownOf('url', url, shared.url),
      }
    : {}
  return { ...variant, options, ...own }
}

/** What is the product's too needs no second copy; the first variant's are the product's. */
const ownOf = (name: 'imageUrl' | 'url', value: string | undefined, shared: string | undefined) =>
  value === undefined || value === shared ? {} : { [name]: value }

const same = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

function shown(value: AttributeValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if ('value' in value) return value.unit === undefined ? String(value.value) : `${value.value} ${value.unit}`
  return value.join(', ')
}
