import { expect, test } from 'vitest'
import { askedWords } from '../../worker/model/askedWords.ts'

test('the same words are one search, whatever their order and case', () => {
  expect(askedWords('  Steel  KETTLE ')).toBe('kettle steel')
  expect(askedWords('kettle, steel; kettle')).toBe('kettle steel')
  expect(askedWords('Чайник 2 л')).toBe('2 л чайник')
})

test.each([
  'ann@shop.example',
  '+48 600 100 200',
  'order 1234567',
  '600-100-200',
  '!!!',
  'a '.repeat(60) + 'long'.repeat(20),
])('%s is kept of nobody', (query) => {
  expect(askedWords(query)).toBe('')
})
