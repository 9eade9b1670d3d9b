import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const kernels = [['worker/recommend/kernels/knn.as.ts', 'worker/recommend/kernels/knn.wasm']] as const

/** Compiles the AssemblyScript kernels whose source is newer than their .wasm (2 s each). Throws with asc's own words. */
export function buildKernels(force = false): void {
  for (const [source, target] of kernels) {
    const from = path.join(root, source)
    const to = path.join(root, target)
    if (!force && existsSync(to) && statSync(to).mtimeMs >= statSync(from).mtimeMs) continue
    // Plain simd128: a replay must be bit-exact on another CPU, and Node 20 has no relaxed SIMD.
    const run = spawnSync(
      process.execPath,
      [
        path.join(root, 'node_modules/assemblyscript/bin/asc.js'),
        from,
        ...['-o', to, '-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
        ...['--importMemory', '--initialMemory', '1', '--use', 'abort='],
      ],
      { encoding: 'utf8', cwd: root },
    )
    if (run.status !== 0) throw new Error(`asc could not compile ${source}:\n${run.stderr}${run.stdout}`)
  }
}

if (import.meta.main) buildKernels(process.argv.includes('--force'))
