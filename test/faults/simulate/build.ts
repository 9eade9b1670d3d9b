import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { bugs } from '../bugs.ts'
import type * as shipping from './entry.ts'

const root = path.resolve(import.meta.dirname, '../../..')

export type Shipped = typeof shipping

let made = 0

/** The customer's object as it ships, for Node; with `bug`, as it would ship if that bug were in it. */
export async function shipped(bug?: string): Promise<Shipped> {
  const outfile = path.join(root, 'build/simulate', `${bug ?? 'shipping'}-${process.pid}-${++made}.mjs`)
  await mkdir(path.dirname(outfile), { recursive: true })
  await build({
    entryPoints: [path.join(import.meta.dirname, 'entry.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    logLevel: 'error',
    plugins: [platform, ...(bug === undefined ? [] : [planted(bug)])],
  })
  return (await import(pathToFileURL(outfile).href)) as Shipped
}

/** The two platform modules the object imports: its base class, and sockets that nothing here opens. */
const platform: Plugin = {
  name: 'platform',
  setup(builder) {
    builder.onResolve({ filter: /^cloudflare:/ }, ({ path: name }) => ({ path: name, namespace: 'platform' }))
    builder.onLoad({ filter: /.*/, namespace: 'platform' }, ({ path: name }) => ({
      contents:
        name === 'cloudflare:workers'
          ? 'export class DurableObject { constructor(ctx, env) { this.ctx = ctx; this.env = env } }'
          : 'export const connect = () => { throw new Error("no sockets in the simulation") }',
    }))
  },
}

function planted(bug: string): Plugin {
  const patches = bugs[bug]
  if (patches === undefined) throw new Error(`No bug is called ${bug}: ${Object.keys(bugs).join(', ')}`)
  const pending = new Set(patches)
  return {
    name: 'planted-bug',
    setup(builder) {
      builder.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        const mine = patches.filter((patch) => file === path.join(root, patch.file))
        if (mine.length === 0) return undefined
        let contents = await readFile(file, 'utf8')
        for (const patch of mine) {
          if (contents.split(patch.find).length !== 2)
            throw new Error(`${bug}: no longer once in ${patch.file}: ${patch.find}`)
          contents = contents.replace(patch.find, () => patch.replace)
          pending.delete(patch)
        }
        return { contents, loader: 'ts' }
      })
      builder.onEnd(() => {
        for (const { file } of pending) throw new Error(`${bug}: ${file} is not part of the bundle`)
      })
    },
  }
}
