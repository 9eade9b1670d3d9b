// Plain JavaScript that Node 20 runs: installs what is locked, then hands over to serve.ts on the pinned Node.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const bin = path.join(root, 'node_modules/.bin')
if (!existsSync(path.join(root, 'node_modules/miniflare'))) {
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' })
  if (install.status !== 0) process.exit(install.status ?? 1)
}
const node = existsSync(path.join(bin, 'node')) ? path.join(bin, 'node') : process.execPath
const child = spawn(node, ['--disable-warning=ExperimentalWarning', path.join(root, 'cli/serve.ts'), ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // the channel closes with this process, however it ends
  env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
})
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)))
