import { readFileSync } from 'node:fs'
import { shuffled } from './shuffled.ts'

/** Histories for leave-one-out: the last item is the test, the one before validation, the rest training. */
export interface SequenceSet {
  items: number
  /** oldest first; a user of one or two items only trains */
  train: readonly (readonly number[])[]
  /** what each user took after training; undefined for users too short to be judged */
  valid: readonly (number | undefined)[]
  test: readonly (number | undefined)[]
  /** distinct attributes by item; empty without an attribute file */
  attributes: readonly (readonly number[])[]
  /** occurrences in training */
  popularity: Float64Array
}

/** `file`: a user a line, `user item item ...`, oldest first. `attributes`: a JSON object, item -> list of attribute ids. */
export function readSequences(file: string, attributes?: string): SequenceSet {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) =>
      line
        .split(/\s+/)
        .filter((word) => word !== '')
        .slice(1),
    )
    .filter((items) => items.length > 0)
  const ids = shuffled([...new Set(lines.flat())], 1)
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const histories = shuffled(lines, 2).map((items) => items.map((id) => numbers.get(id)!))
  const isJudged = (history: readonly number[]) => history.length >= 3
  const train = histories.map((history) => (isJudged(history) ? history.slice(0, -2) : history))
  const popularity = new Float64Array(ids.length)
  for (const history of train) for (const item of history) popularity[item]!++
  return {
    items: ids.length,
    train,
    valid: histories.map((history) => (isJudged(history) ? history.at(-2) : undefined)),
    test: histories.map((history) => (isJudged(history) ? history.at(-1) : undefined)),
    attributes: attributes === undefined ? [] : readAttributes(attributes, ids),
    popularity,
  }
}

function readAttributes(file: string, ids: readonly string[]): number[][] {
  const given = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly (number | string)[]>
  const numbers = new Map<string, number>()
  return ids.map((id) =>
    [...new Set((given[id] ?? []).map(String))].map((name) => {
      const number = numbers.get(name) ?? numbers.size
      numbers.set(name, number)
      return number
    }),
  )
}
