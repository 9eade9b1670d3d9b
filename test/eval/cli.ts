import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { root } from '../../cli/bootstrap.mjs'
import { absent, dataFolder } from './dataFolder.ts'
import { keptRows } from './keptRows.ts'
import { BadUsage, type EvalOptions } from './kind.ts'
import { registry } from './registry.ts'
import { isBelow, printRows } from './table.ts'
import { partsOf, tableRows } from './tableRows.ts'

/**
 * `npm run eval`: the whole table over the public sets, exit 1 below a bar; `--fast` is the subset for CI, `--only Beauty`
 * one part (again for more), `--resume` goes on after a run of the same code that was cut off.
 * `npm run eval -- sessions --train F --test F`: one kind on other files of the same formats, no bar.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    json: { type: 'string' },
    fast: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    resume: { type: 'boolean', default: false },
    file: { type: 'string' },
    attributes: { type: 'string' },
    train: { type: 'string' },
    test: { type: 'string' },
    dir: { type: 'string' },
    items: { type: 'string' },
    'drop-current': { type: 'boolean', default: false },
    port: { type: 'string', default: process.env.PORT ?? '8797' },
  },
})

const startedAt = performance.now()
const secondsSince = () => Number(((performance.now() - startedAt) / 1000).toFixed(1))
const write = (report: unknown) => {
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
}

try {
  const [kind] = positionals
  if (kind === undefined) await wholeTable()
  else await oneKind(kind)
} catch (error) {
  if (!(error instanceof BadUsage)) throw error
  console.error(error.message)
  process.exitCode = 2
}

async function wholeTable(): Promise<void> {
  const data = dataFolder(values.data)
  if (data === null) {
    console.log(absent)
    return
  }
  const fast = values.fast && !values.full
  const done = keptRows(root, { data, fast, resume: values.resume })
  const total = partsOf({ fast, only: values.only }).length
  let at = 0
  const rows = await tableRows(
    { data, fast, port: Number(values.port), keep: done.folder },
    {
      only: values.only,
      known: done.known,
      onPart: (name) => console.error(`${++at} of ${total}, ${secondsSince()} s: ${name}`),
      onRows: (name, made) => {
        done.add(name, made)
        console.error(printRows(made))
      },
    },
  )
  console.log(printRows(rows))
  write({ kind: 'table', input: data, seconds: secondsSince(), rows })
  const below = rows.filter(isBelow)
  if (below.length > 0) {
    console.error(`${below.length} of ${rows.length} rows are below their bar`)
    process.exitCode = 1
  }
}

async function oneKind(name: string): Promise<void> {
  const kind = registry.find((one) => one.name === name && one.judge !== undefined)
  if (kind?.judge === undefined) {
    const known = registry.flatMap((one) => (one.judge === undefined ? [] : [`${one.name} ${one.usage ?? ''}`]))
    throw new BadUsage(`npm run eval knows no kind "${name}"; it knows: ${known.join('; ')}`)
  }
  const { file, attributes, train, test, dir, items } = values
  const input = Object.fromEntries(
    Object.entries({ file, attributes, train, test, dir, items }).filter(([, value]) => value !== undefined),
  )
  const options: EvalOptions = { ...input, dropCurrent: values['drop-current'] }
  const models = await kind.judge(options)
  console.table(models)
  write({ kind: name, input, seconds: secondsSince(), models })
}
