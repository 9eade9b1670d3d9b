import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Row } from './table.ts'

/** What rows depend on: another line of code is another run. */
const sources = ['worker', 'cli', 'test/eval'] as const

interface KeptRows {
  /** for checkpoints of this very code */
  folder: string
  known: (part: string) => readonly Row[] | null
  add: (part: string, rows: readonly Row[]) => void
}

/**
 * Finished rows under build/eval, a line a part, so that a run of an hour that is cut off goes on (`resume`). Rows of other
 * code, data or mode are never taken; a run that does not resume forgets what was kept.
 */
export function keptRows(root: string, run: { data: string; fast: boolean; resume: boolean }): KeptRows {
  const key = createHash('sha256').update(`${run.data} ${run.fast}`)
  for (const folder of sources) {
    const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    for (const name of names.filter((one) => /\.(ts|mjs)$/.test(one)).toSorted()) {
      key.update(name).update(readFileSync(path.join(root, folder, name)))
    }
  }
  const folder = path.join(root, 'build/eval', key.digest('hex').slice(0, 16))
  if (!run.resume) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'rows.ndjson')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const known = new Map<string, readonly Row[]>()
  // The last line ends with a line break, or was cut off.
  for (const line of lines.slice(0, -1)) {
    const { part, rows } = JSON.parse(line) as { part: string; rows: readonly Row[] }
    known.set(part, rows)
  }
  return {
    folder,
    known: (part) => known.get(part) ?? null,
    add(part, rows) {
      known.set(part, rows)
      appendFileSync(file, `${JSON.stringify({ part, rows })}\n`)
    },
  }
}
