import { expect, test } from 'vitest'
import { edgeSettings, machineSettings, rateAt } from '../../worker/train/settings.ts'

const predictions = 100_000

test('a large catalog is compared with a sample, and the edge always does so', () => {
  expect(machineSettings({ items: 12_000, predictions }).negatives).toBe('all')
  expect(machineSettings({ items: 100_000, predictions }).negatives).toBe(1024)
  expect(edgeSettings({ items: 12_000, predictions }).negatives).toBe(256)
})

test('the rate warms up, then falls to a twentieth', () => {
  const settings = edgeSettings({ items: 1000, predictions })
  expect(rateAt(settings, 0, 5000)).toBeLessThan(settings.rate / 100)
  expect(rateAt(settings, 250, 5000)).toBeGreaterThan(0.9 * settings.rate)
  expect(rateAt(settings, 5000, 5000)).toBeCloseTo(settings.rate / 20)
})

test('little data is dealt in small batches, so that there are steps enough to learn', () => {
  const small = edgeSettings({ items: 40, predictions: 1300 })
  expect((small.epochs * 1300) / small.tokens).toBeGreaterThan(500)
  expect(small.warmUp).toBeLessThan(100)
  expect(edgeSettings({ items: 12_000, predictions: 131_000 })).toMatchObject({ tokens: 768, warmUp: 200, epochs: 40 })
})
