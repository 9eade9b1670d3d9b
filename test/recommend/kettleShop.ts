import { asId } from '../../worker/model/ids.ts'
import type { ProductId, VariantId } from '../../worker/model/ids.ts'
import type { Product, Variant } from '../../worker/model/product.ts'

export const at = (iso: string): number => Date.parse(iso)
export const noon = at('2026-03-01T12:00:00Z')

/** A product of a shop for kettles, cups and tea; only what a test names differs. */
export function product(id: string, more: Partial<Product> & { price?: number; sold?: boolean } = {}): Product {
  const { price = 2500, sold = false, ...rest } = more
  const variant: Variant = {
    id: asId<VariantId>(id),
    options: {},
    priceMinor: price,
    currency: 'EUR',
    availability: sold ? 'out-of-stock' : 'in-stock',
  }
  return {
    id: asId<ProductId>(id),
    title: { en: `Kettle ${id}` },
    description: {},
    url: { en: `https://kettles.example/p/${id}` },
    imageUrl: `https://kettles.example/img/${id}.svg`,
    category: { en: ['Kitchen', 'Kettles'] },
    categoryId: 'kitchen > kettles',
    attributes: {},
    labels: [],
    createdAt: noon - 86_400_000 * 90,
    updatedAt: noon - 86_400_000 * 90,
    variants: [variant],
    ...rest,
  }
}

const materials = ['steel', 'glass', 'copper', 'enamel', 'ceramic', 'bamboo']
const things = [
  { name: { en: 'kettle', pl: 'czajnik', uk: 'чайник' }, path: ['Kitchen', 'Kettles'] },
  { name: { en: 'teapot', pl: 'dzbanek do herbaty', uk: 'заварник' }, path: ['Kitchen', 'Tea', 'Teapots'] },
  { name: { en: 'cup', pl: 'filiżanka', uk: 'чашка' }, path: ['Kitchen', 'Tea', 'Cups'] },
  { name: { en: 'green tea', pl: 'zielona herbata', uk: 'зелений чай' }, path: ['Food', 'Tea'] },
  { name: { en: 'coffee grinder', pl: 'młynek do kawy', uk: 'кавомолка' }, path: ['Kitchen', 'Coffee'] },
]
const brands = ['Alba', 'Borealis', 'Cinder', '']

/** `count` products in five categories, three languages, four brands; every seventh is sold out. */
export const shelf = (count: number): Product[] =>
  Array.from({ length: count }, (_, n) => {
    const thing = things[n % things.length]!
    const material = materials[n % materials.length]!
    const brand = brands[n % brands.length]!
    return product(`p${n}`, {
      title: {
        en: `${brand} ${material} ${thing.name.en} ${n}`.trim(),
        pl: `${thing.name.pl} ${material} ${n}`,
        uk: `${thing.name.uk} ${material} ${n}`,
      },
      ...(brand === '' ? {} : { brand }),
      category: { en: thing.path },
      categoryId: thing.path.join(' > ').toLowerCase(),
      attributes: { material },
      labels: n % 10 === 0 ? ['gift'] : [],
      price: 500 + ((n * 137) % 9000),
      sold: n % 7 === 6,
    })
  })
