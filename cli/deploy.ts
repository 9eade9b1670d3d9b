import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { nodePath, root } from './bootstrap.mjs'
import { build } from './build.ts'

/** Builds, migrates the production database and deploys. `-- --dry-run` stops before anything leaves the machine. */
const dryRun = process.argv.includes('--dry-run')

await build()
if (!dryRun) wrangler(['d1', 'migrations', 'apply', 'DB', '--remote', '--env', 'production'])
wrangler(['deploy', '--env', 'production', ...(dryRun ? ['--dry-run', '--outdir', 'build/deploy'] : [])])
if (!dryRun) {
  console.log('Deployed. First time: open /dashboard/ on the printed address and set up your site (docs/deploy.md).')
}

function wrangler(args: readonly string[]): void {
  const tool = path.join(root, 'node_modules/wrangler/bin/wrangler.js')
  const { status } = spawnSync(nodePath(), [tool, ...args], { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`wrangler ${args.slice(0, 3).join(' ')} failed: see docs/deploy.md for what must exist beforehand.`)
    process.exit(1)
  }
}
