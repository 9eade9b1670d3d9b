import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { errorsEn } from '../../dashboard/words/errorsEn.ts'
import { parseRefusal } from '../../dashboard/tellRefusal.ts'

const worker = path.join(import.meta.dirname, '../../worker')
/** The schemas of what forms of the dashboard send. */
const schemas = [
  'recommend/recipeSchema.ts',
  'recommend/filterSchema.ts',
  'recommend/blockSchema.ts',
  'routes/api/blockFields.ts',
  'routes/api/settingsFields.ts',
  'routes/api/siteFields.ts',
  'routes/api/feedFields.ts',
  'routes/api/typeFields.ts',
]

test("every sentence of the forms' schemas has its translations", () => {
  const said = schemas.flatMap((file) => {
    const text = readFileSync(path.join(worker, file), 'utf8')
    return [...text.matchAll(/[,(]\s*'([A-Z](?:[^'\\]|\\.)*)'(?=[,)\s])/g)].map(([, sentence = '']) => sentence)
  })
  expect(said.length).toBeGreaterThan(20)
  const known = new Set(Object.keys(errorsEn))
  expect(said.filter((sentence) => /\s/.test(sentence) && !known.has(`said.${sentence}`))).toEqual([])
})

test('a refusal is read with all its fields, one alone too, and nothing else is one', () => {
  const error = { code: 'invalid', message: 'a: x; b: y', field: 'a' }
  const fields = [
    { field: 'a', message: 'x', code: 'at-most', limit: 20 },
    { field: 'b', message: 'y' },
  ]
  expect(parseRefusal(JSON.stringify({ error: { ...error, fields } }))).toMatchObject({ code: 'invalid', fields })
  expect(parseRefusal(JSON.stringify({ error: { ...error, message: 'a: x' } }))?.fields).toEqual([
    { field: 'a', message: 'x' },
  ])
  for (const text of ['', '<html>', 'null', '{}', '{"error":"x"}', '{"error":{"code":1}}']) {
    expect(parseRefusal(text), text).toBeNull()
  }
})
