import { errorOf, metricsOf, type Judged } from './judge.ts'

export interface Value {
  metric: string
  value: number
  /** standard error */
  error: number
  published?: string
  /** at least this, unless `exact` or `most` */
  bar?: number
  exact?: boolean
  /** the bar is a ceiling */
  most?: boolean
}

/** One line of the table: a model on a set, its numbers, and the bars they must reach. */
export interface Row {
  set: string
  model: string
  n: number
  values: readonly Value[]
  seconds: number
}

export function rowOf(
  set: string,
  model: string,
  judged: Judged,
  metrics: readonly { metric: string; published?: string; bar?: number }[],
  seconds: number,
): Row {
  const measured = metricsOf(judged)
  const values = metrics.map((one) => ({
    ...one,
    value: measured[one.metric] ?? NaN,
    error: errorOf(judged, one.metric),
  }))
  return { set, model, n: judged.n, values, seconds }
}

export const isBelow = (row: Row): boolean => row.values.some((one) => !reaches(one))

function reaches({ value, bar, exact, most }: Value): boolean {
  if (bar === undefined) return true
  return exact === true ? value === bar : most === true ? value <= bar : value >= bar
}

const number = (value: number) =>
  Number.isInteger(value) && value !== 0 ? String(value) : value.toFixed(4).replace(/^0/, '')

export function printRows(rows: readonly Row[]): string {
  const head = ['set', 'model', 'n', 'metric', 'value', '± se', 'published', 'bar', 'seconds', '']
  const lines = rows.flatMap((row) =>
    row.values.map((one, at) => [
      at === 0 ? row.set : '',
      at === 0 ? row.model : '',
      at === 0 ? String(row.n) : '',
      one.metric,
      number(one.value),
      number(one.error),
      one.published ?? '',
      one.bar === undefined ? '' : number(one.bar),
      at === 0 ? row.seconds.toFixed(1) : '',
      one.bar === undefined ? '' : reaches(one) ? 'ok' : 'BELOW',
    ]),
  )
  const widths = head.map((name, column) => Math.max(name.length, ...lines.map((line) => line[column]!.length)))
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
