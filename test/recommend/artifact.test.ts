import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadArtifact, decodeArtifact, encodeArtifact, type Section } from '../../worker/recommend/artifact.ts'
import { itemRowOf } from '../../worker/recommend/itemRow.ts'
import { itemSections, itemsFrom, packItems } from '../../worker/recommend/items.ts'
import { parseManifest } from '../../worker/recommend/manifest.ts'
import { textAt } from '../../worker/recommend/stringTable.ts'
import { shelf } from './kettleShop.ts'

const about = {
  site: 'kettles',
  kind: 'rules' as const,
  version: 'v1',
  created: 1,
  count: 3,
  items: 'abc',
  meta: { a: 'ü' },
}
const expected = { kind: 'rules' as const, site: 'kettles', items: 'abc' }

const anySection: fc.Arbitrary<Section> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.int8Array({ maxLength: 200 }),
  fc.uint16Array({ maxLength: 100 }),
  fc.uint32Array({ maxLength: 100 }),
  fc.int32Array({ maxLength: 100 }),
  fc.float32Array({ maxLength: 100 }),
)

const because = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof BadArtifact ? error.because : String(error)
}

describe('an artifact', () => {
  test('comes back as it was written, whatever its sections', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z.]{1,9}$/), anySection, { maxKeys: 6 }),
        async (sections) => {
          const artifact = await decodeArtifact(await encodeArtifact(about, sections), expected)
          expect(Object.fromEntries(artifact.sections)).toEqual({ ...sections })
          expect(artifact.header).toMatchObject(about)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('that was cut off anywhere is refused', async () => {
    const file = await encodeArtifact(about, {
      partners: Uint32Array.of(1, 2, 3),
      weights: new Uint8Array(300).fill(7),
    })
    for (let length = 0; length < file.length; length += 13) {
      expect(await because(decodeArtifact(file.slice(0, length), expected))).toMatch(/truncated|not-ours|damaged/)
    }
  })

  test('with any byte of its sections changed is refused', async () => {
    const file = await encodeArtifact(about, { weights: Uint8Array.from({ length: 64 }, (_, at) => at) })
    for (let at = file.length - 64; at < file.length; at += 5) {
      const bad = file.slice()
      bad[at]! ^= 4
      expect(await because(decodeArtifact(bad, expected))).toBe('damaged')
    }
  })

  test('of another site, kind or item order, or of a newer format, is refused with that reason', async () => {
    const file = await encodeArtifact(about, { weights: Uint8Array.of(1) })
    expect(await because(decodeArtifact(file, { ...expected, site: 'other' }))).toBe('other-site')
    expect(await because(decodeArtifact(file, { ...expected, kind: 'items' }))).toBe('wrong-kind')
    expect(await because(decodeArtifact(file, { ...expected, items: 'xyz' }))).toBe('other-items')
    const newer = file.slice()
    newer[4] = 2
    expect(await because(decodeArtifact(newer, expected))).toBe('newer-format')
    expect(await because(decodeArtifact(new TextEncoder().encode('<!doctype html>'), expected))).toBe('not-ours')
  })
})

test('packed items say what the products said', async () => {
  const rows = shelf(50).map(itemRowOf)
  const packed = itemSections(packItems(rows))
  const file = await encodeArtifact({ ...about, kind: 'items', count: 50, meta: packed.meta }, packed.sections)
  const items = itemsFrom(await decodeArtifact(file, { ...expected, kind: 'items' }))
  for (const [ordinal, row] of rows.entries()) {
    expect(textAt(items.ids.ids, ordinal)).toBe(row.id)
    for (const [language, title] of Object.entries(row.titles)) {
      expect(textAt(items.titles.get(language)!, ordinal)).toBe(title)
    }
    expect(textAt(items.urls.get('en')!, ordinal)).toBe(row.urls['en'])
    expect(items.price[ordinal]).toBe(row.priceMinor)
    expect(items.brands[items.brand[ordinal]!]).toBe(row.brand)
    expect(items.categories[items.category[ordinal]!]!.id).toBe(row.categoryId)
  }
})

test('a manifest of another site or a newer format is refused', () => {
  const manifest = {
    format: 1,
    site: 'kettles',
    version: 'v',
    builtAt: 1,
    items: 'abc',
    count: 1,
    artifacts: {},
    kept: [],
  }
  expect(parseManifest(manifest, 'kettles').version).toBe('v')
  expect(() => parseManifest(manifest, 'other')).toThrow(/other-site/)
  expect(() => parseManifest({ ...manifest, format: 2 }, 'kettles')).toThrow(/newer-format/)
})
