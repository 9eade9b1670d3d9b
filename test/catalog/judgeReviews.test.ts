import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaTail } from '../../worker/catalog/betaTail.ts'
import { clusterSentences } from '../../worker/catalog/clusterSentences.ts'
import { complaintsIn } from '../../worker/catalog/complaintWords.ts'
import { hashEmbedder } from '../../worker/catalog/embedHash.ts'
import { judgeReviews, priorOf } from '../../worker/catalog/judgeReviews.ts'
import { mineComplaints } from '../../worker/catalog/mineComplaints.ts'
import { parseReviews } from '../../worker/catalog/parseReviews.ts'
import { asId, type ProductId } from '../../worker/model/ids.ts'
import type { Review } from '../../worker/model/review.ts'
import { noon } from '../recommend/kettleShop.ts'

const usual = { rating: 4.3, bad: 0.08 }

describe('the rating', () => {
  test('of one enthusiast stays near what is usual, of many it is their own', () => {
    expect(judgeReviews([0, 0, 0, 0, 1], usual).rating).toBe(4.4)
    expect(judgeReviews([0, 0, 0, 0, 400], usual).rating).toBe(5)
    expect(judgeReviews([0, 0, 0, 0, 0], usual)).toMatchObject({ count: 0, rating: 4.3, disappoints: false })
  })

  test('lies between the mean and the prior, and more bad reviews never make it surer that all is well', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 5, maxLength: 5 }), (stars) => {
        const judged = judgeReviews(stars, usual)
        if (judged.count > 0) {
          expect(judged.rating).toBeGreaterThanOrEqual(Math.min(judged.average, usual.rating) - 0.1)
          expect(judged.rating).toBeLessThanOrEqual(Math.max(judged.average, usual.rating) + 0.1)
        }
        const worse = judgeReviews([stars[0]! + 5, ...stars.slice(1)], usual)
        expect(worse.certainty).toBeGreaterThanOrEqual(judged.certainty)
      }),
    )
  })

  test('a category without reviews is expected to be like the site', () => {
    const site = priorOf([10, 10, 10, 10, 60])
    expect(priorOf([0, 0, 0, 0, 0], site)).toEqual(site)
    expect(priorOf([3000, 0, 0, 0, 0], site).rating).toBeLessThan(1.1)
  })
})

test('a product disappoints by many complaints, not by two angry people, nor where all of its kind do', () => {
  expect(judgeReviews([2, 0, 0, 0, 0], usual).disappoints).toBe(false)
  expect(judgeReviews([9, 6, 2, 5, 8], usual).disappoints).toBe(true)
  expect(judgeReviews([3, 2, 5, 40, 80], usual).disappoints).toBe(false)
  expect(judgeReviews([9, 6, 2, 5, 8], { rating: 2.9, bad: 0.45 }).disappoints).toBe(false)
})

test.each([
  [0.5, 1, 1, 0.5],
  [0.25, 2, 3, 0.73828125], // 1 - I_.25(2, 3), a polynomial
  [0.9, 2, 3, 0.0037],
  [0.3, 10, 10, 0.96744],
])('the tail of Beta(%d; %d, %d) is %d', (x, a, b, value) => {
  expect(betaTail(x, a, b)).toBeCloseTo(value, 4)
})

describe('complaints', () => {
  test.each([
    ['It stopped working after a week.', 1, 'breaks'],
    ['Zepsuł się po miesiącu', 1, 'breaks'],
    ['Зламався через тиждень', 2, 'breaks'],
    ['Runs too small, order a size up', 3, 'size'],
    ['Rozmiar niestety nie pasuje', 3, 'size'],
    ['Розмір не той', 2, 'size'],
    ['Hałasuje jak odkurzacz', 2, 'noise'],
    ['Батарея сідає за годину', 2, 'battery'],
    ['Kurier rzucił paczkę', 1, 'delivery'],
    ['Колір не відповідає фото', 2, 'description'],
    ['Strata pieniędzy', 1, 'price'],
  ])('"%s" (%d stars) is about %s', (sentence, rating, topic) => {
    expect(complaintsIn(sentence, rating)).toContain(topic)
  })

  test.each([
    ['Great quality and fast delivery!', 5],
    ['No problems with the battery', 4],
    ['Bez problemów, świetna jakość', 5],
    ['Без нарікань, якість чудова', 5],
    ['The size is right', 5],
  ])('"%s" (%d stars) is none', (sentence, rating) => {
    expect(complaintsIn(sentence, rating)).toEqual([])
  })

  const review = (id: string, rating: number, text: string, at = noon): Review => ({
    id,
    product: asId<ProductId>('p'),
    at,
    rating,
    title: '',
    text,
    language: '',
    verified: true,
  })

  test('are counted by review, with the sentences that make them', () => {
    const { topics, unnamed } = mineComplaints([
      review('1', 1, 'It broke. It broke again after repair. The lid is nice.'),
      review('2', 2, 'Broken on arrival!', noon + 1),
      review('3', 5, 'Lovely.'),
      review('4', 1, 'My grandmother was very sad about this.'),
    ])
    expect(topics[0]).toMatchObject({ topic: 'breaks', count: 2 })
    expect(topics[0]!.sentences.map(({ text }) => text)).toEqual([
      'Broken on arrival!',
      'It broke.',
      'It broke again after repair.',
    ])
    expect(unnamed.map(({ text }) => text)).toContain('My grandmother was very sad about this.')
  })

  test('said in the same words are shown once, and counted each time', () => {
    const { topics } = mineComplaints([
      review('1', 1, 'It broke.'),
      review('2', 1, 'it broke.'),
      review('3', 1, 'Broken lid.'),
    ])
    expect(topics[0]).toMatchObject({ count: 3 })
    expect(topics[0]!.sentences).toHaveLength(2)
  })

  test('that no topic names are grouped by their vectors and named by their words', () => {
    const say = (text: string, at: number) => ({ review: String(at), product: asId<ProductId>('p'), text })
    const clusters = clusterSentences(
      ['The handle wobbles a lot', 'The handle wobbles badly', 'A handle that wobbles', 'I waited for the moon'].map(
        say,
      ),
      hashEmbedder(),
    )
    expect(clusters).toHaveLength(1)
    expect(clusters[0]).toMatchObject({ count: 3 })
    expect(clusters[0]!.words).toContain('wobbles')
  })
})

describe('an import', () => {
  const read = (body: string) => {
    const parsed = parseReviews(body, noon)
    if ('malformed' in parsed) throw new Error(parsed.malformed)
    return parsed
  }

  test('reads CSV, a JSON list and NDJSON alike', () => {
    const expected = {
      id: 'r1',
      product: 'k',
      rating: 4,
      title: 'Good',
      text: 'Boils fast',
      language: 'en',
      verified: true,
    }
    const row = {
      review_id: 'r1',
      product_id: 'k',
      rating: 4,
      title: 'Good',
      body: 'Boils fast',
      locale: 'en-GB',
      verified: true,
    }
    expect(
      read('product_id,review id,Stars,title,content,language,verified\nk,r1,"4,0",Good,Boils fast,en,yes').reviews[0],
    ).toMatchObject(expected)
    expect(read(JSON.stringify([row])).reviews[0]).toMatchObject(expected)
    expect(read(JSON.stringify({ reviews: [row] })).reviews[0]).toMatchObject(expected)
    expect(read(`${JSON.stringify(row)}\n${JSON.stringify({ ...row, review_id: 'r2' })}`).reviews).toHaveLength(2)
  })

  test('takes markup out and keeps texts short', () => {
    const [review] = read(
      JSON.stringify([
        {
          product: 'k',
          rating: 1,
          text: `<script>alert(1)</script><b onclick=x>Bad</b> ${'long '.repeat(5000)}`,
        },
      ]),
    ).reviews
    expect(review!.text).not.toMatch(/<|script|alert|onclick/i)
    expect(review!.text.length).toBeLessThanOrEqual(4000)
  })

  test('names what is wrong with a row and takes the others', () => {
    const { reviews, failed } = read(
      JSON.stringify([
        { product: 'k', rating: 5 },
        { product: 'k', rating: 6 },
        { product: 'k', rating: 'great' },
        { product: 'k', rating: 0 },
        { rating: 3 },
        { product: 'k', rating: 3, date: 'soon' },
        { product: 'k', rating: 3, date: '2999-01-01' },
        null,
        'text',
      ]),
    )
    expect(reviews).toHaveLength(1)
    expect(failed.map(({ row, field }) => `${row} ${field}`)).toEqual([
      '2 rating',
      '3 rating',
      '4 rating',
      '5 product',
      '6 at',
      '7 at',
      '8 row',
      '9 row',
    ])
  })

  test('refuses what is none, and never fails', () => {
    expect(parseReviews('', noon)).toHaveProperty('malformed')
    expect(parseReviews('[{"product":', noon)).toHaveProperty('malformed')
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (body) => void parseReviews(body, noon)))
  })
})
