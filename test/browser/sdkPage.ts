import path from 'node:path'
import { build } from 'esbuild'
import type { BrowserContext, Page } from 'playwright-core'

const root = path.join(import.meta.dirname, '../..')
const entry = `
import { AnalyticsBrowser } from '@segment/analytics-next'
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'
Object.assign(window, { AnalyticsBrowser, RudderAnalytics })
`
let script: Promise<string> | undefined

/** The two browser SDKs as a shop bundles them. */
const sdks = (): Promise<string> =>
  (script ??= build({
    stdin: { contents: entry, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'iife',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? ''))

/** A page of a shop elsewhere, with both SDKs loaded and nothing started. */
export async function sdkPage(context: BrowserContext): Promise<Page> {
  const text = await sdks()
  await context.route('http://shop.test/**', (route) =>
    route.request().url().endsWith('/sdks.js')
      ? route.fulfill({ contentType: 'text/javascript', body: text })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>Shop</title><script src="/sdks.js"></script><h1>Shop</h1>',
        }),
  )
  const page = await context.newPage()
  await page.goto('http://shop.test/')
  return page
}
