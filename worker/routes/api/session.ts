import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { AppError } from '../../model/error.ts'
import { closeLogin, countAttempt, forgetAttempts, openLogin } from '../../store/logins.ts'
import { memberByEmail, normalEmail, sitesOf } from '../../store/members.ts'
import { hashPassword, passwordIs } from '../../store/password.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { callsOf } from './accessTable.ts'
import { cookieOptions, loginCookie } from './loginCookie.ts'

const Login = v.object({ email: v.pipe(v.string(), v.maxLength(254)), password: v.pipe(v.string(), v.maxLength(1000)) })

/** Attempts per 15 minutes: on one account, and from one address (an office shares one). */
const limits = { account: 5, address: 20 }

export const session = new Hono<App>()
  .post(
    '/api/login',
    describeRoute({ tags: ['Login'], summary: 'Log in to the dashboard' }),
    validator('json', Login, invalid),
    async (c) => {
      const { email, password } = c.req.valid('json')
      const { DB, SECRET } = c.env
      const account = `account ${normalEmail(email)}`
      const address = `address ${c.req.header('cf-connecting-ip') ?? ''}`
      const waitMs = Math.max(
        await countAttempt(DB, SECRET, account, limits.account),
        await countAttempt(DB, SECRET, address, limits.address),
      )
      if (waitMs > 0) {
        throw new AppError(429, 'too-many-logins', 'Too many tries: wait before the next', { retryAfterMs: waitMs })
      }
      const member = await memberByEmail(DB, email)
      // An unknown address costs the same work, so that the time of the answer tells nothing.
      const right =
        member === null ? await wasted(SECRET, password) : await passwordIs(SECRET, password, member.password)
      if (member === null || !right)
        throw new AppError(401, 'wrong-login', 'The e-mail address or the password is wrong')
      await forgetAttempts(DB, SECRET, account)
      const old = getCookie(c, loginCookie(c.req.url))
      if (old !== undefined) await closeLogin(DB, old)
      setCookie(c, loginCookie(c.req.url), await openLogin(DB, member.id), cookieOptions(c.req.url))
      const sites = await sitesOf(DB, member)
      const { id, role, createdAt } = member
      const [first] = sites
      if (first !== undefined) {
        c.set('site', first.id)
        c.set('actor', { kind: 'member', id, email: member.email, role, sites: member.sites, createdAt })
        c.set('change', 'login')
      }
      return c.json({ email: member.email, role, sites })
    },
  )
  .post('/api/logout', describeRoute({ tags: ['Login'], summary: 'End this login session' }), async (c) => {
    const token = getCookie(c, loginCookie(c.req.url))
    if (token !== undefined) await closeLogin(c.env.DB, token)
    deleteCookie(c, loginCookie(c.req.url), cookieOptions(c.req.url))
    return c.json({ done: true })
  })
  .get(
    '/api/me',
    describeRoute({ tags: ['Login'], summary: 'Who am I, which sites do I see, and what may I call?' }),
    async (c) => {
      const { actor } = c.var
      const may = callsOf(actor.role)
      if (actor.kind === 'member') {
        return c.json({ email: actor.email, role: actor.role, sites: await sitesOf(c.env.DB, actor), may })
      }
      return c.json({ email: null, role: actor.role, sites: await sitesOf(c.env.DB, { sites: [c.var.site] }), may })
    },
  )

const wasted = async (secret: string, password: string): Promise<false> => {
  await hashPassword(secret, password)
  return false
}
