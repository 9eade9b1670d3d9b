import { expect, test } from 'vitest'
import { edgeSettings, machineSettings, rateAt } from '../../worker/train/settings.ts'

test('a large catalog is compared with a sample, and the edge always does so', () => {
  expect(machineSettings(12_000).negatives).toBe('all')
  expect(machineSettings(100_000).negatives).toBe(1024)
  expect(edgeSettings(12_000).negatives).toBe(256)
})

test('the rate warms up, then falls to a twentieth', () => {
  const settings = edgeSettings(1000)
  expect(rateAt(settings, 0, 5000)).toBeLessThan(settings.rate / 100)
  expect(rateAt(settings, 250, 5000)).toBeGreaterThan(0.9 * settings.rate)
  expect(rateAt(settings, 5000, 5000)).toBeCloseTo(settings.rate / 20)
})
