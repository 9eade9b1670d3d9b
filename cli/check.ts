import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from './bootstrap.mjs'

const bin = (name: string) => path.join(root, 'node_modules/.bin', name)

/** Cheapest first; each must pass. */
const steps: readonly (readonly [what: string, command: string, args: readonly string[]])[] = [
  ['format', bin('oxfmt'), ['--check', '.']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['types', bin('tsc'), ['-b']],
  ['unused code', bin('knip'), ['--no-progress']],
]

for (const [what, command, args] of steps) {
  const startedAt = performance.now()
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok ' : 'BAD'} ${what}, ${seconds} s`)
  if (status !== 0) process.exit(1)
}
