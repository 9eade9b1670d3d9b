import { describe, expect, test } from 'vitest'
import type { LiveFacts, VisitFacts } from '../../worker/model/facts.ts'
import type { RuleWhen } from '../../worker/model/recipe.ts'
import { isVisit } from '../../worker/recommend/isVisit.ts'
import { noFacts } from '../../worker/recommend/visit.ts'
import { cameBy, daypartOf, deviceOf, landingName, localTime, visitFactsOf } from '../../worker/recommend/visitFacts.ts'

const at = (text: string) => Date.parse(text)

test('a visit came by its campaign, else by the site that linked here, never by a page of the shop itself', () => {
  const url = 'https://shop.example/gin?utm_source=News&utm_campaign=Gin-Festival&utm_term=dry%20gin'
  expect(cameBy(url, 'https://www.news.example/today')).toEqual({
    campaign: 'gin-festival',
    source: 'news',
    referrer: 'news.example',
    words: 'dry gin',
  })
  expect(cameBy('https://shop.example/', 'https://search.example/?q=Steel+kettle')).toEqual({
    referrer: 'search.example',
    words: 'steel kettle',
  })
  expect(cameBy('https://shop.example/cart', 'https://shop.example/')).toEqual({})
  expect(cameBy('javascript:alert(1)', 'nonsense')).toEqual({})
  expect(cameBy('https://shop.example/?utm_campaign=ann%40shop.example')).toEqual({})
  expect(landingName(cameBy(url))).toBe('campaign gin-festival')
  expect(landingName({ referrer: 'news.example' })).toBe('site news.example')
  expect(landingName({})).toBeUndefined()
})

test('on later pages the landing of the session still counts, unless the page has one of its own', () => {
  const landing = { url: 'https://shop.example/?utm_campaign=spring', referrer: 'https://news.example/' }
  const later = { url: 'https://shop.example/p/1', referrer: 'https://shop.example/', now: at('2026-03-01T12:00Z') }
  expect(visitFactsOf(later, landing)).toMatchObject({ campaign: 'spring', referrer: 'news.example' })
  const again = { ...later, url: 'https://shop.example/?utm_campaign=summer' }
  expect(visitFactsOf(again, landing)).toMatchObject({ campaign: 'summer' })
  expect(visitFactsOf(again, landing).referrer).toBeUndefined()
})

test('hour and weekday are those of the visitor’s zone, on both sides of a change of clocks; no zone is UTC', () => {
  expect(localTime(at('2026-03-29T00:30Z'), 'Europe/Warsaw')).toEqual({ hour: 1, weekday: 7 })
  expect(localTime(at('2026-03-29T01:30Z'), 'Europe/Warsaw')).toEqual({ hour: 3, weekday: 7 })
  expect(localTime(at('2026-03-29T22:30Z'), 'Europe/Warsaw')).toEqual({ hour: 0, weekday: 1 })
  expect(localTime(at('2026-03-29T22:30Z'), 'Asia/Kathmandu')).toEqual({ hour: 4, weekday: 1 })
  expect(localTime(at('2026-03-29T22:30Z'), 'Mars/Base')).toEqual({ hour: 22, weekday: 7 })
  expect([0, 5, 6, 12, 23].map(daypartOf)).toEqual(['night', 'night', 'morning', 'day', 'evening'])
})

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148', 'phone'],
  ['Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36', 'phone'],
  ['Mozilla/5.0 (Linux; Android 15; SM-X910) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36', 'tablet'],
  ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148', 'tablet'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36', 'desktop'],
])('%s is a %s', (agent, device) => {
  expect(deviceOf(agent)).toBe(device)
})

describe('a rule for some visits', () => {
  const holds = (when: RuleWhen, visit: VisitFacts, more: Partial<LiveFacts> = {}) =>
    isVisit(when, { ...noFacts, ...more, visit }, ['pl-14', 'pl'])

  test('holds where everything it says is so', () => {
    const when: RuleWhen = { region: 'PL', device: 'phone', campaign: 'gin*', hours: [17, 23], weekdays: [5, 6] }
    const visit: VisitFacts = { device: 'phone', campaign: 'gin-festival', hour: 19, weekday: 5 }
    expect(holds(when, visit)).toBe(true)
    expect(holds(when, { ...visit, device: 'desktop' })).toBe(false)
    expect(holds(when, { ...visit, campaign: 'rum' })).toBe(false)
    expect(holds(when, { ...visit, hour: 23 })).toBe(false)
    expect(holds(when, { ...visit, weekday: 7 })).toBe(false)
    expect(holds({ ...when, region: 'ua' }, visit)).toBe(false)
  })

  test('may last over midnight', () => {
    const night: RuleWhen = { hours: [22, 6] }
    expect([21, 22, 0, 5, 6].map((hour) => holds(night, { hour }))).toEqual([false, true, true, true, false])
  })

  test('knows a source by its campaign or by the site that linked here', () => {
    expect(holds({ source: 'Newsletter' }, { source: 'newsletter' })).toBe(true)
    expect(holds({ source: 'google.com' }, { referrer: 'news.google.com' })).toBe(true)
    expect(holds({ source: 'google.com' }, { referrer: 'notgoogle.com' })).toBe(false)
  })

  test('knows what is searched for, here or before', () => {
    expect(holds({ search: 'Gin dry' }, {}, { queries: ['rum', 'dry gin 0.7'] })).toBe(true)
    expect(holds({ search: 'gin' }, {}, { queries: ['gin', 'rum'] })).toBe(false)
    expect(holds({ search: 'gin' }, { words: 'gin festival' })).toBe(true)
    expect(holds({ search: 'gin' }, { words: 'ginger' })).toBe(false)
  })

  test('holds for nobody where what it asks is not known', () => {
    for (const when of [{ device: 'phone' }, { campaign: '*' }, { hours: [0, 24] }, { weekdays: [1] }] as RuleWhen[]) {
      expect(holds(when, {})).toBe(false)
    }
  })
})
