import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from './bootstrap.mjs'

interface Part {
  name: string
  /** files and folders whose change makes a new build due */
  from: readonly string[]
  /** what must exist afterwards */
  to: readonly string[]
  make(): Promise<unknown>
}

/** In this order: the dashboard's build empties dashboard/dist, where the others' results are served from. */
const parts: readonly Part[] = [
  {
    name: 'kernels',
    from: ['worker/recommend/kernels', 'worker/train/kernels', 'cli/buildKernels.ts'],
    to: [
      'worker/recommend/kernels/knn.wasm',
      'worker/recommend/kernels/sequence.wasm',
      'worker/train/kernels/train.wasm',
      'worker/train/kernels/train.shared.wasm',
    ],
    make: async () => (await import('./buildKernels.ts')).buildKernels(),
  },
  {
    name: 'dashboard',
    from: ['dashboard', 'package-lock.json'],
    to: ['dashboard/dist/index.html'],
    make: async () => {
      const vite = await import('vite')
      // Under vitest NODE_ENV is "test", which would build React's development half, a third larger.
      const { NODE_ENV } = process.env
      process.env['NODE_ENV'] = 'production'
      try {
        await vite.build({ root: path.join(root, 'dashboard'), logLevel: 'warn' })
      } finally {
        if (NODE_ENV === undefined) delete process.env['NODE_ENV']
        else process.env['NODE_ENV'] = NODE_ENV
      }
    },
  },
  {
    name: 'widget',
    from: ['widget', 'cli/buildWidget.ts', 'dashboard/dist/index.html'],
    to: ['dashboard/dist/widget/aisle.js', 'dashboard/dist/widget/aisle-blocks.js'],
    make: async () => (await import('./buildWidget.ts')).buildWidget(),
  },
  {
    name: 'models',
    from: ['models', 'dashboard/dist/index.html'],
    to: ['dashboard/dist/models'],
    make: async () => {
      const target = path.join(root, 'dashboard/dist/models')
      await rm(target, { recursive: true, force: true })
      // Models that only the importer runs stay out: they are larger than an asset may be.
      await cp(path.join(root, 'models'), target, { recursive: true, filter: (from) => !from.includes('e5-small') })
    },
  },
  {
    name: 'docs',
    from: ['package-lock.json', 'dashboard/dist/index.html'],
    to: ['dashboard/dist/docs/standalone.esm.js'],
    make: async () => {
      // The viewer of /api/docs, served by us: the page works offline and lets nobody else see who reads it.
      const target = path.join(root, 'dashboard/dist/docs')
      await rm(target, { recursive: true, force: true })
      await cp(path.join(root, 'node_modules/@scalar/api-reference/dist/browser'), target, {
        recursive: true,
        filter: (file) => !file.endsWith('.map') && !file.endsWith('standalone.js'),
      })
    },
  },
  {
    name: 'fonts',
    from: ['package-lock.json', 'dashboard/dist/index.html'],
    to: ['dashboard/dist/fonts/inter-latin.woff2'],
    make: async () => {
      // The sample shop's pages are made by the Worker, so its type comes as plain files.
      const from = path.join(root, 'node_modules/@fontsource-variable/inter/files')
      const target = path.join(root, 'dashboard/dist/fonts')
      await mkdir(target, { recursive: true })
      for (const script of ['latin', 'latin-ext', 'cyrillic']) {
        await cp(path.join(from, `inter-${script}-opsz-normal.woff2`), path.join(target, `inter-${script}.woff2`))
      }
    },
  },
]

/** Builds what changed since its last build; prints a line for each part that it built. */
export async function build(): Promise<void> {
  const stamps = path.join(root, 'build/stamps')
  await mkdir(stamps, { recursive: true })
  for (const part of parts) {
    const stamp = path.join(stamps, part.name)
    const now = await fingerprint(part.from)
    const built = (await Promise.all(part.to.map(exists))).every(Boolean)
    if (built && (await readFile(stamp, 'utf8').catch(() => '')) === now) continue
    const startedAt = performance.now()
    await part.make()
    await writeFile(stamp, await fingerprint(part.from))
    console.log(`built ${part.name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  }
}

const skipped = new Set(['dist', 'node_modules', 'build'])
const made = /\.(wasm|tsbuildinfo)$/

/** Changes with the name, size or time of any input file. */
async function fingerprint(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const place of places) await addTo(hash, path.join(root, place))
  return hash.digest('hex')
}

async function addTo(hash: ReturnType<typeof createHash>, file: string): Promise<void> {
  const info = await stat(file).catch(() => null)
  if (info === null) return
  if (info.isDirectory()) {
    for (const name of (await readdir(file)).toSorted()) {
      if (!skipped.has(name) && !made.test(name)) await addTo(hash, path.join(file, name))
    }
  } else {
    hash.update(`${path.relative(root, file)} ${info.size} ${info.mtimeMs}\n`)
  }
}

const exists = (file: string) =>
  stat(path.join(root, file)).then(
    () => true,
    () => false,
  )

if (import.meta.main || process.argv[1] === import.meta.filename) await build()
