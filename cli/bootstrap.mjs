// Plain JavaScript for whatever Node the machine has: installs what the lock file names, then goes on with the
// project's own Node 22, which wrangler and vitest need.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.dirname(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname))
const modules = path.join(root, 'node_modules')

/** Runs `npm ci` when node_modules does not hold what the lock file names. */
export function install() {
  if (isInstalled()) return
  console.log('Installing the packages of the lock file (once, about a minute) ...')
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (result.status !== 0) {
    console.error('npm ci failed: Aisle needs the npm registry once. Check the network and run the command again.')
    process.exit(1)
  }
}

/** npm keeps its own note of what it installed; packages of other platforms are missing there by right. */
function isInstalled() {
  try {
    const wanted = packagesOf(path.join(root, 'package-lock.json'))
    const present = packagesOf(path.join(modules, '.package-lock.json'))
    return Object.entries(wanted).every(
      ([place, { version, optional, peer, link }]) =>
        place === '' || optional || peer || link || present[place]?.version === version,
    )
  } catch {
    return false // no node_modules yet
  }
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** The Node that comes as a package; on a platform without one, the machine's own if it is new enough. */
export function nodePath() {
  const packaged = path.join(modules, '.bin', 'node')
  if (existsSync(packaged)) return packaged
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  console.error(
    `Aisle needs Node 22.18 or newer on this platform, found ${process.versions.node}: install it from nodejs.org.`,
  )
  process.exit(1)
}

/** Goes on in `script` (TypeScript) with the right Node, passing signals and the exit code through. */
export function run(script, args = process.argv.slice(2)) {
  const child = spawn(nodePath(), ['--disable-warning=ExperimentalWarning', path.join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${path.join(modules, '.bin')}${path.delimiter}${process.env.PATH ?? ''}` },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
