import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is, from CHROMIUM_PATH or the usual places; null when it is nowhere. */
export const chromiumPath = (): string | null =>
  [process.env['CHROMIUM_PATH'], ...places].find((place) => place !== undefined && existsSync(place)) ?? null

/** Finds Chromium or installs it through apt when it may; else ends the run with one sentence: browser tests never skip. */
export function ensureChromium(): string {
  const found = chromiumPath()
  if (found !== null) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium through apt ...')
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    const installed = chromiumPath()
    if (installed !== null) return installed
  }
  console.error(
    'The browser tests need Chromium: install the package "chromium", or set CHROMIUM_PATH to a Chrome binary.',
  )
  process.exit(1)
}
