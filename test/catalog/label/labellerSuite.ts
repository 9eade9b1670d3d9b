import { describe, expect, test } from 'vitest'
import type { Labeller } from '../../../worker/catalog/label/labeller.ts'
import type { TypedTexts } from '../../../worker/catalog/understand/decideType.ts'
import { linkKinds } from '../../../worker/model/typeLink.ts'

export const texts = (title: string, category = 'Kitchen'): TypedTexts => ({
  title: { en: title },
  description: {},
  category: { en: [category] },
  categoryId: category.toLowerCase(),
  attributes: {},
})

/** What every labeller promises. `known`: titles that it can type; the last one it can not. */
export function testLabeller(name: string, labeller: Labeller, titles: readonly [string, string, string]): void {
  const types = [
    { id: 'kettle', name: 'kettle' },
    { id: 'descaler', name: 'descaler' },
    { id: 'shoe', name: 'shoe' },
  ]
  describe(name, () => {
    test('answers each product in the order of asking, with an id, a name and how sure it is', async () => {
      const { answers, tokens } = await labeller.types(
        titles.map((title) => texts(title)),
        types,
      )
      expect(answers).toHaveLength(3)
      for (const answer of answers.slice(0, 2)) {
        expect(answer?.type).toMatch(/^[\p{Ll}\p{N}]+(-[\p{Ll}\p{N}]+)*$/u)
        expect(answer?.name).toMatch(/^[^<>]+$/)
        expect(answer?.confidence).toBeGreaterThanOrEqual(0.5)
        expect(answer?.confidence).toBeLessThanOrEqual(1)
      }
      expect(answers[0]?.type).not.toBe(answers[1]?.type)
      expect(answers[2]).toBeNull()
      expect(Math.min(tokens.in, tokens.out)).toBeGreaterThanOrEqual(0)
    })

    test('links a type to others of the shop alone, never to itself', async () => {
      const { answers } = await labeller.links(types.slice(0, 1), types)
      expect(answers).toHaveLength(1)
      expect(answers[0]?.map(({ to }) => to)).toEqual(['descaler'])
      for (const { kind, confidence } of answers[0] ?? []) {
        expect(linkKinds).toContain(kind)
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThanOrEqual(1)
      }
      const lonely = await labeller.links(types.slice(2), types.slice(2))
      expect(lonely.answers).toEqual([[]])
    })

    test('answers nothing to nothing, and names itself', async () => {
      expect((await labeller.types([], [])).answers).toEqual([])
      expect((await labeller.links([], [])).answers).toEqual([])
      expect(labeller.id).toMatch(/^\S+$/)
    })
  })
}
