import { expect, test } from 'vitest'
import type { Block, Recipe } from '../../worker/model/recipe.ts'
import { replay, replayable } from '../../worker/recommend/replay.ts'
import { builtIndex, type Deed } from './builtIndex.ts'
import { noon, shelf } from './kettleShop.ts'

/** 30 visits: even ones end with p2, odd ones with p3; who looks at p0 or p1 goes on to it. */
const deeds: Deed[] = Array.from({ length: 30 }, (_, n) => {
  const at = noon - (30 - n) * 3_600_000
  return [[n, n, 'viewed', `p${n % 2}`, at] as const, [n, n, 'viewed', `p${2 + (n % 2)}`, at + 60_000] as const]
}).flat()
const index = builtIndex(shelf(20), deeds, noon)

const block = (sources: Recipe['sources'], placement: Block['placement'] = 'product'): Block => ({
  id: 'b',
  placement,
  title: {},
  enabled: true,
  recipe: { id: 'b', version: 1, limit: 3, min: 1, sources, exclude: ['context'], fallback: [] },
})
const next = block([{ use: 'next', weight: 1 }])
const list = block([{ use: 'list', products: ['p9', 'p8', 'p3'], weight: 1 }])

test('a recipe that names what followed hits, one that lists hits by chance, and both are counted apart', () => {
  expect(replayable(index)).toBe(30)
  const { visits, sides, changed } = replay(index, [next, list], { from: 0, count: 30 }, noon)
  expect(visits).toBe(30)
  expect([sides[0].hits, sides[1].hits]).toEqual([30, 15])
  expect(sides[1]).toMatchObject({ items: 90, empty: 0, shown: ['p9', 'p8', 'p3'] })
  expect(changed).toBeGreaterThan(60)
})

test('slices add up to the whole, and equal recipes differ in nothing', () => {
  const whole = replay(index, [next, list], { from: 0, count: 1000 }, noon)
  const parts = [0, 7, 14, 21, 28, 35].map((from) => replay(index, [next, list], { from, count: 7 }, noon))
  expect(parts.map(({ visits }) => visits)).toEqual([7, 7, 7, 7, 2, 0])
  const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + of(part), 0)
  expect(sum(({ changed }) => changed)).toBe(whole.changed)
  for (const side of [0, 1] as const) {
    expect(sum(({ sides }) => sides[side].hits)).toBe(whole.sides[side].hits)
    expect(new Set(parts.flatMap(({ sides }) => sides[side].shown))).toEqual(new Set(whole.sides[side].shown))
  }
  const same = replay(index, [next, next], { from: 0, count: 30 }, noon)
  expect(same.changed).toBe(0)
  expect(same.sides[0]).toEqual(same.sides[1])
})

test('a shop without visits has none to go through', () => {
  const young = builtIndex(shelf(5), [], noon)
  expect(replayable(young)).toBe(0)
  expect(replay(young, [next, list], { from: 0, count: 25 }, noon)).toMatchObject({ visits: 0, changed: 0 })
})

test('a visit is no neighbour of itself', () => {
  const lonely: Deed[] = [...deeds, [90, 90, 'viewed', 'p11', noon - 120_000], [90, 90, 'viewed', 'p12', noon - 60_000]]
  const built = builtIndex(shelf(20), lonely, noon)
  // Sequential rules know each step of every visit.
  const withLonely = { ...built, base: { ...built.base, rules: null } }
  const session = block([{ use: 'session', weight: 1 }])
  const { sides } = replay(withLonely, [session, session], { from: 0, count: 3 }, noon)
  // The newest visit alone went from p11 to p12; the two before it have many like them.
  expect(sides[0]).toMatchObject({ hits: 2, empty: 1 })
})
