import { BadUsage, type EvalPart, type TableOptions } from './kind.ts'
import { registry } from './registry.ts'
import type { Row } from './table.ts'

interface Watched {
  /** names of parts; all of them without it */
  only?: readonly string[] | undefined
  /** rows of an earlier run, by part */
  known?: (part: string) => readonly Row[] | null
  onPart?: (name: string) => void
  onRows?: (name: string, rows: readonly Row[]) => void
}

/** The parts of the table in its order. Throws BadUsage for a name that no part has. */
export function partsOf({ fast, only }: { fast: boolean; only?: readonly string[] | undefined }): EvalPart[] {
  const all = registry.flatMap(({ parts = [] }) => parts)
  const isNamed = (part: EvalPart, name: string) => part.name.toLowerCase() === name.toLowerCase()
  const unknown = only?.find((name) => !all.some((part) => isNamed(part, name)))
  if (unknown !== undefined) {
    throw new BadUsage(`--only knows no "${unknown}"; it knows: ${all.map(({ name }) => name).join(', ')}`)
  }
  return all.filter((part) =>
    only === undefined ? !fast || part.isSlow !== true : only.some((name) => isNamed(part, name)),
  )
}

/** The rows of all parts, one after the other: timings of one are not disturbed by another. */
export async function tableRows(options: TableOptions, { only, known, onPart, onRows }: Watched = {}): Promise<Row[]> {
  const rows: Row[] = []
  for (const part of partsOf({ fast: options.fast, only })) {
    onPart?.(part.name)
    const kept = known?.(part.name) ?? null
    const made = kept ?? (await part.rows(options))
    if (kept === null) onRows?.(part.name, made)
    rows.push(...made)
  }
  return rows
}
