import { readFileSync } from 'node:fs'

/** Visits as lists of items, oldest first; the visits themselves in rising time. */
export interface SessionSet {
  train: readonly (readonly number[])[]
  test: readonly { prefix: readonly number[]; target: number; session?: string }[]
  items: number
  /** the file's own ids, by number */
  ids: readonly string[]
}

/** Items get numbers in order of first use: ids and file order never become features. */
class Numbers {
  readonly known = new Map<string, number>()

  of(id: string): number {
    const number = this.known.get(id) ?? this.known.size
    this.known.set(id, number)
    return number
  }
}

/**
 * Reads both forms: `SessionId ItemId Time` with a header (rows in any order), or one session a line for training and
 * `prefix <tab> target` for tests. Every prefix of a timed test session is one prediction.
 */
export function readSessions(trainFile: string, testFile: string): SessionSet {
  const numbers = new Numbers()
  const train = visitsOf(trainFile, numbers)
  const text = readFileSync(testFile, 'utf8')
  const test = isTimed(text)
    ? timedVisits(text, numbers).flatMap(({ session, items }) =>
        items.slice(1).map((target, at) => ({ prefix: items.slice(0, at + 1), target, session })),
      )
    : linesOf(text).map((line) => {
        const [prefix = '', target = ''] = line.split('\t')
        return { prefix: prefix.split(' ').map((id) => numbers.of(id)), target: numbers.of(target) }
      })
  return { train, test, items: numbers.known.size, ids: [...numbers.known.keys()] }
}

const isTimed = (text: string) => text.startsWith('SessionId')
const linesOf = (text: string) => text.split(/\r?\n/).filter((line) => line !== '')

function visitsOf(file: string, numbers: Numbers): number[][] {
  const text = readFileSync(file, 'utf8')
  if (!isTimed(text)) return linesOf(text).map((line) => line.split(' ').map((id) => numbers.of(id)))
  return timedVisits(text, numbers).map(({ items }) => items)
}

/** Rows of a session stand in any order: sorted by time, stable; sessions by their last click. */
function timedVisits(text: string, numbers: Numbers): { session: string; items: number[] }[] {
  const visits = new Map<string, { item: number; at: number }[]>()
  for (const line of linesOf(text).slice(1)) {
    const [session = '', item = '', time = ''] = line.split('\t')
    const click = { item: numbers.of(item), at: Number(time) }
    const visit = visits.get(session)
    if (visit === undefined) visits.set(session, [click])
    else visit.push(click)
  }
  return [...visits]
    .map(([session, clicks]) => ({ session, clicks: clicks.toSorted((a, b) => a.at - b.at) }))
    .toSorted((a, b) => a.clicks.at(-1)!.at - b.clicks.at(-1)!.at)
    .map(({ session, clicks }) => ({ session, items: clicks.map((click) => click.item) }))
}
