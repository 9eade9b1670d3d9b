import { expect, test } from 'vitest'
import { sayReason } from '../../worker/recommend/reasons.ts'

test.each([
  ['en', 1, 'Goes with the item in your cart'],
  ['en', 3, 'Goes with the 3 items in your cart'],
  ['pl', 1, 'Pasuje do produktu w koszyku'],
  ['pl', 2, 'Pasuje do 2 produktów w koszyku'],
  ['uk', 1, 'Пасує до 1 товару в кошику'],
  ['uk', 21, 'Пасує до 21 товару в кошику'],
  ['uk', 5, 'Пасує до 5 товарів у кошику'],
])('in %s the number %i takes its plural form', (language, count, text) => {
  expect(sayReason('goes_with', language, { count })).toEqual({ code: 'goes_with', text })
})

test.each([
  [2, 'Новинка: 2 дні у продажу'],
  [5, 'Новинка: 5 днів у продажу'],
  [21, 'Новинка: 21 день у продажу'],
])('Ukrainian has few and many: %i', (count, text) => {
  expect(sayReason('new', 'uk', { count }).text).toBe(text)
})

test('a region follows its language, an unknown language English', () => {
  expect(sayReason('popular', 'pl-PL').text).toBe('Teraz popularne')
  expect(sayReason('popular', 'fr').text).toBe('Popular right now')
})

test('a long name is cut to one line, markup stays text, and a brace is no placeholder', () => {
  const { text } = sayReason('similar_to', 'en', { product: 'x'.repeat(60) })
  expect(text).toHaveLength('Similar to '.length + 48)
  expect(sayReason('similar_to', 'en', { product: '<b>{count}</b>' }).text).toBe('Similar to <b>{count}</b>')
})
