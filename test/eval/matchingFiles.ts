import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { MatchText } from '../../worker/catalog/matchTexts.ts'

export type MatchRecord = Readonly<Record<string, string>>

export interface MatchPair {
  set: 'train' | 'valid' | 'test'
  /** positions in `left` and `right` */
  left: number
  right: number
  isMatch: boolean
}

export interface MatchSet {
  left: readonly MatchRecord[]
  right: readonly MatchRecord[]
  pairs: readonly MatchPair[]
}

const sets = ['train', 'valid', 'test'] as const

/** Ditto's text form: lines of record, tab, record, tab, label; a record is `COL name VAL value COL name VAL value ...`. */
export function readMatching(folder: string): MatchSet {
  const names = readdirSync(folder)
  const left = new Distinct()
  const right = new Distinct()
  const pairs: MatchPair[] = []
  for (const set of sets) {
    const name = names.find((file) => new RegExp(`(^|[._-])${set}([._-]|$)`, 'i').test(file))
    if (name === undefined) continue
    for (const line of readFileSync(path.join(folder, name), 'utf8').split('\n')) {
      const [a, b, label] = line.split('\t')
      if (a === undefined || b === undefined || label === undefined) continue
      pairs.push({ set, left: left.add(a), right: right.add(b), isMatch: label.trim() === '1' })
    }
  }
  if (pairs.length === 0) throw new Error(`${folder} holds no pairs in files named train, valid, test`)
  return { left: left.records, right: right.records, pairs }
}

/** Equal records are one. */
class Distinct {
  readonly records: MatchRecord[] = []
  private readonly known = new Map<string, number>()

  add(text: string): number {
    const key = text.trim()
    let at = this.known.get(key)
    if (at === undefined) {
      at = this.records.push(recordOf(key)) - 1
      this.known.set(key, at)
    }
    return at
  }
}

const recordOf = (text: string): MatchRecord =>
  Object.fromEntries(
    text.matchAll(/(?:^|\s)COL (\S+) VAL(.*?)(?=\sCOL \S+ VAL|$)/g).map(([, name, value]) => [name!, value!.trim()]),
  )

const titles = ['title', 'name']
const brands = ['brand', 'manufacturer']
const models = ['modelno', 'model', 'mpn']
/** what no two shops state alike */
const loose = ['price', 'category', 'description']

const first = (record: MatchRecord, names: readonly string[]): string | undefined =>
  names.find((name) => record[name] !== undefined)

export const titleOf = (record: MatchRecord): string =>
  record[first(record, titles) ?? Object.keys(record)[0] ?? ''] ?? ''

/** All fields as the duplicate finder reads them; a column it doesn't know stands beside the brand. */
export function matchTextOf(record: MatchRecord): MatchText {
  const known = [first(record, titles) ?? Object.keys(record)[0] ?? '', first(record, models) ?? '', ...loose]
  return {
    title: titleOf(record),
    model: record[first(record, models) ?? ''] ?? '',
    brand: first(record, brands)
      ? (record[first(record, brands)!] ?? '')
      : Object.entries(record)
          .filter(([name]) => !known.includes(name))
          .map(([, value]) => value)
          .join(' '),
  }
}
