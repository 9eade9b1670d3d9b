import { Hono } from 'hono'
import { development } from '../../channels/channelsOf.ts'
import type { OutboxEntry } from '../../channels/outboxChannel.ts'
import { outboxChannel, outboxPrefix } from '../../channels/outboxChannel.ts'
import type { Env } from '../../env.ts'
import { mailPage } from './mailPage.ts'

// Only worker/dev.ts imports this file: in production the hook stays empty, and this code is not in the bundle.
development.email = (env, provider) => outboxChannel(env.STORE, provider)

const mostItems = 500

/** Development's mailbox: everything that was sent, as rendered, newest first; `{items, next?}` like all lists. */
export const devOutbox = new Hono<{ Bindings: Env }>()
  .get('/outbox', async (c) => {
    const limit = Math.min(mostItems, Math.max(1, Number(c.req.query('limit')) || mostItems))
    const startAfter = c.req.query('cursor')
    const page = await c.env.STORE.list({
      prefix: outboxPrefix,
      limit,
      ...(startAfter === undefined ? {} : { startAfter }),
    })
    const stored = await Promise.all(
      page.objects.map(async ({ key }) => (await c.env.STORE.get(key))?.json<OutboxEntry>()),
    )
    const items = stored.filter((entry) => entry !== undefined)
    const last = page.objects.at(-1)
    c.header('Cache-Control', 'no-store')
    return c.json({ items, ...(page.truncated && last !== undefined ? { next: last.key } : {}) })
  })
  .get('/mail', (c) => {
    // The mails it shows are untrusted: each is framed without scripts, and nothing of them is written as HTML here.
    c.header('Cache-Control', 'no-store')
    c.header('X-Content-Type-Options', 'nosniff')
    return c.html(mailPage)
  })
