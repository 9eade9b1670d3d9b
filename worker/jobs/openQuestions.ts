import { localLabeller } from '../catalog/label/localLabeller.ts'
import type { KnownType } from '../catalog/label/labeller.ts'
import { hostKey, productKey, productLine, tokensOf } from '../catalog/label/question.ts'
import { textHash, type TypedTexts } from '../catalog/understand/decideType.ts'
import { merchantType } from '../catalog/understand/merchantType.ts'
import { SURE } from '../catalog/understand/settleTypes.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import type { LabellerSettings } from '../model/label.ts'
import { textIn, type Product } from '../model/product.ts'
import type { BoughtLabels } from '../store/labels.ts'
import { readProducts } from '../store/products.ts'
import { readTypes, typeRules, type StoredType } from '../store/types.ts'

const PAGE = 500

/** What is still to be asked about products. */
export interface OpenTypes {
  /** of the whole catalog */
  products: number
  /** distinct texts that a person or the words did not settle */
  wanted: number
  /** of these, those that have no answer yet */
  missing: number
  /** tokens of the missing ones' lines together */
  lineTokens: number
  /** the first of the missing ones */
  next: { key: string; product: TypedTexts }[]
}

/** Reads the whole catalog: what the model has not answered yet, the first `most` of it with their texts. */
export async function openTypes(
  db: D1Database,
  site: SiteId,
  language: string,
  about: { labeller: string; scope: LabellerSettings['scope']; bought: BoughtLabels; most: number },
): Promise<OpenTypes> {
  const local = localLabeller(language)
  const rules = await typeRules(db, site)
  const open: OpenTypes = { products: 0, wanted: 0, missing: 0, lineTokens: 0, next: [] }
  const seen = new Set<string>()
  for (let after: ProductId | '' = ''; ;) {
    const page: Product[] = await readProducts(db, site, after, PAGE)
    open.products += page.length
    const free = page.filter((one) => one.type?.locked !== true && merchantType(one, rules) === null)
    const asked = free.flatMap((product) => {
      const key = productKey(product, language)
      if (seen.has(key) || (about.scope === 'unsure' && isToldByWords(product))) return []
      seen.add(key)
      if (about.bought.types.get(key)?.labeller !== about.labeller) return [{ key, product }]
      open.wanted++
      return []
    })
    const texts = asked.map(({ product }) => product)
    const words = about.scope === 'all' ? null : (await local.types(texts, [])).answers
    for (const [at, { key, product }] of asked.entries()) {
      if ((words?.[at]?.confidence ?? 0) >= SURE) continue
      open.wanted++
      open.missing++
      open.lineTokens += tokensOf(productLine(product, language)) + 3
      if (open.next.length < about.most) open.next.push({ key, product: textsOf(product, language) })
    }
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return open
    after = last.id
  }
}

/** An earlier run read these very words, and was sure: they are not read again. */
const isToldByWords = (product: Product): boolean =>
  (product.type?.by === 'lexicon' || product.type?.by === 'taxonomy') &&
  product.type.confidence >= SURE &&
  product.type.text === textHash(product)

/** What a question reads of a product, without the rest: thousands of them wait in memory together. */
const textsOf = (product: Product, language: string): TypedTexts => ({
  title: product.title,
  description: { [language]: textIn(product.description, language, language).slice(0, 400) },
  category: product.category,
  categoryId: product.categoryId,
  attributes: {},
  ...(product.brand === undefined ? {} : { brand: product.brand }),
})

/** Types of the shop that a model may choose: those that stand for a thing, not for a shelf of the shop. */
export async function knownTypes(db: D1Database, site: SiteId, language: string): Promise<KnownType[]> {
  return (await readTypes(db, site)).filter(isThing).map((type) => known(type, language))
}

const isThing = ({ body, stats }: StoredType): boolean =>
  body.locked === true || Object.entries(stats.by).some(([by, n]) => n > 0 && by !== 'category' && by !== 'cluster')

const known = ({ body }: StoredType, language: string): KnownType => ({
  id: body.id,
  name: textIn(body.names, language),
})

/** Types with products, and those of them whose links were not asked for yet. */
export async function openLinks(
  db: D1Database,
  site: SiteId,
  language: string,
  about: { labeller: string; bought: BoughtLabels },
): Promise<{ types: KnownType[]; missing: { key: string; host: KnownType }[] }> {
  const types = (await readTypes(db, site))
    .filter(({ stats }) => stats.products > 0)
    .map((type) => known(type, language))
  const missing = types
    .map((host) => ({ host, key: hostKey(host, types) }))
    .filter(({ key }) => about.bought.askedLinks.get(key) !== about.labeller)
  return { types, missing }
}
