import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { minify } from 'terser'

const root = path.resolve(import.meta.dirname, '..')

export interface WidgetFile {
  /** name that never changes its content: may be cached for ever and pinned by `integrity` */
  hashed: string
  /** for the script tag's attribute (www.w3.org/TR/SRI) */
  integrity: string
  bytes: number
  gzipBytes: number
}
export type WidgetManifest = Record<'aisle.js' | 'aisle-blocks.js', WidgetFile>

/** Bundles the widget into widget/dist and beside the dashboard, from where the Worker serves it. */
export async function buildWidget(): Promise<WidgetManifest> {
  // The loader names the elements' file, so the elements come first.
  const blocks = await bundle('aisle-blocks', 'blocks.ts', {})
  const aisle = await bundle('aisle', 'aisle.ts', { BLOCKS_FILE: JSON.stringify(blocks.file.hashed) })
  const manifest: WidgetManifest = { 'aisle.js': aisle.file, 'aisle-blocks.js': blocks.file }
  const files = new Map<string, string>([['manifest.json', JSON.stringify(manifest, null, 2)]])
  for (const [name, { code, file }] of Object.entries({ 'aisle-blocks.js': blocks, 'aisle.js': aisle })) {
    files.set(name, code)
    files.set(file.hashed, code)
  }
  await replaceFolder(path.join(root, 'widget/dist'), files)
  await replaceFolder(path.join(root, 'dashboard/dist/widget'), files)
  return manifest
}

/** Writes before it deletes, so that who reads meanwhile finds the old files or the new. */
async function replaceFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, text] of files) await writeFile(path.join(folder, name), text)
  for (const name of await readdir(folder))
    if (!files.has(name)) await rm(path.join(folder, name), { recursive: true, force: true })
}

async function bundle(
  name: string,
  entry: string,
  define: Record<string, string>,
): Promise<{ code: string; file: WidgetFile }> {
  const result = await build({
    entryPoints: [path.join(root, 'widget', entry)],
    bundle: true,
    minifySyntax: true,
    format: 'iife',
    target: ['chrome105', 'firefox110', 'safari16'],
    legalComments: 'none',
    charset: 'utf8',
    define,
    write: false,
  })
  // terser after esbuild: 4 % less, which the budget needs (docs/decisions/030-widget-minifier.md).
  const { code = '' } = await minify(result.outputFiles[0]?.text ?? '', {
    ecma: 2020,
    module: true,
    compress: {
      passes: 5,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_methods: true,
      pure_getters: true,
      keep_fargs: false,
      lhs_constants: false,
      unsafe_math: true,
    },
    mangle: { properties: { regex: /^(isOpen|onReply|beacon|leave)$/ } },
  })
  const digest = (algorithm: string) => createHash(algorithm).update(code)
  return {
    code,
    file: {
      hashed: `${name}.${digest('sha256').digest('hex').slice(0, 8)}.js`,
      integrity: `sha384-${digest('sha384').digest('base64')}`,
      bytes: Buffer.byteLength(code),
      gzipBytes: gzipSync(code, { level: 9 }).length,
    },
  }
}

if (process.argv[1] === import.meta.filename) {
  for (const [file, { bytes, gzipBytes }] of Object.entries(await buildWidget())) {
    console.log(`${file}: ${bytes} bytes, ${gzipBytes} gzip`)
  }
}
