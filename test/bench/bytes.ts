import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../cli/bundle.ts'
import { build } from '../../cli/build.ts'
import { atMost, type Bench, printed } from './bench.ts'
import { firstLoadBytes } from './firstLoad.ts'

const kb = 1024
const dist = path.join(root, 'dashboard/dist')
const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length

/** What travels: scripts to the shopper, the dashboard's first load, the Worker to the edge (TRUST.md, P11). */
export const benches: readonly Bench[] = [
  {
    name: 'P11 bytes',
    counts: true,
    async run(context) {
      await build()
      const worker = productionBundle(context.stateDir('bytes'))
      return [
        atMost('P11 aisle.js, gzip', gzipped(path.join(dist, 'widget/aisle.js')) / kb, 3, 'KB'),
        atMost('P11 aisle-blocks.js, gzip', gzipped(path.join(dist, 'widget/aisle-blocks.js')) / kb, 9, 'KB'),
        atMost('P11 dashboard, first load, gzip', firstLoadBytes() / kb, 200, 'KB'),
        atMost('P11 Worker, gzip', worker.gzip / kb, 1024, 'KB'),
        printed('P11 Worker, unpacked', worker.raw / kb, 'KB'),
      ]
    },
  },
]

/** As it would be deployed: wrangler's own bundle of the production environment, modules beside it included. */
function productionBundle(outdir: string): { raw: number; gzip: number } {
  execFileSync(
    process.execPath,
    [
      path.join(root, 'node_modules/wrangler/bin/wrangler.js'),
      'deploy',
      '--dry-run',
      '--env=production',
      `--outdir=${outdir}`,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        CI: '1',
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_WRITE_LOGS: 'false',
        WRANGLER_HIDE_BANNER: 'true',
      },
    },
  )
  const files = readdirSync(outdir).filter((file) => !file.endsWith('.map') && !file.endsWith('.md'))
  const contents = Buffer.concat(files.map((file) => readFileSync(path.join(outdir, file))))
  return { raw: contents.length, gzip: gzipSync(contents, { level: 9 }).length }
}
