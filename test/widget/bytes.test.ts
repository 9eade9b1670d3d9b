import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { buildWidget, type WidgetManifest } from '../../cli/buildWidget.ts'

const root = path.resolve(import.meta.dirname, '../..')
let manifest: WidgetManifest
beforeAll(async () => {
  manifest = await buildWidget()
}, 60_000)
const text = (file: string) => readFileSync(path.join(root, 'widget/dist', file))

test('aisle.js is at most 3 KB gzip, the elements 9 KB more', () => {
  expect(gzipSync(text('aisle.js'), { level: 9 }).length).toBe(manifest['aisle.js'].gzipBytes)
  expect(manifest['aisle.js'].gzipBytes).toBeLessThanOrEqual(3 * 1024)
  expect(manifest['aisle-blocks.js'].gzipBytes).toBeLessThanOrEqual(9 * 1024)
})

test('the stub a shop pastes is at most 0.5 KB gzip, and docs/widget.md quotes the measured sizes', () => {
  const page = readFileSync(path.join(root, 'docs/widget.md'), 'utf8')
  const stub = /<script>window\.aisle=.*<\/script>/.exec(page)?.[0] ?? ''
  expect(stub).not.toBe('')
  expect(gzipSync(stub).length).toBeLessThanOrEqual(512)
  for (const [file, { gzipBytes }] of Object.entries(manifest)) {
    expect(page).toContain(`\`${file}\` ${(gzipBytes / 1024).toFixed(1)} KB`)
  }
})

test('both names hold the same bytes, and the loader asks for the immutable elements', () => {
  for (const [file, { hashed }] of Object.entries(manifest)) expect(text(hashed)).toEqual(text(file))
  expect(text('aisle.js').toString()).toContain(manifest['aisle-blocks.js'].hashed)
})

test('no script writes HTML, evaluates text or styles inline', () => {
  for (const file of Object.keys(manifest)) {
    expect(text(file).toString()).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\("style"|\.cssText/,
    )
  }
})
