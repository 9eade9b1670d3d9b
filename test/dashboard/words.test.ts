import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { assistEn } from '../../dashboard/words/assistEn.ts'
import { blockEn } from '../../dashboard/words/blockEn.ts'
import { blocksEn } from '../../dashboard/words/blocksEn.ts'
import { catalogEn } from '../../dashboard/words/catalogEn.ts'
import { customersEn } from '../../dashboard/words/customersEn.ts'
import { en } from '../../dashboard/words/en.ts'
import { errorsEn } from '../../dashboard/words/errorsEn.ts'
import { feedsEn } from '../../dashboard/words/feedsEn.ts'
import { messagesEn } from '../../dashboard/words/messagesEn.ts'
import { modelsEn } from '../../dashboard/words/modelsEn.ts'
import { recipesEn } from '../../dashboard/words/recipesEn.ts'
import { settingsEn } from '../../dashboard/words/settingsEn.ts'
import type { Part } from '../../dashboard/words.ts'

const dashboard = path.join(import.meta.dirname, '../../dashboard')
const parts: Readonly<Record<Part, object>> = {
  base: en,
  assist: assistEn,
  block: blockEn,
  blocks: blocksEn,
  catalog: catalogEn,
  customers: customersEn,
  errors: errorsEn,
  feeds: feedsEn,
  messages: messagesEn,
  models: modelsEn,
  recipes: recipesEn,
  settings: settingsEn,
}
const partOf = new Map(
  Object.entries(parts).flatMap(([part, texts]) => Object.keys(texts).map((key) => [key, part] as const)),
)

/** Files of the dashboard that a file imports, types left out; pages that the router opens later are not among them. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const named = [...text.matchAll(/^import (?!type )[^;]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/gm)]
  return named
    .map(([, lasting, later]) => path.resolve(path.dirname(file), lasting ?? later ?? ''))
    .filter((one) => one.startsWith(dashboard) && /\.tsx?$/.test(one) && existsSync(one))
    .filter((one) => !one.includes(`${path.sep}words${path.sep}`) && !one.endsWith('router.tsx'))
}

/** Keys that a file names: whole, or by what stands before a word that is known later. */
function keysIn(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const whole = [...text.matchAll(/'([\w-]+(?:\.[\w-]+)+)'|\bt\('(\w+)'/g)].map(([, one, other]) => one ?? other ?? '')
  const begun = [...text.matchAll(/\b(?:tOf|hasWord)\(\s*'([\w.]+)'|`([a-zA-Z][\w.]*)\.\$\{/g)].map(
    ([, one, other]) => `${one ?? other ?? ''}.`,
  )
  return [...partOf.keys()].filter((key) => whole.includes(key) || begun.some((start) => key.startsWith(start)))
}

function reach(start: string): Set<string> {
  const seen = new Set<string>()
  const walk = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const next of importsOf(file)) walk(next)
  }
  walk(start)
  return seen
}

const partsOf = (page: string): string[] =>
  [...new Set([...reach(page)].flatMap((file) => keysIn(file).map((key) => partOf.get(key) ?? '')))]
    .filter((part) => part !== 'errors') // client.ts fetches it with the first refusal
    .toSorted()

const router = readFileSync(path.join(dashboard, 'router.tsx'), 'utf8')
const pages = [...router.matchAll(/(?:withWords\(\s*\[([^\]]*)\],\s*)?import\('\.\/(pages\/\w+\.tsx)'\)/g)].map(
  ([, given = '', page = '']) => ({ page, given: ['base', ...[...given.matchAll(/'(\w+)'/g)].map(([, one]) => one)] }),
)

describe('the texts of a page come with it', () => {
  test('the router was understood', () => {
    expect(pages.length).toBeGreaterThan(18)
  })

  test.each(pages)('$page', ({ page, given }) => {
    const needed = partsOf(path.join(dashboard, page))
    expect(needed.filter((part) => !given.includes(part))).toEqual([])
    expect(given.filter((part) => !needed.includes(part ?? ''))).toEqual([])
  })

  test('the shell has enough with the first part', () => {
    for (const start of ['main.tsx', 'pages/Gate.tsx', 'pages/Missing.tsx']) {
      expect(partsOf(path.join(dashboard, start)), start).toEqual(['base'])
    }
  })
})
