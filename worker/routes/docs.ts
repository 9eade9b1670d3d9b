import { Hono } from 'hono'
import type { Env } from '../env.ts'
import { openapi } from './openapi.ts'

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Aisle API</title>
<script type="module" src="/api/docs/start.js"></script>
</head>
<body><div id="docs"></div></body>
</html>
`

const start = `import { createApiReference } from '/docs/standalone.esm.js'
createApiReference('#docs', {
  url: '/api/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
})
`

/**
 * Everything comes from here. The viewer writes its own style elements and attributes, which is all that 'unsafe-inline'
 * lets in: no script but ours runs, and no address but ours is called.
 */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** The description of the admin API, and a page to browse it. */
export const apiDocs = new Hono<{ Bindings: Env }>()
  .get('/api/openapi.json', async (c) => c.json(await openapi()))
  .get('/api/docs', (c) => {
    c.header('Content-Security-Policy', policy)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'no-referrer')
    return c.html(page)
  })
  .get('/api/docs/start.js', (c) => {
    c.header('Content-Type', 'text/javascript; charset=utf-8')
    c.header('X-Content-Type-Options', 'nosniff')
    return c.body(start)
  })
