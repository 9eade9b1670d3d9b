import { Hono } from 'hono'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { basicUser, callerOf } from './caller.ts'
import { collectKinds } from './collectPost.ts'
import { allowOrigin, preflight } from './cors.ts'

type App = { Bindings: Env }

/** What SDKs ask before they send (SURFACES 2); the events themselves are in collectPost.ts. */
export const collect = new Hono<App>()
for (const [path] of collectKinds) collect.options(path, preflight)
collect.get('/v1/projects/:key/settings', async (c) => {
  const key = c.req.param('key')
  const { config } = await callerOf(c.env, key)
  allowOrigin(c, config)
  const { host, protocol } = new URL(c.req.url)
  return c.json({
    integrations: { 'Segment.io': { apiKey: key, apiHost: `${host}/v1`, protocol: protocol.slice(0, -1) } },
  })
})
// RudderStack's browser SDK writes a slash before the query.
for (const path of ['/sourceConfig', '/sourceConfig/']) {
  collect.options(path, preflight)
  collect.get(path, async (c) => {
    const key = c.req.query('writeKey') ?? basicUser(c.req.header('authorization'))
    const { config } = await callerOf(c.env, key)
    allowOrigin(c, config)
    const updatedAt = new Date(clock.now()).toISOString()
    const source = { id: config.id, name: config.name, writeKey: key, enabled: true, config: {}, destinations: [] }
    return c.json({ source, updatedAt })
  })
}
collect.options('/v1/projects/:key/settings', preflight)
