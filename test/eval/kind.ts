import type { Row } from './table.ts'

/** What a command line says; a kind reads the files it needs and refuses without them. */
export interface EvalOptions {
  file?: string
  attributes?: string
  train?: string
  test?: string
  dir?: string
  items?: string
  dropCurrent: boolean
}

/** By model or subject, its metrics by name. */
export type Report = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface TableOptions {
  /** folder of the public sets */
  data: string
  /** the subset for CI */
  fast: boolean
  /** a free port, for parts that run the whole Worker */
  port: number
  /** where long trainings leave checkpoints; without it they begin anew */
  keep?: string
}

/** Rows over one public set that are made together; `--only` asks for them by name. */
export interface EvalPart {
  name: string
  /** left out of the fast subset */
  isSlow?: boolean
  /** None where its files are not in `data`. */
  rows: (options: TableOptions) => Row[] | Promise<Row[]>
}

/**
 * A part of the evaluation: rows of the table over the public sets, a judge for other files of the same format, or both.
 * A new one is a file in kinds/ and a line in registry.ts.
 */
export interface EvalKind {
  name: string
  /** the options of its command: "--file F [--attributes A]" */
  usage?: string
  /** Judges other files; no bar. Throws BadUsage without the files it needs. */
  judge?: (options: EvalOptions) => Report | Promise<Report>
  /** Rows with their bars. */
  parts?: readonly EvalPart[]
}

export class BadUsage extends Error {}

/** The option's value, or BadUsage that tells how the kind is called. */
export function needed(kind: EvalKind, options: EvalOptions, name: keyof EvalOptions): string {
  const value = options[name]
  if (typeof value !== 'string') throw new BadUsage(`npm run eval -- ${kind.name} needs ${kind.usage ?? ''}`)
  return value
}
