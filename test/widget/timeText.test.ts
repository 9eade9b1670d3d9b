import { expect, test } from 'vitest'
import { timeText } from '../../widget/timeText.ts'

const now = new Date(2026, 10, 23, 12, 0).getTime()

test.each([
  ['en-GB', new Date(2026, 10, 23, 9, 5), 'Today, 09:05'],
  ['en-GB', new Date(2026, 10, 22, 23, 59), 'Yesterday, 23:59'],
  ['en-GB', new Date(2026, 10, 19, 10, 20), 'Thursday, 10:20'],
  ['en-GB', new Date(2026, 4, 14, 18, 41), '14 May, 18:41'],
  ['pl', new Date(2026, 10, 22, 17, 4), 'Wczoraj, 17:04'],
  ['uk', new Date(2026, 10, 23, 17, 4), 'Сьогодні, 17:04'],
  // Development moves time ahead of the browser's clock.
  ['en-GB', new Date(2026, 10, 24, 1, 0), '24 November, 01:00'],
])('in %s %s is "%s"', (locale, at, text) => {
  expect(timeText(at.getTime(), now, locale)).toBe(text)
})
