import { createServer } from 'node:http'
import path from 'node:path'
import { build } from 'esbuild'

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

/** A shop on an origin of its own, with both SDKs loaded and nothing started. Loopback: Chromium asks before any other. */
export async function sdkShop(): Promise<{ url: string; close(): Promise<void> }> {
  const text = await sdks()
  const page = '<!doctype html><title>Shop</title><script src="/sdks.js"></script><h1>Shop</h1>'
  const server = createServer((request, response) => {
    const isScript = request.url === '/sdks.js'
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' })
    response.end(isScript ? text : page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
