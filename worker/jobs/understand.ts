import { labelledLinks } from '../catalog/label/labelledLinks.ts'
import { localLabeller } from '../catalog/label/localLabeller.ts'
import { productKey } from '../catalog/label/question.ts'
import { decideLinks, linkId } from '../catalog/understand/decideLinks.ts'
import { lexiconNames } from '../catalog/understand/lexicon.ts'
import { settleTypes } from '../catalog/understand/settleTypes.ts'
import { collectionLinks, fitLinks, titleLinks, type LinkedCatalog } from '../catalog/understand/shopLinks.ts'
import { stableJson } from '../catalog/stableJson.ts'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { ProductType, Texts } from '../model/product.ts'
import type { TypeLink } from '../model/typeLink.ts'
import type { Index } from '../recommend/index.ts'
import { newestIndex } from '../store/artifacts.ts'
import { readLabels, type BoughtLabels } from '../store/labels.ts'
import { publishLinks } from '../store/links.ts'
import { readProductsById } from '../store/products.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { dropLinks, readLinks, writeLinks } from '../store/typeLinks.ts'
import { dropTypes, readTypes, writeProductTypes, writeTypes, type StoredType } from '../store/types.ts'
import { freshenIndex } from './freshenIndex.ts'
import { boughtLinks } from './boughtLinks.ts'
import { countTypes } from './countTypes.ts'
import { readCatalogTexts, type CatalogTexts } from './typedCatalog.ts'
import { vectorsOf } from './vectorsOf.ts'

export interface UnderstandReport {
  products: number
  types: number
  /** products whose type was decided by what */
  by: Readonly<Partial<Record<ProductType['by'], number>>>
  /** products without any type */
  untyped: number
  links: number
  /** rows that this run wrote */
  changed: { products: number; types: number; links: number }
  ms: number
}

/** Beyond this many products with a new type an index costs less than a long list of exceptions. */
const MOST_FRESH = 2000
const BY_ID = 90

/**
 * Decides what each product is for and what goes with what (RECOMMEND.md 1), writes what differs from before (a run over
 * an unchanged shop writes nothing), and puts it where recommendations see it. What people pinned, named, locked or took
 * away stays. `onPhase` hears how far it is.
 */
export async function understand(
  env: Pick<Env, 'DB' | 'STORE' | 'ASSETS'>,
  site: SiteId,
  onPhase: (phase: string, done: number, total: number) => void = () => {},
): Promise<UnderstandReport> {
  const startedAt = clock.now()
  const language = (await siteConfig(env, site))?.language ?? 'en'
  const stored = await readTypes(env.DB, site)
  const rules = stored.map(({ body: { id, categories, titles } }) => ({ type: id, categories, titles }))
  const bought = await readLabels(env.DB, site)
  const texts = await readCatalogTexts(
    env.DB,
    site,
    language,
    rules,
    (product) => (bought.types.size === 0 ? null : (bought.types.get(productKey(product, language))?.label ?? null)),
    (done) => onPhase('products', done, 0),
  )
  onPhase('types', 0, texts.ids.length)
  const index = await newestIndex(env, site, startedAt)
  const { types, names: ownNames } = settleTypes(
    {
      count: texts.ids.length,
      decided: texts.decided,
      text: (place) => texts.hashes[place]!,
      title: (place) => texts.title(place, language),
      category: (place) => texts.category[place]!,
      categories: texts.categories,
      ...vectorsOf(index, texts.ids),
    },
    language,
  )
  const counted = countTypes(texts.ids, types)
  const names = namesOf([...counted.keys()], stored, new Map([...boughtNames(bought, language), ...ownNames]))
  onPhase('links', 0, 0)
  const labelled = await labelledLinks(localLabeller(language), bought.links, [...names.keys()])
  const links = await linksOf(env, site, index, texts, types, names, labelled)
  onPhase('writing', 0, 0)
  const fresh = texts.ids.flatMap((id, place) => {
    const type = types[place] ?? null
    return isSame(texts.before[place], type) ? [] : [{ id, type }]
  })
  await writeProductTypes(env.DB, site, fresh)
  const changedTypes = await saveTypes(env, site, stored, counted, names)
  const changedLinks = await saveLinks(env, site, links)
  onPhase('index', 0, 0)
  if (changedTypes + changedLinks > 0) await publishLinks(env, site)
  if (fresh.length > 0) await freshenIndex(env, site, await productsFor(env, site, fresh))
  const by: Partial<Record<ProductType['by'], number>> = {}
  for (const type of types) if (type !== null) by[type.by] = (by[type.by] ?? 0) + 1
  return {
    products: texts.ids.length,
    types: counted.size,
    by,
    untyped: types.filter((type) => type === null).length,
    links: links.now.filter(({ removed }) => removed !== true).length,
    changed: { products: fresh.length, types: changedTypes, links: changedLinks },
    ms: clock.now() - startedAt,
  }
}

const isSame = (before: ProductType | undefined, now: ProductType | null): boolean =>
  stableJson(before ?? null) === stableJson(now)

/** A person's name for a type first, then the lexicon's, then that of its category or cluster. */
function namesOf(
  ids: readonly string[],
  stored: readonly StoredType[],
  own: ReadonlyMap<string, Texts>,
): ReadonlyMap<string, Texts> {
  const known = new Map(stored.map(({ body }) => [body.id, body]))
  return new Map(
    ids.map((id) => {
      const before = known.get(id)
      const named = before?.locked === true ? before.names : undefined
      return [id, named ?? lexiconNames(id) ?? own.get(id) ?? before?.names ?? { en: id }]
    }),
  )
}

/** What a language model called the types that it made. */
function* boughtNames(bought: BoughtLabels, language: string): Generator<[string, Texts]> {
  for (const { label } of bought.types.values()) {
    if (label !== null && label.name !== '') yield [label.type, { [language]: label.name }]
  }
}

async function linksOf(
  env: Pick<Env, 'DB' | 'STORE'>,
  site: SiteId,
  index: Index | null,
  texts: CatalogTexts,
  types: readonly (ProductType | null)[],
  names: ReadonlyMap<string, Texts>,
  labelled: readonly TypeLink[],
): Promise<{ now: TypeLink[]; stored: TypeLink[] }> {
  const catalog: LinkedCatalog = {
    count: texts.ids.length,
    type: (place) => types[place]?.id ?? '',
    languages: [...texts.languages],
    title: (place, language) => texts.titles[place]?.[language] ?? '',
    collection: (place) => texts.collections[place]!,
    fits: (place) => texts.fits[place]!,
    names,
  }
  const bought = index === null ? [] : await boughtLinks(env, site, index, texts, types)
  const found = [...labelled, ...titleLinks(catalog), ...fitLinks(catalog), ...bought, ...collectionLinks(catalog)]
  const stored = await readLinks(env.DB, site)
  return { now: decideLinks(found, stored, (id) => names.has(id)), stored }
}

async function saveTypes(
  env: Pick<Env, 'DB'>,
  site: SiteId,
  stored: readonly StoredType[],
  counted: ReturnType<typeof countTypes>,
  names: ReadonlyMap<string, Texts>,
): Promise<number> {
  const known = new Map(stored.map((type) => [type.body.id, type]))
  const changed = [...counted].flatMap(([id, stats]): StoredType[] => {
    const before = known.get(id)
    const body =
      before?.body.locked === true
        ? before.body
        : { id, names: names.get(id)!, categories: before?.body.categories ?? [], titles: before?.body.titles ?? {} }
    const now = { body, stats }
    return before !== undefined && stableJson(before) === stableJson(now) ? [] : [now]
  })
  const empty = stored.filter(({ body }) => !counted.has(body.id))
  const gone = empty.filter(({ body }) => body.locked !== true).map(({ body }) => body.id)
  const emptied = empty
    .filter(({ body, stats }) => body.locked === true && stats.products > 0)
    .map(({ body }) => ({ body, stats: { products: 0, confidence: 0, by: {}, samples: [] } }))
  await writeTypes(env.DB, site, [...changed, ...emptied])
  await dropTypes(env.DB, site, gone)
  return changed.length + emptied.length + gone.length
}

async function saveLinks(
  env: Pick<Env, 'DB'>,
  site: SiteId,
  { now, stored }: { now: readonly TypeLink[]; stored: readonly TypeLink[] },
): Promise<number> {
  const known = new Map(stored.map((link) => [linkId(link), link]))
  const changed = now.filter((link) => stableJson(known.get(linkId(link)) ?? null) !== stableJson(link))
  const kept = new Set(now.map(linkId))
  const gone = stored.filter((link) => !kept.has(linkId(link)))
  await writeLinks(env.DB, site, changed)
  await dropLinks(env.DB, site, gone)
  return changed.length + gone.length
}

/** The products as they stand now; null where an index is to be built instead. */
async function productsFor(env: Pick<Env, 'DB'>, site: SiteId, fresh: readonly { id: CatalogTexts['ids'][number] }[]) {
  if (fresh.length > MOST_FRESH) return null
  const products = []
  for (let at = 0; at < fresh.length; at += BY_ID) {
    products.push(
      ...(await readProductsById(
        env.DB,
        site,
        fresh.slice(at, at + BY_ID).map(({ id }) => id),
      )),
    )
  }
  return products
}
