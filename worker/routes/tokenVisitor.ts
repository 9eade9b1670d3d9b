import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { CustomerId } from '../model/ids.ts'
import type { SiteConfig } from '../model/site.ts'
import { claimedSite } from '../model/token.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { basicUser, callerOf } from './caller.ts'
import { allowOrigin } from './cors.ts'
import { claimedIssuer, readIdentityToken } from './identityToken.ts'
import { customerNamed, visitorOf } from './visitor.ts'

/**
 * Whose request it is: by `token` in query or Bearer, else by the cookie of the first-party route. Throws 401 without a
 * token, 403 for one that is forged, expired or of another site.
 */
export async function tokenVisitor(
  c: Context<{ Bindings: Env }>,
): Promise<{ config: SiteConfig; customer: CustomerId }> {
  const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const token = c.req.query('token') ?? bearer ?? getCookie(c, '_aisle')
  if (token === undefined) throw new AppError(401, 'no-token', 'Send the visitor token that collection answered')
  const config = await siteOf(c, token)
  allowOrigin(c, config)
  const customer = await customerOfToken(c.env, config, token)
  if (customer === null) throw notYours()
  return { config, customer }
}

/** The customer of a visitor's or an identity token; null for one that is forged, expired or of another site. */
export async function customerOfToken(
  env: Pick<Env, 'SECRET'>,
  config: SiteConfig,
  token: string,
): Promise<CustomerId | null> {
  const now = clock.now()
  const claims = await visitorOf(env, config.id, token, now)
  if (claims !== null) return claims.customer
  const person = await readIdentityToken(env, config, token, now)
  return person?.externalId === undefined ? null : customerNamed(env, config.id, 'externalId', person.externalId)
}

/** The site of the write key, where one is sent, else the one the token claims to be of. */
async function siteOf(c: Context<{ Bindings: Env }>, token: string): Promise<SiteConfig> {
  const key = c.req.query('key') ?? c.req.query('writeKey') ?? basicUser(c.req.header('authorization'))
  if (key !== undefined) return (await callerOf(c.env, key)).config
  const site = claimedSite(token) ?? claimedIssuer(token)
  const config = site === null ? null : await siteConfig(c.env, site)
  if (config === null) throw notYours()
  return config
}

const notYours = () =>
  new AppError(403, 'wrong-token', 'This token opens nothing here: it is forged, expired or of another site')
