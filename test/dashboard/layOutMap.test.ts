import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxOf, fit, layOutMap, zoom, type Placeable } from '../../dashboard/layOutMap.ts'

const shop = (count: number): Placeable[] =>
  Array.from({ length: count }, (_, at) => ({ id: `t${at}`, width: 60 + (at % 5) * 20, height: 60 + (at % 3) * 15 }))
/** Ten families whose members all go with their first. */
const families = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ from: `t${at % 10}`, to: `t${at}`, weight: 0.8 })).filter(
    ({ from, to }) => from !== to,
  )

test('no two rooms overlap, and the same shop has the same map', () => {
  const things = shop(120)
  const places = layOutMap(things, families(120))
  expect(layOutMap(things, families(120))).toEqual(places)
  for (let a = 0; a < things.length; a++) {
    for (let b = a + 1; b < things.length; b++) {
      const across = Math.abs(places[a]!.x - places[b]!.x) - (things[a]!.width + things[b]!.width) / 2
      const down = Math.abs(places[a]!.y - places[b]!.y) - (things[a]!.height + things[b]!.height) / 2
      expect(Math.max(across, down), `${a} ${b}`).toBeGreaterThan(0)
    }
  }
})

test('what goes together lies together', () => {
  const things = shop(100)
  const places = layOutMap(things, families(100))
  const distance = (a: number, b: number) => Math.hypot(places[a]!.x - places[b]!.x, places[a]!.y - places[b]!.y)
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
  const own = Array.from({ length: 90 }, (_, at) => distance(at + 10, at % 10))
  const others = Array.from({ length: 90 }, (_, at) => distance(at + 10, (at + 5) % 10))
  expect(mean(own)).toBeLessThan(0.6 * mean(others))
})

test('a map of nothing, of one and of things without links', () => {
  expect(layOutMap([], [])).toEqual([])
  expect(boxOf([], [])).toBeNull()
  expect(layOutMap(shop(1), [{ from: 't0', to: 'elsewhere', weight: 1 }])).toHaveLength(1)
  for (const { x, y } of layOutMap(shop(30), [])) expect(Number.isFinite(x + y)).toBe(true)
})

test('a fitted box lies inside its window; zooming keeps the point under the pointer', () => {
  const side = fc.integer({ min: 100, max: 3000 })
  fc.assert(
    fc.property(side, side, fc.integer({ min: 320, max: 2000 }), (width, height, window) => {
      const box = { left: -width / 2, right: width / 2, top: 10, bottom: 10 + height }
      const view = fit(box, window, 600)
      const isWhole = view.scale > 0.15
      if (isWhole) {
        expect(box.left * view.scale + view.left).toBeGreaterThanOrEqual(23)
        expect(box.bottom * view.scale + view.top).toBeLessThanOrEqual(577)
      }
      const [x, y] = [window / 3, 200]
      const nearer = zoom(view, 1.7, x, y)
      expect((x - nearer.left) / nearer.scale).toBeCloseTo((x - view.left) / view.scale, 6)
      expect((y - nearer.top) / nearer.scale).toBeCloseTo((y - view.top) / view.scale, 6)
    }),
  )
})
