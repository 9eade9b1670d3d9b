import { seeded } from '../faults/seeded.ts'

const materials = [
  'Oak',
  'Walnut',
  'Brass',
  'Steel',
  'Glass',
  'Linen',
  'Wool',
  'Cotton',
  'Leather',
  'Bamboo',
  'Marble',
  'Ceramic',
]
const kinds = [
  'Lamp',
  'Chair',
  'Table',
  'Vase',
  'Rug',
  'Mirror',
  'Clock',
  'Shelf',
  'Basket',
  'Cushion',
  'Kettle',
  'Mug',
  'Pan',
  'Knife',
  'Blanket',
  'Bowl',
]
const styles = [
  'round',
  'tall',
  'folding',
  'small',
  'wide',
  'vintage',
  'plain',
  'striped',
  'quiet',
  'sturdy',
  'light',
  'double',
]
const rooms = ['kitchen', 'bedroom', 'hall', 'garden', 'office', 'bathroom', 'nursery', 'porch']
const brands = ['Lumo', 'Hygge', 'Norr', 'Alba', 'Fern', 'Kite', 'Moss', 'Pine', 'Reed', 'Tern']

/** A catalog of any size, the same for the same size: Google Merchant's columns as NDJSON, in lines of one product. */
export function* catalog(count: number): Generator<string> {
  const chance = seeded(count)
  for (let index = 0; index < count; index++) {
    const kind = chance.pick(kinds)
    const room = chance.pick(rooms)
    const title = `${chance.pick(brands)} ${chance.pick(styles)} ${chance.pick(materials)} ${kind} ${index % 997}`
    yield `${JSON.stringify({
      id: `p${index}`,
      title,
      description: `A ${chance.pick(styles)} ${kind.toLowerCase()} for the ${room}, made of ${chance.pick(materials).toLowerCase()}.`,
      link: `https://bench.example/p/${index}`,
      image_link: `https://bench.example/i/${index}.jpg`,
      price: `${5 + chance.below(500)}.00 EUR`,
      availability: chance.next() < 0.9 ? 'in stock' : 'out of stock',
      product_type: `Home > ${room} > ${kind}s`,
      brand: chance.pick(brands),
      material: chance.pick(materials),
    })}\n`
  }
}

/** Visits as training lines (worker/model/projection.ts): shoppers that stay within a neighbourhood of the catalog. */
export function* visits(count: number, products: number): Generator<string> {
  const chance = seeded(count + products)
  const start = Date.UTC(2026, 9, 1)
  for (let visit = 0; visit < count; visit++) {
    const home = Math.floor(products * chance.next() ** 2)
    const length = 2 + chance.below(8)
    for (let click = 0; click < length; click++) {
      const kind = click === length - 1 && chance.next() < 0.3 ? (chance.next() < 0.5 ? 'bought' : 'carted') : 'viewed'
      yield `${JSON.stringify({
        who: `w${visit % Math.ceil(count / 3)}`,
        session: `s${visit}`,
        kind,
        productId: `p${(home + chance.below(40)) % products}`,
        at: start + visit * 30_000 + click * 20_000,
      })}\n`
    }
  }
}
