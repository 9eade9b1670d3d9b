import { Hono } from 'hono'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'

const hashed = /\.[0-9a-f]{8}\.js$/

/** The widget's files, built by cli/buildWidget.ts, and the site's statement on Global Privacy Control. */
export const scripts = new Hono<{ Bindings: Env }>()
  .get('/:file{aisle[-.\\w]*\\.js}', async (c) => {
    const file = c.req.param('file')
    const asset = await c.env.ASSETS.fetch(new URL(`/widget/${file}`, c.req.url), {
      headers: c.req.raw.headers,
    })
    // What is no file answers with the dashboard's page: assets are served as a single-page application.
    if (asset.status !== 304 && !/javascript/.test(asset.headers.get('content-type') ?? '')) {
      throw new AppError(404, 'not-found', `There is no script ${file}`, {
        hint: 'The build writes aisle.js: npm run build',
      })
    }
    const headers = new Headers(asset.headers)
    headers.set('cache-control', hashed.test(file) ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
    headers.set('access-control-allow-origin', '*') // integrity checks of other origins need it
    headers.set('cross-origin-resource-policy', 'cross-origin')
    headers.set('x-content-type-options', 'nosniff')
    return new Response(asset.body, { status: asset.status, headers })
  })
  // globalprivacycontrol.github.io/gpc-spec: the signal is honoured here
  .get('/.well-known/gpc.json', (c) => c.json({ gpc: true, lastUpdate: '2026-11-01' }))
