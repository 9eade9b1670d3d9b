import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { learnPlaces } from '../../../worker/catalog/understand/placeName.ts'
import { needed, type EvalKind, type TableOptions } from '../kind.ts'
import type { Row } from '../table.ts'

interface Category {
  id: string
  name: string
  path: readonly { id: string; name: string }[]
  subCategories: readonly unknown[]
}

const FOLDS = 10
const LEVELS = 2

/**
 * Where a category belongs, from its name alone: each leaf below the second level is held back once, in ten folds by its
 * place in the order of the ids, and the first two levels of its path are named by what the others are called.
 */
export const categories: EvalKind = {
  name: 'categories',
  usage: '--file F',
  judge: (options) => {
    const { n, top1, top3 } = measure(needed(categories, options, 'file'))
    return { 'by name': { top1: top1 / n, top3: top3 / n } }
  },
  parts: [{ name: 'Best Buy', rows: categoriesRows }],
}

function categoriesRows({ data }: TableOptions): Row[] {
  const file = path.join(data, 'catalogs/bestbuy-categories/categories.json')
  if (!existsSync(file)) return []
  const startedAt = performance.now()
  const all = measure(file)
  const rest = measure(file, (fold) => fold % 2 === 1)
  const seconds = (performance.now() - startedAt) / 1000
  return [
    row('by name', all, seconds),
    // Settings were chosen on the other folds.
    row('by name, the folds not chosen on', rest, seconds),
  ]
}

function row(model: string, { n, top1, top3 }: Hits, seconds: number): Row {
  const value = (metric: string, hits: number, bar: number) => ({
    metric,
    value: hits / n,
    error: Math.sqrt(((hits / n) * (1 - hits / n)) / n),
    bar,
  })
  return {
    ...{ set: 'Best Buy categories', model, n, seconds },
    values: [value('top1', top1, 0.54), value('top3', top3, 0.71)],
  }
}

interface Hits {
  n: number
  top1: number
  top3: number
}

function measure(file: string, isJudged: (fold: number) => boolean = () => true): Hits {
  const all = (JSON.parse(readFileSync(file, 'utf8')) as Category[])
    .filter(({ name }) => typeof name === 'string' && name !== '')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const placeOf = ({ path: own }: Category) =>
    own
      .slice(0, LEVELS)
      .map(({ id }) => id)
      .join(' ')
  const leaves = all.filter(({ subCategories, path: own }) => subCategories.length === 0 && own.length > LEVELS)
  const fold = new Map(leaves.map(({ id }, at) => [id, at % FOLDS]))
  let [n, top1, top3] = [0, 0, 0]
  for (let held = 0; held < FOLDS; held++) {
    if (!isJudged(held)) continue
    const known = all.filter(({ id, path: own }) => fold.get(id) !== held && own.length >= LEVELS)
    const place = learnPlaces(
      known.map((category) => ({ name: category.name, place: placeOf(category) })),
      'en',
    )
    for (const leaf of leaves.filter(({ id }) => fold.get(id) === held)) {
      const best = place(leaf.name, 3).map((one) => one.place)
      n++
      if (best[0] === placeOf(leaf)) top1++
      if (best.includes(placeOf(leaf))) top3++
    }
  }
  return { n, top1, top3 }
}
