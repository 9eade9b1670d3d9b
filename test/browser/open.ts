import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { ensureChromium } from '../../cli/chromium.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** isbot catches HeadlessChrome, and our gate asks isbot. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

/** Chromium for the file it is called in; each `context()` is a visitor of its own with empty storage. */
export function useChromium(): { context(options?: BrowserContextOptions): Promise<BrowserContext> } {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: ensureChromium(), args: flags })
  })
  afterAll(() => browser?.close())
  return {
    context: (options = {}) => {
      if (browser === undefined) throw new Error('Chromium is not up: call context() inside a test')
      return browser.newContext({ userAgent, ...options })
    },
  }
}
