import { care } from './families/care.ts'
import { coffee } from './families/coffee.ts'
import { equipment } from './families/equipment.ts'
import { gaming } from './families/gaming.ts'
import { kitchen } from './families/kitchen.ts'
import { sportswear } from './families/sportswear.ts'
import { supplements } from './families/supplements.ts'
import { tvAudio } from './families/tvAudio.ts'
import { familyProducts } from './familyProducts.ts'
import { jewelleryProducts } from './jewelleryProducts.ts'
import type { DemoProduct, DemoVariant } from './product.ts'

interface Catalog {
  products: readonly DemoProduct[]
  byId: ReadonlyMap<string, DemoProduct>
  /** a variant's id finds its product too, as in events */
  byVariant: ReadonlyMap<string, { product: DemoProduct; variant: DemoVariant }>
}

let made: Catalog | undefined

/** The demo shop's goods; made once, at first need, so that importing this file costs nothing. */
export function catalog(): Catalog {
  if (made !== undefined) return made
  const families = [coffee, kitchen, gaming, tvAudio, care, supplements, sportswear, equipment].flat()
  const products = [...families.flatMap(familyProducts), ...jewelleryProducts()]
  made = {
    products,
    byId: new Map(products.map((product) => [product.id, product])),
    byVariant: new Map(
      products.flatMap((product) => product.variants.map((variant) => [variant.id, { product, variant }])),
    ),
  }
  return made
}
