import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, emptyBitmap, fullBitmap } from '../../worker/recommend/bitmap.ts'
import { makeRows, MAX_ADDED, normalise, quantiseRow, type Rows } from '../../worker/recommend/knn.ts'
import { onPlainJs, onWasm } from './builtIndex.ts'

/** Unit rows from a seed; a few are equal, so that ties occur, and a few zero. */
function rowsOf(count: number, dims: number, seed: number): Rows {
  let state = seed >>> 0
  const next = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5) * 2
  const rows = makeRows(count, dims)
  let vector = new Float32Array(dims)
  for (let row = 0; row < count; row++) {
    if (row % 5 !== 4) vector = Float32Array.from({ length: dims }, next)
    if (row % 17 === 16) vector = new Float32Array(dims)
    normalise(vector)
    quantiseRow(vector, rows, row)
  }
  return rows
}

const queryOf = (dims: number, seed: number): Float32Array => {
  const query = Float32Array.from({ length: dims }, (_, dim) => Math.sin(dim * 1.7 + seed))
  normalise(query)
  return query
}

test('the kernel and plain JS name the same neighbours with the same scores, whatever is allowed or was added', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom(16, 64, 128, 256),
      fc.integer(),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 70 }),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
      (count, dims, seed, k, added, pattern) => {
        const base = rowsOf(count, dims, seed)
        const more = rowsOf(added, dims, seed + 1)
        const [wasm, plain] = [onWasm(base), onPlainJs(base)]
        for (const one of [wasm, plain]) one.setAdded(more)
        const allowed = pattern.every(Boolean) ? fullBitmap(count + added) : emptyBitmap(count + added)
        for (let at = 0; at < count + added; at++) if (pattern[at % pattern.length]) add(allowed, at)
        const query = queryOf(dims, seed % 100)
        const expected = plain.nearest(query, allowed, k)
        expect(wasm.nearest(query, allowed, k)).toEqual(expected)
        expect(wasm.nearest(query, allowed, k)).toEqual(expected) // nothing is left over from the scan before
        expect(wasm.cosine(0, count + added - 1)).toBe(plain.cosine(0, count + added - 1))
      },
    ),
    { numRuns: 150 },
  )
})

/** Rows around a few centres, peaked as word hashes are: a sketch rules out most of them, and never one of the best. */
function clustered(count: number, dims: number, seed: number, peaked: boolean): Rows {
  let state = seed >>> 0
  const next = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5) * 2
  const centres = Array.from({ length: 20 }, () => Float32Array.from({ length: dims }, next))
  const rows = makeRows(count, dims)
  for (let row = 0; row < count; row++) {
    const centre = centres[Math.floor((next() + 1) * 10)]!
    const vector = centre.map((value) => (peaked ? (value + next()) * Math.abs(value + next()) : value + next()))
    normalise(vector)
    quantiseRow(vector, rows, row)
  }
  return rows
}

test('of thousands of rows the kernel names those that plain JS names, and multiplies few of them whole', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 2000 }),
      fc.constantFrom(64, 256),
      fc.nat(1000),
      fc.integer({ min: 1, max: 20 }),
      fc.boolean(),
      fc.constantFrom(1, 2, 9, 40),
      (count, dims, seed, k, peaked, each) => {
        const rows = clustered(count, dims, seed, peaked)
        const wasm = onWasm(rows)
        const plain = onPlainJs(rows)
        const allowed = emptyBitmap(count)
        for (let at = 0; at < count; at += each) add(allowed, at)
        const query = new Float32Array(dims)
        for (const [place, row] of [seed % count, (7 * seed) % count, (31 * seed) % count].entries()) {
          plain.accumulate(query, row, 0.6 ** place)
        }
        normalise(query)
        expect(wasm.nearest(query, allowed, k)).toEqual(plain.nearest(query, allowed, k))
        if (each === 1 && !peaked) expect(wasm.wholes()).toBeLessThan(count / 2)
      },
    ),
    { numRuns: 25 },
  )
})

test('rows that are all alike, or all zero, come by rising ordinal', () => {
  const same = makeRows(3000, 64)
  for (let row = 0; row < 3000; row++) quantiseRow(queryOf(64, 3), same, row)
  for (const rows of [same, makeRows(3000, 64)]) {
    const { ordinals } = onWasm(rows).nearest(queryOf(64, 3), fullBitmap(3000), 50)
    expect([...ordinals]).toEqual(Array.from({ length: 50 }, (_, at) => at))
  }
})

test('the best neighbour of a row is itself, at cosine one', () => {
  const rows = rowsOf(100, 64, 7)
  const knn = onWasm(rows)
  const query = new Float32Array(64)
  knn.accumulate(query, 3, 2.5)
  normalise(query)
  const { ordinals, scores } = knn.nearest(query, fullBitmap(100), 1)
  // Row 4 equals row 3: the lower ordinal wins the tie.
  expect([...ordinals]).toEqual([3])
  expect(scores[0]).toBeCloseTo(1, 2)
})

test('as many products as a live file holds can be added', () => {
  const knn = onWasm(rowsOf(40, 16, 3))
  const added = rowsOf(MAX_ADDED, 16, 5)
  knn.setAdded(added)
  const { ordinals } = knn.nearest(queryOf(16, 1), fullBitmap(40 + MAX_ADDED), 1024)
  expect(ordinals).toHaveLength(1024)
  expect(Math.max(...ordinals)).toBeGreaterThan(4000)
})
