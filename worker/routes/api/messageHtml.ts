import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { renderAgain } from '../../jobs/renderMessage.ts'
import { AppError } from '../../model/error.ts'
import { asId } from '../../model/ids.ts'
import type { CustomerId, MessageId } from '../../model/ids.ts'
import { emailOf } from '../../scenarios/addressesOf.ts'
import { readMessageRow } from '../../store/messages.ts'
import type { App } from './access.ts'
import { readMessage } from './messages.ts'

/** A mail's styles stand in its elements; scripts, forms and frames have no place in it. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; sandbox; frame-ancestors 'self'"

/** The mail as a document of its own, for the dashboard's frame: a frame made from a text would inherit the page's policy. */
export const messageHtml = new Hono<App>().get(
  '/api/messages/:id/html',
  describeRoute({ tags: ['Messages'], summary: 'The mail alone, as a page: looking at it counts as no open or click' }),
  async (c) => {
    const id = asId<MessageId>(c.req.param('id'))
    const named = c.req.query('customer') ?? (await readMessageRow(c.env.DB, c.var.site, id))?.customer
    const found = named === undefined ? null : await readMessage(c.env, c.var.site, asId<CustomerId>(named), id)
    const inputs = found?.message.inputs
    const rendered =
      found === null || inputs === undefined
        ? null
        : await renderAgain(c.env, inputs, found.message.draft.scenario, emailOf(found.state) ?? '')
    if (rendered === null) throw new AppError(404, 'not-found', `Message ${id} was never rendered`)
    c.header('Content-Security-Policy', policy)
    c.header('X-Content-Type-Options', 'nosniff')
    return c.html(looked(rendered.email.html ?? ''))
  },
)

/** Without the pixel that reports an open, and with links that the frame's sandbox keeps from opening. */
const looked = (html: string): string =>
  html.replace(/<img\b[^>]*\/o\/[^>]*>/gi, '').replace(/<head\b[^>]*>/i, (head) => `${head}<base target="_blank">`)
