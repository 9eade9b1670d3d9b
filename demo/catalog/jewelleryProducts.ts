import { collections, metals, pieces, stones } from './families/jewellery.ts'
import type { Collection, Piece, Stuff } from './families/jewellery.ts'
import { labels, rating, stock } from './familyProducts.ts'
import { perLanguage, same, slug } from './local.ts'
import type { Language } from './local.ts'
import type { DemoProduct } from './product.ts'

/** Every piece of every collection, in each of its metals and stones. */
export const jewelleryProducts = (): DemoProduct[] =>
  collections.flatMap((collection) =>
    pieces.flatMap((piece) =>
      collection.metals.flatMap((metal) =>
        collection.stones.map((stone) => jewel(collection, piece, metals.get(metal)!, stones.get(stone)!)),
      ),
    ),
  )

function jewel(collection: Collection, piece: Piece, metal: Stuff, stone: Stuff): DemoProduct {
  const id = slug([collection.name, piece.id, metal.id, stone.id === 'none' ? '' : stone.id].join(' '))
  const regular = Math.round(piece.price + metal.price + stone.price) * 100
  const price = Math.round((regular * (1 - collection.off)) / 100) * 100
  const off = collection.off > 0 ? { regularMinor: regular } : {}
  const features = [collection.text, metal.sentence, stone.sentence, piece.text]
  return {
    id,
    family: piece.id,
    category: piece.category,
    brand: 'Marlow Atelier',
    title: perLanguage((language) => jewelTitle(collection, piece, metal, stone, language)),
    description: perLanguage((language) => features.map((text) => text[language]).join(' ')),
    features,
    attributes: {
      collection: same(collection.name),
      metal: metal.name,
      ...(stone.id === 'none' ? {} : { stone: stone.name }),
      ...(collection.off > 0 ? { discount: same(`${Math.round(collection.off * 100)} %`) } : {}),
    },
    collection: collection.name,
    labels: labels(id, collection.off > 0 ? '>' : ''),
    rating: rating(id),
    drawing: piece.drawing,
    paint: [metal.id, stone.id],
    variants:
      piece.sizes.length === 0
        ? [{ id, options: {}, priceMinor: price, ...off, stock: stock(id, 2) }]
        : piece.sizes.map((size) => ({
            id: `${id}-${size}`,
            options: { size: { id: size, name: same(size) } },
            priceMinor: price,
            ...off,
            stock: stock(`${id}-${size}`, 2),
          })),
  }
}

/** "Halo pendant, silver 925 with blue topaz"; the other languages decline what follows the comma. */
function jewelTitle(collection: Collection, piece: Piece, metal: Stuff, stone: Stuff, language: Language): string {
  const name = piece.name[language]
  const start = language === 'en' ? `${collection.name} ${name}` : `${name} ${collection.name}`
  const joined = { en: 'with', pl: 'z', uk: stone.declined.uk.startsWith('с') ? 'зі' : 'з' }[language]
  const end = stone.id === 'none' ? '' : ` ${joined} ${stone.declined[language]}`
  return `${start}, ${metal.name[language]}${end}`
}
