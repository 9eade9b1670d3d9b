import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { freeVersion, publishTemplate } from '../../jobs/loadTemplate.ts'
import { AppError } from '../../model/error.ts'
import type { SiteId } from '../../model/ids.ts'
import { publishSiteConfig, siteConfig } from '../../store/siteConfig.ts'
import { readScenarios } from '../../store/scenarios.ts'
import { dropTemplate, readTemplate, readTemplates, writeTemplate } from '../../store/templates.ts'
import { templateLibrary } from '../../templates/library/templateLibrary.ts'
import type { Template } from '../../templates/template.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { Language } from './siteFields.ts'

const source = v.pipe(v.string(), v.maxLength(128 * 1024, 'At most 128 KB'))
const TemplateBody = v.object({
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
  channel: v.optional(v.literal('email')),
  languages: v.pipe(
    v.record(
      Language,
      v.object({
        subject: v.pipe(v.string(), v.minLength(1, 'Write a subject'), v.maxLength(500)),
        preheader: v.optional(v.pipe(v.string(), v.maxLength(500))),
        mjml: source,
        text: v.optional(source),
      }),
    ),
    v.check((languages) => Object.keys(languages).length > 0, 'Write it in one language at least'),
  ),
})

/** What messages say, one template in all languages. Saving compiles it; sent messages keep the version they had. */
export const templates = new Hono<App>()
  .get('/api/templates', describeRoute({ tags: ['Templates'], summary: 'All templates of the site' }), async (c) => {
    const own = await readTemplates(c.env.DB, c.var.site)
    const shipped = templateLibrary.filter(({ id }) => !own.some((template) => template.id === id))
    const languages = (await siteConfig(c.env, c.var.site))?.languages ?? []
    const items = [...own, ...shipped].map((template) => ({
      id: template.id,
      version: template.version,
      name: template.name,
      channel: template.channel,
      languages: Object.keys(template.languages),
      missing: languages.filter((language) => !Object.hasOwn(template.languages, language)),
      isShipped: shipped.includes(template),
    }))
    return c.json({ items: items.sort((a, b) => (a.id < b.id ? -1 : 1)) })
  })
  .get(
    '/api/templates/:id',
    describeRoute({ tags: ['Templates'], summary: 'One template, with its content' }),
    async (c) => {
      const template = await find(c.env, c.var.site, c.req.param('id'))
      if (template === null) throw new AppError(404, 'not-found', `There is no template ${c.req.param('id')}`)
      return c.json(template)
    },
  )
  .put(
    '/api/templates/:id',
    describeRoute({
      tags: ['Templates'],
      summary: 'Publish a new version',
      description: 'MJML is compiled and Liquid parsed first: 422 names the language and field that fails.',
    }),
    validator('json', TemplateBody, invalid),
    async (c) => {
      const id = c.req.param('id')
      if (!/^[a-z0-9-]{1,64}$/.test(id)) {
        throw new AppError(422, 'invalid', 'Use 1 to 64 lower-case letters, digits and hyphens', {
          fields: [{ field: 'id', message: 'Use 1 to 64 lower-case letters, digits and hyphens' }],
        })
      }
      const { name, languages } = c.req.valid('json')
      const before = await find(c.env, c.var.site, id)
      const template: Template = {
        id,
        version: await freeVersion(c.env, c.var.site, id, before?.version ?? 0),
        name: name ?? before?.name ?? id,
        channel: 'email',
        languages: languages as Template['languages'],
      }
      await publishTemplate(c.env, c.var.site, template)
      await writeTemplate(c.env.DB, c.var.site, template)
      await publishSiteConfig(c.env, c.var.site)
      return c.json(template)
    },
  )
  .delete(
    '/api/templates/:id',
    describeRoute({
      tags: ['Templates'],
      summary: "Remove the site's own template",
      description: "One of the library goes back to the library's words; sent messages keep those they had.",
    }),
    async (c) => {
      const id = c.req.param('id')
      const users = templateLibrary.some((template) => template.id === id)
        ? []
        : (await readScenarios(c.env.DB, c.var.site)).filter(({ scenario }) =>
            scenario.steps.some((step) => 'send' in step && step.send.template === id),
          )
      if (users.length > 0) {
        throw new AppError(409, 'in-use', `Template ${id} is sent by ${users.map((one) => one.scenario.id).join(', ')}`)
      }
      const isGone = await dropTemplate(c.env.DB, c.var.site, id)
      if (!isGone) throw new AppError(404, 'not-found', `The site has no template ${id} of its own`)
      await publishSiteConfig(c.env, c.var.site)
      return c.body(null, 204)
    },
  )

/** The site's own version, else the library's. */
const find = async (env: App['Bindings'], site: SiteId, id: string): Promise<Template | null> =>
  (await readTemplate(env.DB, site, id)) ?? templateLibrary.find((template) => template.id === id) ?? null
