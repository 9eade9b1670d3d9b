import { createHash } from 'node:crypto'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
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
  const dist = path.join(root, 'widget/dist')
  await rm(dist, { recursive: true, force: true })
  await mkdir(dist, { recursive: true })
  // The loader names the elements' file, so the elements come first.
  const blocks = await emit(dist, 'aisle-blocks', 'blocks.ts', {})
  const aisle = await emit(dist, 'aisle', 'aisle.ts', { BLOCKS_FILE: JSON.stringify(blocks.hashed) })
  const manifest: WidgetManifest = { 'aisle.js': aisle, 'aisle-blocks.js': blocks }
  await writeFile(path.join(dist, 'manifest.json'), JSON.stringify(manifest, null, 2))
  const served = path.join(root, 'dashboard/dist/widget')
  await rm(served, { recursive: true, force: true })
  await cp(dist, served, { recursive: true })
  return manifest
}

async function emit(dist: string, name: string, entry: string, define: Record<string, string>): Promise<WidgetFile> {
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
  const { code } = await minify(result.outputFiles[0]?.text ?? '', {
    ecma: 2020,
    module: true,
    compress: {
      passes: 5,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_methods: true,
      pure_getters: true,
      keep_fargs: false,
    },
    mangle: { properties: { regex: /^(isOpen|onReply|beacon)$/ } },
  })
  const text = new TextEncoder().encode(code)
  const digest = (algorithm: string) => createHash(algorithm).update(text)
  const hashed = `${name}.${digest('sha256').digest('hex').slice(0, 8)}.js`
  await writeFile(path.join(dist, `${name}.js`), text)
  await writeFile(path.join(dist, hashed), text)
  return {
    hashed,
    integrity: `sha384-${digest('sha384').digest('base64')}`,
    bytes: text.length,
    gzipBytes: gzipSync(text, { level: 9 }).length,
  }
}

if (process.argv[1] === import.meta.filename) {
  for (const [file, { bytes, gzipBytes }] of Object.entries(await buildWidget())) {
    console.log(`${file}: ${bytes} bytes, ${gzipBytes} gzip`)
  }
}
