import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { AppError } from '../../model/error.ts'
import { sha256 } from '../../model/sha256.ts'
import { openLogin } from '../../store/logins.ts'
import { hasMembers, insertMember } from '../../store/members.ts'
import { createSite } from '../../store/newSite.ts'
import { hashPassword, passwordFault } from '../../store/password.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { cookieOptions, loginCookie } from './loginCookie.ts'
import { NewSiteBody } from './siteFields.ts'

const Setup = v.object({
  token: v.optional(v.string()),
  email: v.pipe(v.string(), v.trim(), v.email('Write an e-mail address'), v.maxLength(254)),
  password: v.string(),
  site: NewSiteBody,
})

/** The first run: one owner, one site. Closed for ever once a member exists. */
export const setup = new Hono<App>()
  .get('/api/setup', describeRoute({ tags: ['Set-up'], summary: 'Is the first set-up still to do?' }), async (c) =>
    c.json({ needed: !(await hasMembers(c.env.DB)), token: c.env.SETUP_TOKEN !== undefined }),
  )
  .post(
    '/api/setup',
    describeRoute({ tags: ['Set-up'], summary: 'Make the first owner and site; answers its keys, once' }),
    validator('json', Setup, invalid),
    async (c) => {
      const { token, email, password, site } = c.req.valid('json')
      if (await hasMembers(c.env.DB)) throw new AppError(409, 'set-up-done', 'This installation is set up: log in')
      await refuseWrongToken(c.env.SETUP_TOKEN, token)
      const fault = passwordFault(password, email)
      if (fault !== null) {
        throw new AppError(422, 'invalid', `password: ${fault}`, { fields: [{ field: 'password', message: fault }] })
      }
      const hash = await hashPassword(c.env.SECRET, password)
      const keys = await createSite(c.env, site)
      const owner = insertMember(c.env.DB, email, hash, 'owner', null)
      await owner.statement
      const { id, role, sites, createdAt } = owner.row
      c.set('site', site.id)
      c.set('actor', { kind: 'member', id, email: owner.row.email, role, sites, createdAt })
      c.set('change', site.id)
      setCookie(c, loginCookie(c.req.url), await openLogin(c.env.DB, id), cookieOptions(c.req.url))
      return c.json(keys, 201)
    },
  )

/** Equal digests only: comparing them tells nothing of the token by its timing. */
async function refuseWrongToken(wanted: string | undefined, given: string | undefined): Promise<void> {
  if (wanted === undefined || wanted === '') return
  if (given !== undefined && (await sha256(given)) === (await sha256(wanted))) return
  throw new AppError(403, 'wrong-token', 'The set-up token is not right', {
    hint: 'It was printed when this installation was deployed',
  })
}
