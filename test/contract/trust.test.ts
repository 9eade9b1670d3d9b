import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/** Each statement that the project makes about speed, reliability, safety and privacy, by id (docs/trust.md). */
const statements = [
  ...['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11', 'P12', 'P13', 'P14', 'P15', 'P16', 'P17'],
  ...['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11', 'R12', 'R13', 'R14'],
  ...['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10', 'S11', 'S12', 'S13', 'S14'],
  ...['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8'],
]

/** Their feature is not built yet. The list only shrinks. */
const pending = [
  ...['P8', 'P13', 'P14', 'P15', 'P17'],
  ...['R11', 'R12', 'R13', 'R14'],
  ...['S4'],
  ...['V4', 'V5', 'V7'],
]

const root = path.join(import.meta.dirname, '..')

/** Ids that stand in a test's or a bench's title: `test('R1 no acknowledged event is lost', ...)`, `name: 'P4 track'`. */
function shown(): Set<string> {
  const found = new Set<string>()
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!/\.ts$/.test(file) || file.endsWith('trust.test.ts')) continue
    const text = readFileSync(path.join(root, file), 'utf8')
    for (const [, title = ''] of text.matchAll(/(?:\b(?:test|it|describe)[\w.]*\(\s*|\b(?:name|claim|id): *)(['"`][^\n]{2,200})/g)) {
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
