import { errorOf, metricsOf, type Judged } from './judge.ts'

/** One line of the table: a model on a set, its numbers, and the bars they must reach. */
export interface Row {
  set: string
  model: string
  n: number
  values: readonly { metric: string; value: number; error: number; published?: string; bar?: number }[]
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

export const isBelow = (row: Row): boolean => row.values.some(({ value, bar }) => bar !== undefined && !(value >= bar))

const number = (value: number) => value.toFixed(4).replace(/^0/, '')

export function printRows(rows: readonly Row[]): string {
  const head = ['set', 'model', 'n', 'metric', 'value', '± se', 'published', 'bar', 'seconds', '']
  const lines = rows.flatMap((row) =>
    row.values.map(({ metric, value, error, published = '', bar }, at) => [
      at === 0 ? row.set : '',
      at === 0 ? row.model : '',
      at === 0 ? String(row.n) : '',
      metric,
      number(value),
      number(error),
      published,
      bar === undefined ? '' : number(bar),
      at === 0 ? row.seconds.toFixed(1) : '',
      bar === undefined ? '' : value >= bar ? 'ok' : 'BELOW',
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
