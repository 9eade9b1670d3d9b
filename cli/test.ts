import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { nodePath, root } from './bootstrap.mjs'
import { build } from './build.ts'
import { ensureChromium } from './chromium.ts'

const projects = ['pure', 'worker', 'browser', 'faults'] as const
const reports = path.join(root, 'test-results')

/** What vitest's JSON report says of a project. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; status: string; message: string; assertionResults: { status: string }[] }[]
}

const wanted = process.argv.slice(2)
const chosen = wanted.length > 0 ? projects.filter((name) => wanted.includes(name)) : projects

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
process.env['CHROMIUM_PATH'] = ensureChromium()
await build()

// Local state in memory: on a disk every commit of every object waits for an fsync.
if (existsSync('/dev/shm')) process.env['TMPDIR'] = '/dev/shm'

let passed = 0
let failed = 0
let broken = false
for (const project of chosen) {
  const file = path.join(reports, `${project}.json`)
  const run = spawnSync(
    nodePath(),
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CI: '1' } },
  )
  // An unhandled rejection shows in the exit code alone.
  if (run.status !== 0) broken = true
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
if (broken && failed === 0) failed = 1
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
