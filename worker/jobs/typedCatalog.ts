import { decideType, textHash, type BoughtLabel } from '../catalog/understand/decideType.ts'
import type { TypeRule } from '../catalog/understand/merchantType.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import { textIn, type Product, type ProductType, type Texts } from '../model/product.ts'
import { readProducts } from '../store/products.ts'
import { fitName, fitValues } from '../catalog/understand/compatibility.ts'

const PAGE = 500

/** The catalog as understanding reads it, by place in the order of ids: texts alone, no whole product is held. */
export class CatalogTexts {
  readonly ids: ProductId[] = []
  readonly before: (ProductType | undefined)[] = []
  readonly decided: (ProductType | null)[] = []
  readonly hashes: string[] = []
  readonly titles: Texts[] = []
  readonly collections: string[] = []
  readonly fits: (readonly string[])[] = []
  readonly prices: number[] = []
  readonly categories: { id: string; names: Texts }[] = [{ id: '', names: {} }]
  readonly category: number[] = []
  readonly languages = new Set<string>()
  private readonly numbers = new Map<string, number>([['', 0]])

  add(product: Product, rules: readonly TypeRule[], language: string, bought: BoughtLabel): void {
    const text = textHash(product)
    this.ids.push(product.id)
    this.before.push(product.type)
    this.decided.push(decideType(product, rules, language, text, bought))
    this.hashes.push(text)
    this.titles.push(product.title)
    for (const tag of Object.keys(product.title)) this.languages.add(tag)
    this.collections.push((product.collection ?? '').toLowerCase())
    this.fits.push(fitsOf(product))
    this.prices.push(product.variants[0]?.priceMinor ?? 0)
    this.category.push(this.numberOf(product))
  }

  title(place: number, language: string): string {
    return textIn(this.titles[place] ?? {}, language, language)
  }

  private numberOf(product: Product): number {
    const id = product.categoryId.toLowerCase()
    let number = this.numbers.get(id)
    if (number === undefined) {
      const names = Object.fromEntries(Object.entries(product.category).map(([tag, path]) => [tag, path.at(-1) ?? '']))
      this.numbers.set(id, (number = this.categories.push({ id, names }) - 1))
    }
    return number
  }
}

const nothing: readonly string[] = []

function fitsOf({ attributes }: Product): readonly string[] {
  for (const [name, value] of Object.entries(attributes)) {
    if (fitName(name) !== 'fits') continue
    if (typeof value === 'string') return fitValues(value.toLowerCase())
    if (!('value' in value)) return value.map((one) => one.toLowerCase())
  }
  return nothing
}

/** Reads the whole catalog, gone products left out. */
export async function readCatalogTexts(
  db: D1Database,
  site: SiteId,
  language: string,
  rules: readonly TypeRule[],
  bought: BoughtLabel,
  onPage: (done: number) => void,
): Promise<CatalogTexts> {
  const texts = new CatalogTexts()
  let after: ProductId | '' = ''
  for (;;) {
    const page = await readProducts(db, site, after, PAGE)
    for (const product of page) texts.add(product, rules, language, bought)
    onPage(texts.ids.length)
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return texts
    after = last.id
  }
}
