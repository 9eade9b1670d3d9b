import { catalog } from './catalog.ts'
import { categoryPath } from './categories.ts'
import { languages } from './local.ts'
import type { Local } from './local.ts'
import type { DemoProduct, DemoVariant } from './product.ts'

/** One row of a feed: Google Merchant's column names, text of other languages under "title:pl"; the rest are attributes. */
export type FeedRow = Readonly<Record<string, string>>

/** The catalog as its shop would export it: a row for every variant, `base` in front of links and pictures. */
export const demoProducts = (base = ''): FeedRow[] =>
  catalog().products.flatMap((product) => product.variants.map((variant) => row(product, variant, base)))

function row(product: DemoProduct, variant: DemoVariant, base: string): FeedRow {
  const isGrouped = variant.id !== product.id
  const path = categoryPath(product.category)
  const link = `${base}/shop/p/${product.id}`
  const type = (language: keyof Local): string => path.map((category) => category.name[language]).join(' > ')
  return {
    id: variant.id,
    ...(isGrouped ? { item_group_id: product.id } : {}),
    ...texts('title', product.title),
    ...texts('description', product.description),
    ...texts('product_type', { en: type('en'), pl: type('pl'), uk: type('uk') }),
    ...texts('link', { en: link, pl: `${link}?lang=pl`, uk: `${link}?lang=uk` }),
    image_link: `${base}/shop/img/${variant.options.color === undefined ? product.id : variant.id}.svg`,
    brand: product.brand,
    mpn: variant.id.toUpperCase(),
    condition: 'new',
    price: euro(variant.regularMinor ?? variant.priceMinor),
    ...(variant.regularMinor === undefined ? {} : { sale_price: euro(variant.priceMinor) }),
    availability: variant.stock > 0 ? 'in_stock' : 'out_of_stock',
    quantity: String(variant.stock),
    ...Object.fromEntries(
      Object.entries(variant.options).map(([name, option]) => [columns[name] ?? name, option.name.en]),
    ),
    ...Object.fromEntries(Object.entries(product.attributes).map(([name, value]) => [name, value.en])),
    ...(product.labels[0] === undefined ? {} : { custom_label_0: product.labels[0] }),
    rating: product.rating.average.toFixed(1),
    review_count: String(product.rating.count),
  }
}

/** A pack is what Google Merchant calls a size. */
const columns: Readonly<Record<string, string>> = { color: 'color', size: 'size', pack: 'size', flavour: 'pattern' }

const texts = (column: string, text: Local): Record<string, string> =>
  Object.fromEntries(
    languages.map((language) => [language === 'en' ? column : `${column}:${language}`, text[language]]),
  )

const euro = (minor: number): string => `${(minor / 100).toFixed(2)} EUR`
