import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diversify, type Candidate } from '../../worker/recommend/diversify.ts'
import { bigIndex } from '../bench/bigIndex.ts'

const { index } = bigIndex(400)
const knn = index.base.knn!

/** The definition, word by word: every candidate held against all chosen, each time. */
function plainly(pool: readonly Candidate[], mmr: number, perBrand: number, before: readonly number[], limit: number) {
  const chosen: number[] = [...before]
  const picked: number[] = []
  while (picked.length < limit) {
    const free = pool.filter(
      ({ ordinal }) =>
        !picked.includes(ordinal) &&
        (index.brand[ordinal] === 0 ||
          chosen.filter((other) => index.brand[other] === index.brand[ordinal]).length < perBrand),
    )
    const valued = free.map(({ ordinal, score }) => {
      const nearest = Math.max(0, ...chosen.map((other) => knn.cosine(ordinal, other)))
      return { ordinal, value: (mmr * score) / pool[0]!.score - (1 - mmr) * nearest }
    })
    const [best] = valued.toSorted((a, b) => b.value - a.value)
    if (best === undefined) break
    chosen.push(best.ordinal)
    picked.push(best.ordinal)
  }
  return picked
}

test('few cosines choose what all of them would: MMR under caps, beside what was chosen before', () => {
  const candidates = fc
    .uniqueArray(fc.tuple(fc.nat(399), fc.double({ min: 0.01, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 50,
      selector: ([ordinal]) => ordinal,
    })
    .map((all) => all.map(([ordinal, score]) => ({ ordinal, score })).toSorted((a, b) => b.score - a.score))
  fc.assert(
    fc.property(
      candidates,
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      fc.integer({ min: 1, max: 4 }),
      fc.uniqueArray(fc.nat(399), { maxLength: 3 }),
      (ranked, mmr, perBrand, before) => {
        const pool = ranked.filter(({ ordinal }) => !before.includes(ordinal))
        fc.pre(pool.length > 0)
        const recipe = { min: 0, diversity: { mmr, maxPer: { brand: perBrand } } }
        const got = diversify(pool, index, recipe, 8, before).map(({ ordinal }) => ordinal)
        expect(got).toEqual(plainly(pool, mmr, perBrand, before, 8))
      },
    ),
  )
})
