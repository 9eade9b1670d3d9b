import { expect, test } from 'vitest'
import { isCompatible, specificity, type Fitting } from '../../../worker/catalog/understand/compatibility.ts'
import { decideLinks } from '../../../worker/catalog/understand/decideLinks.ts'
import { knownLinks } from '../../../worker/catalog/understand/knownLinks.ts'
import { lexiconNames } from '../../../worker/catalog/understand/lexicon.ts'
import { mineLinks, wilsonLower, type TypePurchases } from '../../../worker/catalog/understand/mineLinks.ts'
import {
  collectionLinks,
  fitLinks,
  titleLinks,
  type LinkedCatalog,
} from '../../../worker/catalog/understand/shopLinks.ts'
import type { TypeLink } from '../../../worker/model/typeLink.ts'

const thing = (words: string, attributes: Partial<Record<string, string[]>> = {}): Fitting => ({
  words: new Set(words.split(' ')),
  attributes: new Map(Object.entries(attributes)) as Fitting['attributes'],
})

test('what is made for something must name it, and system and size must be the same where both say them', () => {
  const brush = thing('sonia 5 electric toothbrush')
  expect(isCompatible(brush, thing('heads', { fits: ['sonia'] }), true)).toBe(true)
  expect(isCompatible(brush, thing('heads', { fits: ['rondo'] }), true)).toBe(false)
  expect(isCompatible(brush, thing('case', { fits: ['universal'] }), true)).toBe(true)
  expect(specificity(brush, thing('case', { fits: ['sonia', 'sonia 5'] }))).toBe(2)
  const tv = thing('linea', { size: ['55 in'] })
  expect(isCompatible(tv, thing('mount', { size: ['32-55 in'] }), true)).toBe(true)
  expect(isCompatible(tv, thing('mount', { size: ['60-77 in'] }), true)).toBe(false)
  expect(isCompatible(tv, thing('mount'), true)).toBe(true)
  const machine = thing('one', { system: ['nespresso'] })
  expect(isCompatible(machine, thing('capsule', { system: ['dolce gusto'] }), false)).toBe(false)
  expect(isCompatible(machine, thing('capsule', { system: ['nespresso original'] }), false)).toBe(true)
})

test('every link of the lexicon is between two of its types, one way', () => {
  const links = knownLinks()
  expect(links.length).toBeGreaterThan(300)
  for (const { from, to } of links) {
    expect(from).not.toBe(to)
    expect([lexiconNames(from), lexiconNames(to)]).not.toContain(undefined)
  }
  expect(new Set(links.map(({ from, to }) => `${from} ${to}`)).size).toBe(links.length)
})

/** Orders as lists of type numbers, one customer each unless said; a minute apart. */
function purchases(orders: readonly (readonly [customer: number, types: readonly number[]])[]): TypePurchases {
  const rows = orders.flatMap(([customer, types], order) => types.map((type) => ({ customer, order, type })))
  return {
    customers: Uint32Array.from(rows, (row) => row.customer),
    orders: Uint32Array.from(rows, (row) => row.order),
    types: Uint32Array.from(rows, (row) => row.type),
    at: Float64Array.from(rows, (row) => row.order * 60_000),
  }
}

const noise = (from: number, n: number) => Array.from({ length: n }, (_, at) => [from + at, [4]] as const)

test('machine leads to capsules and not back: confidence and time give the direction', () => {
  const orders = [
    ...Array.from({ length: 20 }, (_, customer) => [customer, [1, 2]] as const),
    ...Array.from({ length: 20 }, (_, customer) => [customer, [2]] as const),
    ...Array.from({ length: 40 }, (_, customer) => [100 + customer, [2]] as const),
    ...noise(500, 400),
  ]
  const links = mineLinks(purchases(orders), ['', 'machine', 'capsules', 'x', 'other'], [0, 300, 10, 5, 5])
  expect(links.map(({ from, to, kind }) => [from, to, kind])).toEqual([['machine', 'capsules', 'accessory']])
  expect(links[0]?.reasons[0]).toMatchObject({ by: 'orders', orders: 20 })
})

test('four orders, or a lift that may be chance, make no link', () => {
  const few = [...Array.from({ length: 4 }, (_, at) => [at, [1, 2]] as const), ...noise(100, 200)]
  expect(mineLinks(purchases(few), ['', 'a', 'b', 'c', 'd'], [0, 1, 1, 1, 1])).toEqual([])
  const chance = Array.from({ length: 100 }, (_, at) => [at, at % 2 === 0 ? [1, 2] : at % 3 === 0 ? [1] : [2]] as const)
  expect(mineLinks(purchases(chance), ['', 'a', 'b'], [0, 1, 1])).toEqual([])
})

test("Wilson's lower bound as in the tables", () => {
  expect(wilsonLower(8, 10)).toBeCloseTo(0.4902, 3)
  expect(wilsonLower(0, 0)).toBe(0)
})

const catalog = (
  rows: readonly { type: string; title: string; collection?: string; fits?: string[] }[],
): LinkedCatalog => ({
  count: rows.length,
  type: (at) => rows[at]!.type,
  languages: ['en'],
  title: (at) => rows[at]!.title,
  collection: (at) => rows[at]!.collection ?? '',
  fits: (at) => rows[at]!.fits ?? [],
  names: new Map([['shop-gizmo', { en: 'Gizmos' }]]),
})

test('titles, compatibility and collections of the shop itself make links', () => {
  const said = catalog([
    { type: 'shop-gizmo', title: 'Gizmo One', collection: 'dawn' },
    { type: 'sleeve', title: 'Replacement sleeve for gizmo', fits: ['gizmo one'] },
    { type: 'sleeve', title: 'Replacement sleeve XL for gizmo', fits: ['gizmo one'] },
    { type: 'stand', title: 'Plain stand', collection: 'dawn' },
  ])
  expect(titleLinks(said)).toMatchObject([{ from: 'shop-gizmo', to: 'sleeve', kind: 'replacement' }])
  expect(fitLinks(said)).toMatchObject([{ from: 'shop-gizmo', to: 'sleeve', reasons: [{ products: 2 }] }])
  expect(collectionLinks(said).map(({ from, to }) => `${from} ${to}`)).toEqual(['shop-gizmo stand', 'stand shop-gizmo'])
})

test('what people said stands, what hardly changed stays, and what the shop does not have is left out', () => {
  const link = (from: string, to: string, more: Partial<TypeLink> = {}): TypeLink => ({
    from,
    to,
    kind: 'accessory',
    weight: 0.5,
    reasons: [{ by: 'titles', products: 10 }],
    ...more,
  })
  const locked = link('a', 'b', { kind: 'consumable', locked: true })
  const removed = link('a', 'c', { removed: true })
  const before = link('b', 'c', { reasons: [{ by: 'titles', products: 11 }] })
  const found = [link('a', 'b'), link('a', 'c'), link('b', 'c'), link('a', 'nowhere'), link('c', 'c')]
  const links = decideLinks(found, [locked, removed, before, link('c', 'a')], (id) => 'abc'.includes(id))
  expect(links).toEqual([locked, removed, before])
  const both = decideLinks(
    [link('a', 'b'), link('a', 'b', { kind: 'complement', reasons: [{ by: 'lexicon' }] })],
    [],
    () => true,
  )
  expect(both).toMatchObject([{ kind: 'complement', reasons: [{ by: 'lexicon' }, { by: 'titles' }] }])
  expect(both[0]!.weight).toBeGreaterThan(0.5)
})
