import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { absent, dataFolder } from './dataFolder.ts'
import { officeRows } from './office.ts'
import { rsc15Rows, serenadeRows, sessionReport } from './sessions.ts'
import { isBelow, printRows, type Row } from './table.ts'

/**
 * `npm run eval`: the table over the public sets, exit 1 below a bar. `npm run eval -- sessions --train F --test F`: one
 * kind on other files of the same formats, no bar.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    json: { type: 'string' },
    fast: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    train: { type: 'string' },
    test: { type: 'string' },
    'drop-current': { type: 'boolean', default: false },
    port: { type: 'string', default: process.env.PORT ?? '8797' },
  },
})

const startedAt = performance.now()
const secondsSince = () => Number(((performance.now() - startedAt) / 1000).toFixed(1))
const write = (report: unknown) => {
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
}

const [kind] = positionals
if (kind === undefined) await wholeTable()
else if (kind === 'sessions') oneKind()
else {
  console.error(`npm run eval knows no kind "${kind}"; it knows: sessions`)
  process.exitCode = 2
}

async function wholeTable(): Promise<void> {
  const data = dataFolder(values.data)
  if (data === null) {
    console.log(absent)
    return
  }
  const rows: Row[] = [...serenadeRows(data), ...rsc15Rows(data)]
  if (!values.fast) rows.push(...(await officeRows(data, Number(values.port))))
  console.log(printRows(rows))
  write({ kind: 'table', input: data, seconds: secondsSince(), rows })
  const below = rows.filter(isBelow)
  if (below.length > 0) {
    console.error(`${below.length} of ${rows.length} rows are below their bar`)
    process.exitCode = 1
  }
}

function oneKind(): void {
  const { train, test } = values
  if (train === undefined || test === undefined) {
    console.error('npm run eval -- sessions needs --train F --test F')
    process.exitCode = 2
    return
  }
  const models = sessionReport(train, test, values['drop-current'])
  console.table(models)
  write({ kind: 'sessions', input: { train, test }, seconds: secondsSince(), models })
}
