import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import { AppError } from '../../model/error.ts'
import { sitesOf } from '../../store/members.ts'
import { createSite } from '../../store/newSite.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { NewSiteBody } from './siteFields.ts'

export const sites = new Hono<App>().post(
  '/api/sites',
  describeRoute({
    tags: ['Sites'],
    summary: 'Make a site; answers its keys, once',
    description: "For an owner who sees all sites, or with the first site's secret key.",
  }),
  validator('json', NewSiteBody, invalid),
  async (c) => {
    const { actor } = c.var
    const [first] = await sitesOf(c.env.DB, { sites: null })
    const may = actor.kind === 'member' ? actor.sites === null : first?.id === c.var.site
    if (!may) throw new AppError(403, 'no-access', "Only an owner of all sites, or the first site's key, makes sites")
    return c.json(await createSite(c.env, c.req.valid('json')), 201)
  },
)
