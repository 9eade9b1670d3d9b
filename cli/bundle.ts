import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { unstable_getMiniflareWorkerOptions } from 'wrangler'

export const root = path.resolve(import.meta.dirname, '..')

/** The main module comes first. `path` is relative to `dir`. */
export interface Bundle {
  dir: string
  modules: { type: 'ESModule' | 'CompiledWasm'; path: string }[]
  /** bindings and dates as wrangler.toml has them: one list for wrangler, Miniflare and the tests */
  options: ReturnType<typeof unstable_getMiniflareWorkerOptions>['workerOptions']
}

/**
 * Bundles a Worker entry for Miniflare and plain workerd, as wrangler would (conditions, node:* built into workerd,
 * wasm beside the script), in a third of a second instead of four.
 * `entry`: path from the repository's root, with the exports of worker/index.ts. Writes build/worker/<name>/.
 */
export async function bundleWorker(entry: string): Promise<Bundle> {
  const name = entry.replace(/\.ts$/, '').replaceAll(/[^\w]+/g, '-')
  const dir = path.join(root, 'build/worker', name)
  await mkdir(dir, { recursive: true })
  const options = await workerOptions()
  const wasm = new Set<string>()
  const { metafile, outputFiles } = await build({
    write: false,
    stdin: {
      contents: servedEntry(entry, assetRoutes(options)),
      resolveDir: root,
      loader: 'ts',
      sourcefile: 'served.ts',
    },
    outfile: path.join(dir, 'worker.js'),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    platform: 'browser',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    loader: { '.txt': 'text', '.html': 'text', '.sql': 'text', '.bin': 'binary' },
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    metafile: true,
    plugins: [wasmBeside(dir, wasm), nodeBuiltins],
  })
  for (const { path: file, contents } of outputFiles) await putWhole(file, contents)
  const bundle: Bundle = {
    dir,
    modules: [
      { type: 'ESModule', path: 'worker.js' },
      ...[...wasm].map((file) => ({ type: 'CompiledWasm' as const, path: file })),
    ],
    options: onlyExported(
      options,
      Object.values(metafile.outputs).flatMap((output) => output.exports),
    ),
  }
  await putWhole(path.join(dir, 'bundle.json'), JSON.stringify(bundle))
  return bundle
}

/** Never half a file: another process may start from the same bundle right now, and two imports of one module meet here. */
async function putWhole(file: string, contents: string | Uint8Array): Promise<void> {
  const written = `${file}.${randomUUID()}`
  await writeFile(written, contents)
  await rename(written, file)
}

/** What an earlier `bundleWorker` wrote, or null. */
export async function readBundle(entry: string): Promise<Bundle | null> {
  const name = entry.replace(/\.ts$/, '').replaceAll(/[^\w]+/g, '-')
  try {
    return JSON.parse(await readFile(path.join(root, 'build/worker', name, 'bundle.json'), 'utf8')) as Bundle
  } catch {
    return null // nothing built yet
  }
}

/** Read once per change of wrangler.toml: loading wrangler takes a second. */
async function workerOptions(): Promise<Bundle['options']> {
  const config = path.join(root, 'wrangler.toml')
  const hash = createHash('sha256')
    .update(await readFile(config))
    .digest('hex')
    .slice(0, 16)
  const cache = path.join(root, 'build/worker', `options-${hash}.json`)
  try {
    return JSON.parse(await readFile(cache, 'utf8')) as Bundle['options']
  } catch {
    const { unstable_getMiniflareWorkerOptions } = await import('wrangler')
    const { workerOptions } = unstable_getMiniflareWorkerOptions(config)
    await putWhole(cache, JSON.stringify(workerOptions))
    return workerOptions
  }
}

/** Development binds an object class (Clock) that worker/index.ts does not have. */
function onlyExported(options: Bundle['options'], exported: readonly string[]): Bundle['options'] {
  const objects = Object.entries((options.durableObjects ?? {}) as Record<string, { className: string }>)
  return {
    ...options,
    durableObjects: Object.fromEntries(objects.filter(([, { className }]) => exported.includes(className))),
  } as Bundle['options']
}

function assetRoutes(options: Bundle['options']): string[] {
  const assets = options.assets as { run_worker_first?: string[] } | undefined
  return assets?.run_worker_first ?? []
}

/**
 * The edge sends some paths to the Worker and the rest to static assets (`run_worker_first`). A direct socket has no
 * edge before it, so the entrypoint `served` makes that choice.
 */
const servedEntry = (entry: string, workerFirst: readonly string[]): string => `
import worker from './${entry}'
export * from './${entry}'
export default worker
const workerFirst = new RegExp(${JSON.stringify(`^https?://[^/]+(?:${workerFirst.map(pattern).join('|')})(?:[?#]|$)`)})
export const served = {
  fetch: (request, env, ctx) =>
    workerFirst.test(request.url) ? worker.fetch(request, env, ctx) : env.ASSETS.fetch(request),
}
`
const pattern = (route: string): string =>
  route.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '[^?#]*')

/** workerd compiles wasm only from modules named in its config, so each file stays beside the script. */
const wasmBeside = (dir: string, found: Set<string>): Plugin => ({
  name: 'wasm-beside',
  setup(builder) {
    builder.onResolve({ filter: /\.wasm(\?module)?$/ }, async (args) => {
      if (args.pluginData === 'inner') return undefined
      const resolved = await builder.resolve(args.path.replace(/\?module$/, ''), {
        kind: args.kind,
        resolveDir: args.resolveDir,
        importer: args.importer,
        pluginData: 'inner',
      })
      if (resolved.errors.length > 0) return { errors: resolved.errors }
      const contents = await readFile(resolved.path)
      const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8)
      const file = `${hash}-${path.basename(resolved.path)}`
      await putWhole(path.join(dir, file), contents)
      found.add(file)
      return { path: `./${file}`, external: true }
    })
  },
})

/** `import 'stream'` means node:stream; a `require` of one becomes an import, since modules have no `require`. */
const nodeBuiltins: Plugin = {
  name: 'node-builtins',
  setup(builder) {
    const names = builtinModules.filter((name) => !name.startsWith('_'))
    const filter = new RegExp(`^(node:)?(${names.join('|')})$`)
    builder.onResolve({ filter }, ({ path: name, kind }) => {
      const full = name.startsWith('node:') ? name : `node:${name}`
      return kind === 'require-call' ? { path: full, namespace: 'required-builtin' } : { path: full, external: true }
    })
    builder.onLoad({ filter: /.*/, namespace: 'required-builtin' }, ({ path: name }) => ({
      contents: `import builtin from '${name}'\nmodule.exports = builtin`,
      loader: 'js',
    }))
  },
}
