import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { rankPartners, type Partner, type Takes } from '../../../worker/recommend/copurchase.ts'
import { needed, type EvalKind, type Report, type TableOptions } from '../kind.ts'
import type { Row } from '../table.ts'

interface Item {
  id: number
  bought: ReadonlySet<number>
  viewed: ReadonlySet<number>
}

/**
 * What goes with what, from purchases alone: 10 partners for each item against the links that its shop shows, and every
 * other product scored against "also bought". Relations are labels; settings are chosen on the items with id % 4 = 0.
 */
export const complements: EvalKind = {
  name: 'complements',
  usage: '--items F --train F',
  judge: (options) =>
    report(measure(needed(complements, options, 'items'), needed(complements, options, 'train'), () => true)),
  parts: [{ name: 'grocery relations', rows: complementsRows }],
}

function complementsRows({ data }: TableOptions): Row[] {
  const items = path.join(data, 'relations/grocery_items.tsv')
  const train = path.join(data, 'relations/grocery_train.tsv')
  if (!existsSync(items) || !existsSync(train)) return []
  const startedAt = performance.now()
  const all = measure(items, train, () => true)
  const rest = measure(items, train, (id) => id % 4 !== 0)
  const seconds = (performance.now() - startedAt) / 1000
  return [
    rowOf('also bought', all.bought, 0.6, '.469', seconds),
    rowOf('bought, not viewed', all.onlyBought, 0.29, '.150', seconds),
    rowOf('also viewed', all.viewed, 0.51, '.432', seconds),
    rowOf('also bought, items not tuned on', rest.bought, 0.6, '', seconds),
    {
      set: 'grocery relations',
      model: 'copurchase',
      n: all.bought.n,
      values: [{ metric: 'auc', value: all.auc, error: 0, published: '.577', bar: 0.73 }],
      seconds,
    },
  ]
}

interface Hits {
  n: number
  hits: number
}
interface Measured {
  bought: Hits
  onlyBought: Hits
  viewed: Hits
  auc: number
}

const report = ({ bought, onlyBought, viewed, auc }: Measured): Report => ({
  copurchase: {
    auc,
    'hit@10': bought.hits / bought.n,
    'hit@10 bought, not viewed': onlyBought.hits / onlyBought.n,
    'hit@10 viewed': viewed.hits / viewed.n,
  },
})

function rowOf(subject: string, { n, hits }: Hits, bar: number, published: string, seconds: number): Row {
  const value = hits / n
  const error = Math.sqrt((value * (1 - value)) / n)
  return {
    set: `grocery, ${subject}`,
    model: 'copurchase',
    n,
    values: [{ metric: 'hit@10', value, error, ...(published === '' ? {} : { published }), bar }],
    seconds,
  }
}

function measure(itemsFile: string, trainFile: string, isJudged: (id: number) => boolean): Measured {
  const items = readItems(itemsFile)
  const { takes, ids, numbers, count } = readTakes(trainFile, items)
  const rank = rankPartners(takes, count)
  const popularity = new Float64Array(count)
  for (const item of takes.items) popularity[item]!++
  const byPopularity = Uint32Array.from(popularity, (_, item) => item).sort(
    (a, b) => popularity[b]! - popularity[a]! || a - b,
  )
  const bought: Hits = { n: 0, hits: 0 }
  const onlyBought: Hits = { n: 0, hits: 0 }
  const viewed: Hits = { n: 0, hits: 0 }
  const auc = new Auc()
  for (const item of items) {
    if (!isJudged(item.id)) continue
    const own = numbers.get(item.id)!
    const partners = rank(own)
    const first = new Set<number>()
    for (const { partner } of partners) if (first.size < 10) first.add(ids[partner]!)
    for (const other of byPopularity) if (first.size < 10 && other !== own) first.add(ids[other]!)
    const only = new Set([...item.bought].filter((id) => !item.viewed.has(id)))
    for (const [into, wanted] of [
      [bought, item.bought],
      [onlyBought, only],
      [viewed, item.viewed],
    ] as const) {
      if (wanted.size === 0) continue
      into.n++
      if ([...first].some((id) => wanted.has(id))) into.hits++
    }
    if (item.bought.size > 0) auc.add(scoresOf(partners, own, popularity), own, (other) => item.bought.has(ids[other]!))
  }
  return { bought, onlyBought, viewed, auc: auc.value() }
}

/** One number for the order of `rankPartners`, comparable between items; popularity orders what nothing connects. */
function scoresOf(partners: readonly Partner[], own: number, popularity: Float64Array): Float64Array {
  const scores = popularity.map((bought) => 1e-6 * bought)
  for (const { partner, weight, steps, firm } of partners) {
    scores[partner] = (firm ? 10 : 0) + weight + (0.1 * steps) / (1 + steps) + scores[partner]!
  }
  scores[own] = 0
  return scores
}

/** Area under the curve over pairs of all items together; ties count half. */
class Auc {
  private readonly right: number[] = []
  private readonly wrong: Float64Array[] = []

  add(scores: Float64Array, own: number, isRight: (other: number) => boolean): void {
    const wrong = new Float64Array(scores.length)
    let size = 0
    for (let other = 0; other < scores.length; other++) {
      if (other === own) continue
      if (isRight(other)) this.right.push(scores[other]!)
      else wrong[size++] = scores[other]!
    }
    this.wrong.push(wrong.slice(0, size))
  }

  value(): number {
    const right = Float64Array.from(this.right).sort()
    let above = 0
    let all = 0
    for (const scores of this.wrong) {
      for (const score of scores) {
        const [below, upTo] = [position(right, score, false), position(right, score, true)]
        above += right.length - upTo + (upTo - below) / 2
      }
      all += scores.length
    }
    return above / (all * right.length)
  }
}

/** How many of a sorted list are below a value, or up to it. */
function position(sorted: Float64Array, value: number, inclusive: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value || (inclusive && sorted[middle] === value)) low = middle + 1
    else high = middle
  }
  return low
}

function readItems(file: string): Item[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const columns = head.trim().split('\t')
  const at = (name: string) => columns.indexOf(name)
  return lines.map((line) => {
    const cells = line.split('\t')
    const list = (name: string) => new Set(JSON.parse(cells[at(name)] ?? '[]') as number[])
    return { id: Number(cells[at('item_id')]), bought: list('r_complement'), viewed: list('r_substitute') }
  })
}

function readTakes(file: string, items: readonly Item[]) {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const columns = head.trim().split('\t')
  const rows = lines
    .map((line) => line.split('\t').map(Number))
    .map((cells) => ({
      user: cells[columns.indexOf('user_id')]!,
      item: cells[columns.indexOf('item_id')]!,
      time: cells[columns.indexOf('time')]!,
    }))
    .sort((a, b) => a.user - b.user || a.time - b.time)
  const numbers = new Map<number, number>()
  const ids: number[] = []
  // Numbered as customers come: numbers settle only what purchases leave equal.
  for (const id of [...rows.map(({ item }) => item), ...items.map(({ id }) => id)]) {
    if (numbers.has(id)) continue
    numbers.set(id, ids.length)
    ids.push(id)
  }
  const takes: Takes = {
    customers: Uint32Array.from(rows, ({ user }) => user),
    items: Uint32Array.from(rows, ({ item }) => numbers.get(item)!),
    days: Float32Array.from(rows, ({ time }) => time / 86_400),
    weights: new Float32Array(rows.length).fill(1),
  }
  return { takes, ids, numbers, count: ids.length }
}
