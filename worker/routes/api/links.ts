import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import * as v from 'valibot'
import { linkId } from '../../catalog/understand/decideLinks.ts'
import { lexiconNames } from '../../catalog/understand/lexicon.ts'
import type { Env } from '../../env.ts'
import { AppError } from '../../model/error.ts'
import type { SiteId } from '../../model/ids.ts'
import type { Texts } from '../../model/product.ts'
import { linkKinds, type TypeLink } from '../../model/typeLink.ts'
import { publishLinks } from '../../store/links.ts'
import { dropLinks, readLink, readLinks, writeLinks } from '../../store/typeLinks.ts'
import { readTypes } from '../../store/types.ts'
import { invalid } from '../errors.ts'
import type { App } from './access.ts'
import { pageQuery } from './page.ts'
import { LinkBody, LinkId, NewLinkBody, TypeId } from './typeFields.ts'

const tags = ['Types']
const List = v.object({
  type: v.optional(TypeId),
  kind: v.optional(v.picklist(linkKinds)),
  removed: v.optional(v.picklist(['true', 'false'])),
  ...pageQuery,
})

/** What goes with what. A correction is locked: no run over the catalog overwrites it, and none brings back what was taken away. */
export const links = new Hono<App>()
  .get(
    '/api/links',
    describeRoute({ tags, summary: 'Links between types, with their reasons' }),
    validator('query', List, invalid),
    async (c) => {
      const { cursor = '', limit = 500, type, kind, removed = 'false' } = c.req.valid('query')
      const { site } = c.var
      const [all, names] = [await readLinks(c.env.DB, site), await namesOf(c.env, site)]
      const rows = all
        .filter((link) => (link.removed === true) === (removed === 'true'))
        .filter((link) => kind === undefined || link.kind === kind)
        .filter((link) => type === undefined || link.from === type || link.to === type)
        .map((link) => shownLink(link, names))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .filter(({ id }) => id > cursor)
      const items = rows.slice(0, limit)
      return c.json({ items, ...(rows.length > limit ? { next: items.at(-1)?.id } : {}) })
    },
  )
  .post(
    '/api/links',
    describeRoute({ tags, summary: 'Say that a type goes with another' }),
    validator('json', NewLinkBody, invalid),
    async (c) => {
      const { site } = c.var
      const given = c.req.valid('json')
      const names = await namesOf(c.env, site)
      refuseNonsense(given, names)
      const before = await readLink(c.env.DB, site, given.from, given.to)
      if (before !== null && before.removed !== true) {
        throw new AppError(409, 'conflict', `${linkId(given)} is there already`, {
          hint: 'PUT /api/links/:id changes it',
        })
      }
      const link: TypeLink = { ...given, reasons: [{ by: 'merchant' }], locked: true }
      await save(c.env, site, link)
      return c.json(shownLink(link, names), 201)
    },
  )
  .get('/api/links/:id', describeRoute({ tags, summary: 'One link' }), validator('param', LinkId, invalid), async (c) =>
    c.json(shownLink(await found(c.env, c.var.site, c.req.valid('param').id), await namesOf(c.env, c.var.site))),
  )
  .put(
    '/api/links/:id',
    describeRoute({ tags, summary: 'Correct or lock a link, or bring it back' }),
    validator('param', LinkId, invalid),
    validator('json', LinkBody, invalid),
    async (c) => {
      const { site } = c.var
      const [from, to] = c.req.valid('param').id.split('~') as [string, string]
      const given = c.req.valid('json')
      for (const [field, wanted] of [
        ['from', from],
        ['to', to],
      ] as const) {
        if (given[field] !== undefined && given[field] !== wanted) {
          throw new AppError(422, 'invalid', `The body says ${given[field]}, the path ${wanted}`, {
            fields: [{ field, message: 'differs from the path' }],
          })
        }
      }
      const names = await namesOf(c.env, site)
      refuseNonsense({ from, to }, names)
      const before = await readLink(c.env.DB, site, from, to)
      const { kind, weight, locked, removed } = given
      const isNew = before === null || kind !== before.kind || weight !== before.weight
      const reasons = before?.reasons.filter(({ by }) => by !== 'merchant') ?? []
      const link: TypeLink = {
        from,
        to,
        kind,
        weight,
        reasons: locked && isNew ? [{ by: 'merchant' }, ...reasons] : (before?.reasons ?? [{ by: 'merchant' }]),
        ...(locked ? { locked } : {}),
        ...(removed ? { removed } : {}),
      }
      await save(c.env, site, link)
      return c.json(shownLink(link, names))
    },
  )
  .delete(
    '/api/links/:id',
    describeRoute({ tags, summary: 'Take a link away; no run brings it back, PUT does' }),
    validator('param', LinkId, invalid),
    async (c) => {
      const { site } = c.var
      const link = await found(c.env, site, c.req.valid('param').id)
      // What only a person said is gone with that; what was found would be found again.
      if (link.reasons.every(({ by }) => by === 'merchant')) {
        await dropLinks(c.env.DB, site, [link])
        await publishLinks(c.env, site)
      } else await save(c.env, site, { ...link, removed: true })
      return c.body(null, 204)
    },
  )

/** A link as the API states it: with its id and the names of both types. */
export const shownLink = (link: TypeLink, names: ReadonlyMap<string, Texts>) => ({
  id: linkId(link),
  ...link,
  locked: link.locked === true,
  removed: link.removed === true,
  fromNames: names.get(link.from) ?? lexiconNames(link.from) ?? {},
  toNames: names.get(link.to) ?? lexiconNames(link.to) ?? {},
})

const namesOf = async (env: Env, site: SiteId): Promise<ReadonlyMap<string, Texts>> =>
  new Map((await readTypes(env.DB, site)).map(({ body }) => [body.id, body.names]))

function refuseNonsense({ from, to }: Pick<TypeLink, 'from' | 'to'>, names: ReadonlyMap<string, Texts>): void {
  if (from === to) {
    throw new AppError(422, 'invalid', 'A type does not go with itself', {
      fields: [{ field: 'to', message: 'is the same type' }],
    })
  }
  const unknown = [from, to].filter((id) => !names.has(id) && lexiconNames(id) === undefined)
  if (unknown.length === 0) return
  throw new AppError(422, 'invalid', `There is no type ${unknown.join(', ')}`, {
    hint: 'GET /api/types lists them; PUT /api/types/:id makes one',
    fields: unknown.map((id) => ({ field: id === from ? 'from' : 'to', message: `is no type: ${id}` })),
  })
}

async function save(env: Env, site: SiteId, link: TypeLink): Promise<void> {
  await writeLinks(env.DB, site, [link])
  await publishLinks(env, site)
}

async function found(env: Env, site: SiteId, id: string): Promise<TypeLink> {
  const [from = '', to = ''] = id.split('~')
  const link = await readLink(env.DB, site, from, to)
  if (link !== null) return link
  throw new AppError(404, 'not-found', `There is no link ${id}`, { hint: 'GET /api/links lists them' })
}
