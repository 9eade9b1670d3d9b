import { expect, test } from 'vitest'
import type { Block, RuleWhen } from '../../worker/model/recipe.ts'
import { regionsOf, segmentsIn } from '../../worker/recommend/audiences.ts'
import { defaultBlocks } from '../../worker/recommend/library/blocks.ts'

const [first, second] = defaultBlocks as [Block, Block]

const ruled = (block: Block, ...whens: RuleWhen[]): Block => ({
  ...block,
  recipe: {
    ...block.recipe,
    rules: whens.map((when) => ({ do: 'exclude', where: { fact: 'label', is: '=', value: 'adult' }, when })),
  },
})

test('segments are those that rules name, each with its blocks once', () => {
  const blocks = [
    ruled(second, { segment: 'vip' }, { segment: 'vip', region: 'pl' }),
    ruled(first, { segment: 'vip' }, { segment: 'new' }, { device: 'phone' }),
  ]
  expect(segmentsIn(blocks)).toEqual([
    { id: 'new', blocks: [first.id] },
    { id: 'vip', blocks: [second.id, first.id] },
  ])
})

test('regions come from customers, from lists of the index and from rules, the most people first', () => {
  const regions = regionsOf(
    [ruled(first, { region: 'PL-14' }, { region: 'ua' })],
    ['units 7d', 'region pl', 'region pl-14', 'from campaign x'],
    new Map([
      ['DE', 1],
      ['PL', 3],
    ]),
  )
  expect(regions).toEqual([
    { id: 'pl', share: 0.75, hasBestsellers: true, blocks: [] },
    { id: 'de', share: 0.25, hasBestsellers: false, blocks: [] },
    { id: 'pl-14', share: 0, hasBestsellers: true, blocks: [first.id] },
    { id: 'ua', share: 0, hasBestsellers: false, blocks: [first.id] },
  ])
})

test('a site of which nothing is known offers nothing', () => {
  expect(regionsOf(defaultBlocks, [], new Map())).toEqual([])
  expect(segmentsIn(defaultBlocks)).toEqual([])
})
