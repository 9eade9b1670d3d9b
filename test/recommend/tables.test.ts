import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  complement,
  countOf,
  emptyBitmap,
  forEach,
  fullBitmap,
  has,
  intersect,
  remove,
  unite,
} from '../../worker/recommend/bitmap.ts'
import { findId, indexIds } from '../../worker/recommend/idTable.ts'
import { StringTableBuilder, textAt } from '../../worker/recommend/stringTable.ts'

const members = fc.uniqueArray(fc.integer({ min: 0, max: 199 }), { maxLength: 60 })
const bitmapOf = (ordinals: readonly number[]) => {
  const bitmap = emptyBitmap(200)
  for (const ordinal of ordinals) add(bitmap, ordinal)
  return bitmap
}
const listOf = (bitmap: Uint32Array) => {
  const out: number[] = []
  forEach(bitmap, (ordinal) => out.push(ordinal))
  return out
}

test('bitmaps behave as sets of ordinals', () => {
  fc.assert(
    fc.property(members, members, (a, b) => {
      const [left, right] = [new Set(a), new Set(b)]
      const sorted = (set: Iterable<number>) => [...set].toSorted((x, y) => x - y)
      expect(listOf(intersect(bitmapOf(a), bitmapOf(b)))).toEqual(sorted(a.filter((n) => right.has(n))))
      expect(listOf(unite(bitmapOf(a), bitmapOf(b)))).toEqual(sorted(new Set([...a, ...b])))
      expect(listOf(complement(bitmapOf(a), 200))).toEqual(
        sorted(Array.from({ length: 200 }, (_, n) => n).filter((n) => !left.has(n))),
      )
      expect(countOf(bitmapOf(a))).toBe(left.size)
      const without = bitmapOf(a)
      if (a[0] !== undefined) remove(without, a[0])
      expect(a[0] !== undefined && has(without, a[0])).toBe(false)
    }),
  )
  expect(countOf(fullBitmap(33))).toBe(33)
})

test('every id is found under its own row, and no other text under any', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), { maxLength: 80 }),
      fc.string(),
      (ids, other) => {
        const whole = new StringTableBuilder()
        const shared = new StringTableBuilder()
        for (const id of ids) whole.add(id)
        for (const id of ids) shared.add(`https://kettles.example/${id}`)
        const table = indexIds(whole.finish())
        const prefixed = indexIds(shared.finish('shared'))
        for (const [row, id] of ids.entries()) {
          expect(findId(table, id)).toBe(row)
          expect(findId(prefixed, `https://kettles.example/${id}`)).toBe(row)
          expect(textAt(prefixed.ids, row)).toBe(`https://kettles.example/${id}`)
        }
        if (!ids.includes(other)) expect(findId(table, other)).toBe(-1)
      },
    ),
    { numRuns: 200 },
  )
})
