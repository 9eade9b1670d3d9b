import { Hono } from 'hono'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import { loadTemplate } from '../jobs/loadTemplate.ts'
import { renderAgain } from '../jobs/renderMessage.ts'
import { linkTarget } from '../templates/messageLinks.ts'
import { isBot } from './isBot.ts'
import { linkClaims, tellReceipt } from './linkClaims.ts'
import { preferences } from './preferences.ts'
import { withUtm } from './withUtm.ts'

/** What links in messages lead to. Each carries a token and nothing else: addresses are looked up, never parameters. */
export const links = new Hono<{ Bindings: Env }>()
  .get('/c/:token', async (c) => {
    const { claims, rest } = await linkClaims(c.env, 'click', c.req.param('token'))
    const [link = ''] = rest
    const isMachine = c.req.method === 'HEAD' || isBot(undefined, c.req.header('user-agent'), undefined)
    const message = await tellReceipt(c.env, claims, 'clicked', { link, isMachine })
    if (message?.inputs === undefined) throw gone()
    const { inputs, draft } = message
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'no-referrer')
    if (link === 'view') {
      const rendered = await renderAgain(c.env, inputs, draft.scenario, '')
      if (rendered === null) throw gone()
      // A mail is content from outside: it runs nothing, and opens its links as a mail program would.
      c.header('Content-Security-Policy', viewPolicy)
      return c.html(rendered.email.html ?? '')
    }
    const text = /^t\d+$/.test(link)
      ? (await loadTemplate(c.env, inputs.site, inputs.template, inputs.templateVersion))?.languages[inputs.language]
      : undefined
    const target = linkTarget(inputs, text ?? null, link)
    if (target === null || !/^https?:\/\//i.test(target)) throw gone()
    return c.redirect(withUtm(target, draft.scenario), 302)
  })
  .get('/o/:file', async (c) => {
    const { claims } = await linkClaims(c.env, 'open', c.req.param('file').replace(/\.gif$/, ''))
    const isMachine = proxies.test(c.req.header('user-agent') ?? '')
    // Nobody waits for a picture of one pixel: whether the open was stored shows later.
    c.executionCtx.waitUntil(
      tellReceipt(c.env, claims, 'opened', { isMachine }).catch((error: unknown) => console.error('open:', error)),
    )
    return c.body(pixel, 200, { 'Content-Type': 'image/gif', 'Cache-Control': 'no-store' })
  })
  .route('/', preferences)

const viewPolicy =
  "default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
const gone = () => new AppError(404, 'not-found', 'This link leads nowhere any more')

/** Mail programs that fetch pictures for everybody, read or not. */
const proxies = /GoogleImageProxy|YahooMailProxy|Mozilla\/5\.0$|bot\b/i

const pixel = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (char) =>
  char.charCodeAt(0),
)
