import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/** Each statement that the project makes about speed, reliability, safety and privacy, by id (docs/trust.md). */
const statements = [
  ['P', 17],
  ['R', 14],
  ['S', 14],
  ['V', 8],
].flatMap(([letter, last]) => Array.from({ length: Number(last) }, (_, index) => `${letter}${index + 1}`))

/** Their feature is not built yet. The list only shrinks. */
const pending = 'P8 P13 P14 P15 P17 R11 R12 R13 R14 V4 V5 V7 V8'.split(' ')

const root = path.join(import.meta.dirname, '..')

/** Ids that stand in a test's or a bench's title: `test('R1 no acknowledged event is lost', ...)`, `name: 'P4 track'`. */
function shown(): Set<string> {
  const found = new Set<string>()
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('trust.test.ts')) continue
    const text = readFileSync(path.join(root, file), 'utf8')
    for (const [, title = ''] of text.matchAll(
      /(?:\b(?:test|it|describe|printed)[\w.]*\(\s*|\b(?:name|claim|id): *)(['"`][^\n]{2,200})/g,
    )) {
      for (const [id] of title.matchAll(/\b[PRSV]\d{1,2}\b/g)) found.add(id)
    }
  }
  return found
}

describe('statements', () => {
  const present = shown()

  test.each(statements.filter((id) => !pending.includes(id)))('%s is shown by a test or a bench', (id) => {
    expect([...present]).toContain(id)
  })

  test('nothing that is shown is still called pending', () => {
    expect(pending.filter((id) => present.has(id))).toEqual([])
  })
})
