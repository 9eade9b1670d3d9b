import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { recommend } from '../../worker/recommend/recommend.ts'
import { RecipeSchema, recipeOf } from '../../worker/recommend/recipeSchema.ts'
import { findPresets } from '../../worker/recommend/presets/findPresets.ts'
import { presets } from '../../worker/recommend/presets/presets.ts'
import { noFacts } from '../../worker/recommend/visit.ts'
import { builtIndex, type Deed } from './builtIndex.ts'
import { noon, shelf } from './kettleShop.ts'

describe('presets', () => {
  test('are 180 and more, each with an id of its own and words in three languages', () => {
    expect(presets.length).toBeGreaterThanOrEqual(180)
    expect(new Set(presets.map((preset) => preset.id)).size).toBe(presets.length)
    expect(new Set(presets.map((preset) => preset.name.en)).size).toBe(presets.length)
    for (const { name, description } of presets) {
      for (const text of [...Object.values(name), ...Object.values(description)]) expect(text.trim()).not.toBe('')
    }
  })

  test('each is a recipe that PUT takes as it is', () => {
    for (const { recipe } of presets) expect(recipeOf(v.parse(RecipeSchema, recipe))).toEqual(recipe)
  })

  test('each runs on a shop with a little of everything, and shows something', () => {
    const deeds: Deed[] = Array.from({ length: 60 }, (_, who): Deed[] => [
      [who, who, 'viewed', `p${who % 20}`, noon - 3_600_000 * (who + 1)],
      [who, who, 'bought', `p${(who + 1) % 20}`, noon - 3_600_000 * (who + 0.5)],
    ]).flat()
    const index = builtIndex(shelf(140), deeds, noon)
    const id = (n: number) => `p${n}` as (typeof noFacts.bought)[number]['productId']
    const facts = {
      ...noFacts,
      events: [0, 1, 2].map((n) => ({ productId: id(n), kind: 'viewed' as const, at: noon - 60_000 * (9 - n) })),
      session: [id(0), id(1)],
      cart: { lines: [{ productId: id(1), quantity: 1 }], changedAt: noon },
      lastOrder: [id(2)],
      queries: ['kettle'],
      segments: ['vip'],
      region: 'pl',
      interests: [{ productId: id(0), kind: 'viewed' as const, at: noon - 1000, times: 1, priceMinor: 99_000 }],
      due: [{ productId: id(5), dueAt: noon }],
    }
    for (const preset of presets) {
      const block = { id: 'x', placement: preset.placement, title: {}, enabled: true, recipe: preset.recipe }
      const ranked = recommend({ context: { productId: 'p3' } }, facts, index, block, noon)
      // A filter that no product of this shop passes leaves the block empty and hidden: that is its promise.
      if (preset.recipe.filter === undefined) expect(ranked.items.length, preset.id).toBeGreaterThan(0)
    }
  })

  test('are found by words of any language, marks or not', () => {
    expect(findPresets(presets, { query: 'bestsellery MARKA 7' }).map((one) => one.id)).toContain(
      'popular-units-brand-7d',
    )
    expect(findPresets(presets, { query: 'хіти бренд' }).length).toBeGreaterThan(0)
    expect(findPresets(presets, { query: 'przecenione', use: 'similar' }).map((one) => one.id)).toEqual([
      'similar-page-sale',
    ])
    expect(findPresets(presets, { query: 'no such thing' })).toEqual([])
    expect(findPresets(presets, { placement: 'cart' }).every((one) => one.placement === 'cart')).toBe(true)
  })
})
