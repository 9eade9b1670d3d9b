import { describe, expect, test } from 'vitest'
import { FeedbackJoiner, outcomes, type Feedback } from '../../worker/recommend/feedback.ts'
import { actionWeights, appealOf, learnFeedback } from '../../worker/recommend/learnFeedback.ts'
import { clickWeight, fitPositionBias } from '../../worker/recommend/positionBias.ts'
import { learnPopularity } from '../../worker/recommend/popularityLists.ts'
import type { Actions } from '../../worker/recommend/actions.ts'
import { asId, type ProductId, type RequestId } from '../../worker/model/ids.ts'

const looks = [1, 0.6, 0.4, 0.25, 0.15, 0.1]
const PRODUCTS = 30

/** Between 0 and 1, the same on every run (Lehmer). */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/**
 * Visitors of a block of six places: product n is wanted by a share that grows with n, yet the shop's ranking puts the
 * least wanted first, and moves products a little from answer to answer.
 */
function simulated(answers: number): Feedback {
  const chance = seeded(7)
  const rows: { item: number; place: number; outcome: number }[] = []
  for (let answer = 0; answer < answers; answer++) {
    const ranked = Array.from({ length: PRODUCTS }, (_, item) => ({ item, score: item + 12 * chance() }))
    const shown = ranked.toSorted((a, b) => a.score - b.score).slice(0, looks.length)
    for (const [at, { item }] of shown.entries()) {
      const isClicked = chance() < looks[at]! && chance() < wantOf(item)
      rows.push({ item, place: at + 1, outcome: isClicked ? outcomes.clicked : 0 })
    }
  }
  return {
    blocks: ['home'],
    block: new Uint16Array(rows.length),
    items: Uint32Array.from(rows, ({ item }) => item),
    places: Uint8Array.from(rows, ({ place }) => place),
    outcomes: Uint8Array.from(rows, ({ outcome }) => outcome),
    at: new Float64Array(rows.length).fill(1000),
  }
}
const wantOf = (item: number): number => 0.05 + (item % 10) * 0.03

describe('places of a block', () => {
  const feedback = simulated(40_000)
  const learnt = learnFeedback(feedback, PRODUCTS)

  test('are told apart from what stands at them', () => {
    const found = learnt.bias.get('home')!.looks
    for (const [at, look] of looks.entries()) expect(Math.abs(found[at]! - look)).toBeLessThan(0.04)
    expect(learnt.report[0]).toMatchObject({ block: 'home', correctedBy: 'block' })
    expect(learnt.report[0]!.places.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('no longer decide who is liked: corrected clicks order products as they are wanted, raw clicks do not', () => {
    const seen = [...learnt.shown.keys()].filter((item) => learnt.shown[item]! > 3000)
    expect(seen.length).toBeGreaterThan(8)
    const wrong = (values: Float64Array) => {
      let pairs = 0
      for (const a of seen) {
        for (const b of seen) if (wantOf(a) + 0.05 < wantOf(b) && values[a]! > values[b]!) pairs++
      }
      return pairs
    }
    const raw = appealOf(feedback, new Map(), PRODUCTS, 0)
    const corrected = appealOf(feedback, learnt.bias, PRODUCTS, 0)
    expect(wrong(raw)).toBeGreaterThan(5)
    expect(wrong(corrected)).toBe(0)
  })

  test('stay unknown with few clicks, or where nothing ever moved', () => {
    const still = { items: Uint32Array.of(0, 1), places: Uint8Array.of(1, 2) }
    expect(
      fitPositionBias({ ...still, shown: Uint32Array.of(9000, 9000), clicked: Uint32Array.of(900, 90) }),
    ).toBeNull()
    expect(learnFeedback(simulated(40), PRODUCTS).report[0]).toMatchObject({ correctedBy: 'nothing' })
    expect(clickWeight(null, 3)).toBe(1)
  })

  test('weigh a click ten times at most, and never less than the best place', () => {
    const bias = { looks: Float64Array.of(1, 0.5, 0.01) }
    expect([1, 2, 3, 99].map((place) => clickWeight(bias, place))).toEqual([1, 2, 10, 10])
  })
})

test('a block with few clicks borrows the estimate of all blocks', () => {
  const busy = simulated(40_000)
  const rows = busy.items.length + 6
  const both: Feedback = {
    blocks: ['home', 'quiet'],
    block: Uint16Array.from({ length: rows }, (_, row) => (row < busy.items.length ? 0 : 1)),
    items: Uint32Array.from({ length: rows }, (_, row) => busy.items[row] ?? row - busy.items.length),
    places: Uint8Array.from({ length: rows }, (_, row) => busy.places[row] ?? row - busy.items.length + 1),
    outcomes: Uint8Array.from({ length: rows }, (_, row) => busy.outcomes[row] ?? 0),
    at: new Float64Array(rows),
  }
  const { bias, report } = learnFeedback(both, PRODUCTS)
  expect(report[1]).toMatchObject({ block: 'quiet', correctedBy: 'site', shown: 6, clicks: 0 })
  expect(bias.get('quiet')!.looks[1]).toBeCloseTo(looks[1]!, 1)
})

test('looks that a place brought weigh by it in what is popular, and a block gains nothing as a whole', () => {
  // Product 0 was always clicked at the first place, product 1 as often at the sixth; product 2 was found elsewhere.
  const rows = Array.from({ length: 90 }, (_, row) => row % 3)
  const actions: Actions = {
    customers: Uint32Array.from(rows, (_, row) => row),
    visits: Uint32Array.from(rows, (_, row) => row),
    items: Uint32Array.from(rows),
    kinds: new Uint8Array(90),
    at: new Float64Array(90).fill(1000),
    cameFrom: {
      blocks: Uint16Array.from(rows, (item) => (item === 2 ? 0 : 1)),
      names: ['', 'home'],
      places: Uint8Array.from(rows, (item) => [1, 6, 0][item]!),
    },
  }
  const { bias } = learnFeedback(simulated(40_000), PRODUCTS)
  const weights = actionWeights(actions, bias)!
  expect(weights[1]! / weights[0]!).toBeGreaterThan(7)
  expect(weights[2]).toBe(1)
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(90, 3)
  const items = { created: new Uint32Array(3), price: new Uint32Array(3).fill(100) }
  expect([...learnPopularity(actions, items, 1000).order]).toEqual([0, 1, 2])
  const all = { created: new Uint32Array(PRODUCTS), price: new Uint32Array(PRODUCTS) }
  const corrected = learnPopularity(actions, all, 1000, { feedback: learnFeedback(simulated(40_000), PRODUCTS) })
  expect([...corrected.order.slice(0, 3)]).toEqual([1, 2, 0])
})

describe('joining', () => {
  const product = (id: string) => asId<ProductId>(id)
  const request = asId<RequestId>('r1')
  const joiner = () => new FeedbackJoiner((id) => ['a', 'b', 'c'].indexOf(id))
  const shown = {
    who: 'w',
    kind: 'shown' as const,
    request,
    block: 'home',
    at: 5,
    productIds: ['a', 'b', 'gone'].map(product),
    places: [1, 2, 3],
    tried: [product('b')],
  }
  const bought = {
    who: 'w',
    session: '',
    kind: 'bought' as const,
    productId: product('b'),
    at: 9,
    request,
    block: 'home',
  }

  test('works in whatever order lines come, and twice is once', () => {
    const one = joiner()
    for (const line of [bought, shown, shown]) one.add(line)
    const other = joiner()
    for (const line of [shown, bought]) other.add(line)
    expect(one.finish()).toEqual(other.finish())
    const { items, places, outcomes: happened } = one.finish()
    expect([...items]).toEqual([0, 1])
    expect([...places]).toEqual([1, 2])
    expect([...happened]).toEqual([0, outcomes.clicked | outcomes.bought | outcomes.tried])
  })

  test('takes a purchase for the answer that led to it, not for another', () => {
    const one = joiner()
    one.add(shown)
    one.add({ ...shown, request: asId<RequestId>('r2') })
    one.add({ ...bought, request: asId<RequestId>('r2') })
    const { report } = learnFeedback(one.finish(), 3)
    expect(report).toMatchObject([{ shown: 4, clicks: 1, orders: 1, tried: { shown: 2, clicks: 1, orders: 1 } }])
    expect([...one.finish().outcomes].map((outcome) => outcome & outcomes.bought)).toEqual([0, 0, 0, outcomes.bought])
  })
})
