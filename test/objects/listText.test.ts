import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ListText } from '../../worker/objects/listText.ts'

test('a list’s text is its JSON, however the list changed since the last time', () => {
  const change = fc.oneof(
    { weight: 4, arbitrary: fc.constant('grows' as const) },
    { weight: 2, arbitrary: fc.constant('slides' as const) },
    fc.constantFrom('late' as const, 'replaced' as const, 'emptied' as const, 'again' as const),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.nat(20)), { maxLength: 60 }), (changes) => {
      const text = new ListText<{ n: number }>()
      let list: readonly { n: number }[] = []
      let n = 0
      for (const [what, at] of changes) {
        const place = Math.min(at, list.length)
        if (what === 'grows') list = [...list, { n: n++ }]
        else if (what === 'slides') list = [...list, { n: n++ }].slice(-5)
        else if (what === 'late') list = [...list.slice(0, place), { n: n++ }, ...list.slice(place)]
        else if (what === 'replaced') list = list.map((one, index) => (index === place ? { n: n++ } : one))
        else if (what === 'emptied') list = []
        expect(text.of(list)).toBe(JSON.stringify(list))
      }
    }),
  )
})
