import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { AppError } from '../../model/error.ts'
import { nowWatched } from '../watching.ts'
import type { App } from './access.ts'

export const live = new Hono<App>().get(
  '/api/live/socket',
  describeRoute({ tags: ['Live'], summary: 'WebSocket: what arrives now, a sample' }),
  async (c) => {
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
      throw new AppError(400, 'no-websocket', 'This path is a WebSocket: connect with `new WebSocket(...)`')
    }
    const reply = await c.env.LIVE.getByName(c.var.site).fetch(c.req.raw)
    nowWatched(c.var.site)
    return reply
  },
)
