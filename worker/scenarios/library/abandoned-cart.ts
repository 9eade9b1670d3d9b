import type { Scenario } from '../../model/scenario.ts'

/** SCENARIOS.md 1 and 3, first step; the second and third need offers and codes. */
export const abandonedCart: Scenario = {
  id: 'abandoned-cart',
  version: 1,
  family: 'abandonment',
  class: 'marketing',
  topic: 'reminders',
  priority: 85,
  success: 'orders',
  validFor: 'PT48H',
  params: {
    wait: { type: 'duration', default: 'PT30M', min: 'PT1M', max: 'P7D' },
    minValue: { type: 'money', default: 0, min: 0 },
  },
  entry: {
    on: 'session-closed',
    key: 'customer',
    if: {
      all: [
        { fact: 'cart.count', is: '>=', value: 1 },
        { fact: 'cart.value', is: '>=', value: '$minValue' },
        { fact: 'cart.changedSinceLastRun', is: '=', value: true },
      ],
    },
    take: { items: 'cart.items', limit: 6 },
  },
  reentry: { mode: 'period', per: 'P3D', running: 'refresh' },
  recheck: { fact: 'run.items.inCart.sellable', is: '>=', value: 1 },
  exits: [
    { on: 'order', match: 'any-item', end: 'purchased' },
    { on: 'cart', if: { fact: 'cart.count', is: '=', value: 0 }, end: 'removed' },
  ],
  steps: [
    { id: 'w1', wait: '$wait', hold: 'session-open' },
    {
      id: 'm1',
      send: {
        template: 'abandoned-cart-1',
        channels: 'rich',
        blocks: { items: 'run-items', more: 'cart-complements' },
      },
    },
  ],
}
