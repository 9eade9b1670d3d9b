import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { nodePath, root } from './bootstrap.mjs'
import { build } from './build.ts'
import { ensureChromium } from './chromium.ts'

/**
 * Side by side on two cores: tests that wait for a browser, a restart or an import leave one free most of the time. Each
 * lane takes about as long as another.
 */
const lanes = [
  ['eval', 'faults'],
  ['browser', 'pure'],
  ['bench', 'worker'],
] as const
const reports = path.join(root, 'test-results')

/** What vitest's JSON report says of a project. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; status: string; message: string; assertionResults: { status: string }[] }[]
}

const wanted = process.argv.slice(2)
const isWanted = (project: string): boolean => wanted.length === 0 || wanted.includes(project)

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
process.env['CHROMIUM_PATH'] = ensureChromium()
await build()

// Local state in memory: on a disk every commit of every object waits for an fsync.
if (existsSync('/dev/shm')) process.env['TMPDIR'] = '/dev/shm'

let passed = 0
let failed = 0
let broken = false
await Promise.all(
  lanes.map(async (lane) => {
    for (const project of lane) if (isWanted(project)) await judge(project)
  }),
)
if (broken && failed === 0) failed = 1
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

async function judge(project: string): Promise<void> {
  const file = path.join(reports, `${project}.json`)
  const startedAt = performance.now()
  console.log(`${project} ...`)
  const { status, text } = await run(project, file)
  console.log(`${text}\n${project}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
  // An unhandled rejection shows in the exit code alone.
  if (status !== 0) broken = true
  if (!existsSync(file)) {
    console.error(`Project ${project} wrote no report.`)
    broken = true
    return
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  passed += report.numPassedTests
  failed += report.numFailedTests
  for (const result of report.testResults) {
    // A file that did not load has no failed test of its own.
    const silent = result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed')
    if (silent) failed += 1
  }
  if (report.numPassedTests + report.numFailedTests === 0) {
    console.error(`Project ${project} ran no test.`)
    broken = true
  }
}

/** Its output in one piece: two projects speak at once. */
function run(project: string, report: string): Promise<{ status: number | null; text: string }> {
  const child = spawn(
    nodePath(),
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CI: '1' } },
  )
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise((resolve) => {
    child.once('close', (status) => resolve({ status, text: Buffer.concat(said).toString().trimEnd() }))
  })
}
