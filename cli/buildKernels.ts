import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const threads = ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '16384']
/** Only for products that are the same on every CPU. */
const relaxed = ['--enable', 'relaxed-simd']
const kernels: readonly { source: string; target: string; more?: readonly string[] }[] = [
  { source: 'worker/recommend/kernels/knn.as.ts', target: 'worker/recommend/kernels/knn.wasm', more: relaxed },
  {
    source: 'worker/recommend/kernels/sequence.as.ts',
    target: 'worker/recommend/kernels/sequence.wasm',
    more: relaxed,
  },
  { source: 'worker/train/kernels/train.as.ts', target: 'worker/train/kernels/train.wasm' },
  // The same code over a memory that threads share, which a Worker may not have.
  { source: 'worker/train/kernels/train.as.ts', target: 'worker/train/kernels/train.shared.wasm', more: threads },
]

/** Compiles the AssemblyScript kernels whose source is newer than their .wasm (2 s each). Throws with asc's own words. */
export function buildKernels(force = false): void {
  const newest = newestSource()
  for (const { source, target, more = [] } of kernels) {
    const from = path.join(root, source)
    const to = path.join(root, target)
    if (!force && existsSync(to) && statSync(to).mtimeMs >= newest) continue
    // Training has plain simd128: a replay must be bit-exact on another CPU.
    const run = spawnSync(
      process.execPath,
      [
        path.join(root, 'node_modules/assemblyscript/bin/asc.js'),
        from,
        ...['-o', to, '-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
        ...['--importMemory', '--initialMemory', '1', '--use', 'abort='],
        ...more,
      ],
      { encoding: 'utf8', cwd: root },
    )
    if (run.status !== 0) throw new Error(`asc could not compile ${source}:\n${run.stderr}${run.stdout}`)
  }
}

/** Kernels import one another. */
function newestSource(): number {
  const folders = [...new Set(kernels.map(({ source }) => path.join(root, path.dirname(source))))]
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.as.ts'))
      .map((name) => path.join(folder, name)),
  )
  return Math.max(...sources.map((file) => statSync(file).mtimeMs))
}

if (import.meta.main) buildKernels(process.argv.includes('--force'))
