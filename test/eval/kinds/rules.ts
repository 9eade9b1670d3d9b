import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { associationRules } from '../../../worker/recommend/associationRules.ts'
import { needed, type EvalKind, type TableOptions } from '../kind.ts'
import type { Row } from '../table.ts'

const settings = { minSupport: 0.006, minConfidence: 0.25 }

/** Association rules over baskets, one a line, names by comma. Exact: what they must be is known from R's arules. */
export const rules: EvalKind = {
  name: 'rules',
  usage: '--file F',
  judge: (options) => {
    const { sets, sizes, mined } = mine(needed(rules, options, 'file'))
    return {
      rules: {
        rules: mined.rules.length,
        ...Object.fromEntries(sizes.map((rulesOfSize, at) => [`size@${at + 2}`, rulesOfSize])),
        ...Object.fromEntries(sets.map((count, at) => [`sets@${at + 1}`, count])),
        lift: mined.rules[0]?.lift ?? 0,
      },
    }
  },
  parts: [{ name: 'groceries', rows: rulesRows }],
}

function rulesRows({ data }: TableOptions): Row[] {
  const file = path.join(data, 'baskets/groceries.csv')
  if (!existsSync(file)) return []
  const startedAt = performance.now()
  const { baskets, names, sizes, sets, mined } = mine(file)
  const [top] = mined.rules
  const herbs = top !== undefined && names[top.left[0]!] === 'herbs' && names[top.right] === 'root vegetables'
  const seconds = (performance.now() - startedAt) / 1000
  return [
    exact('rules', mined.rules.length, 463, baskets, seconds),
    ...[150, 297, 16].map((wanted, at) => exact(`rules of ${at + 2}`, sizes[at] ?? 0, wanted, baskets, seconds)),
    ...[109, 478, 156, 4].map((wanted, at) => exact(`sets of ${at + 1}`, sets[at] ?? 0, wanted, baskets, seconds)),
    exact('top lift, herbs -> root vegetables', herbs ? Number(top.lift.toFixed(5)) : 0, 3.95648, baskets, seconds),
  ]
}

const exact = (metric: string, value: number, wanted: number, n: number, seconds: number): Row => ({
  set: 'groceries',
  model: 'association rules',
  n,
  values: [{ metric, value, error: 0, bar: wanted, exact: true }],
  seconds,
})

function mine(file: string) {
  const numbers = new Map<string, number>()
  const baskets = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => {
          const number = numbers.get(name) ?? numbers.size
          numbers.set(name, number)
          return number
        }),
    )
  const mined = associationRules(baskets, settings)
  const sizes: number[] = []
  for (const { left } of mined.rules) sizes[left.length - 1] = (sizes[left.length - 1] ?? 0) + 1
  return {
    baskets: baskets.length,
    names: [...numbers.keys()],
    mined,
    sets: mined.sets,
    sizes: sizes.map((n) => n ?? 0),
  }
}
