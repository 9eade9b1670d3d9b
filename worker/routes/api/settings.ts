import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import type * as v from 'valibot'
import { channelsOf } from '../../channels/channelsOf.ts'
import { sealSecret } from '../../channels/sealedSecret.ts'
import type { Env } from '../../env.ts'
import { AppError } from '../../model/error.ts'
import { asId, type CustomerId, type SiteId } from '../../model/ids.ts'
import type { LabellerSettings } from '../../model/label.ts'
import type { SiteSettings } from '../../model/site.ts'
import { newId } from '../../store/newId.ts'
import { publishSiteConfig, siteConfig } from '../../store/siteConfig.ts'
import { addKey, dropKey, listKeys, newIdentityKey, newSiteKey, type KeyKind } from '../../store/siteKeys.ts'
import { readSite, saveSite, type Site } from '../../store/siteSettings.ts'
import { clock } from '../../clock.ts'
import { invalid } from '../errors.ts'
import { identitySecret } from '../identityToken.ts'
import type { App } from './access.ts'
import { keptLabeller, shownLabeller } from './labellerSettings.ts'
import { NewKeyBody, SettingsBody, TestMailBody } from './settingsFields.ts'

const tags = ['Settings']
/** Live at once: the new and the old one, while a shop moves from one to the other. */
const mostKeys: Readonly<Record<KeyKind, number>> = { write: 5, secret: 2, identity: 2 }

/** What a site is, how it contacts customers, and its keys. */
export const settings = new Hono<App>()
  .get('/api/settings', describeRoute({ tags, summary: 'Settings of the site, without its secrets' }), async (c) =>
    c.json(await shown(c.env, c.var.site)),
  )
  .put(
    '/api/settings',
    describeRoute({ tags, summary: 'Change settings: the whole of what GET gives, or a part' }),
    validator('json', SettingsBody, invalid),
    async (c) => {
      const { settings: change, ...fields } = c.req.valid('json')
      const site = await found(c.env, c.var.site)
      const { email, labeller, ...rest } = change ?? {}
      const next: SiteSettings = {
        ...site.settings,
        ...defined(rest),
        email: await mail(c.env, site, email),
        labeller: await labellerOf(c.env, site, labeller),
      }
      await saveSite(c.env, site.id, { ...(defined(fields) as Partial<Site>), settings: next })
      const told = { ...next, email: next.email?.host ?? null, labeller: next.labeller?.model ?? null }
      c.set('change', JSON.stringify([fields, told]))
      return c.json(await shown(c.env, site.id))
    },
  )
  .post(
    '/api/settings/keys',
    describeRoute({ tags, summary: 'Make a key; a secret is shown this once' }),
    validator('json', NewKeyBody, invalid),
    async (c) => {
      const { kind } = c.req.valid('json')
      const { site } = c.var
      const keys = await listKeys(c.env.DB, site)
      if (keys.filter((key) => key.kind === kind).length >= mostKeys[kind]) {
        throw new AppError(409, 'too-many-keys', `${mostKeys[kind]} ${kind} keys are the most`, {
          hint: 'End the one that is no longer used',
        })
      }
      const made = kind === 'identity' ? newIdentityKey(site) : await newSiteKey(site, kind)
      await addKey(c.env.DB, made)
      await publishSiteConfig(c.env, site)
      const { id, createdAt, last4 } = made.row
      if (kind !== 'identity') return c.json({ id, kind, key: made.key, createdAt, last4 }, 201)
      const key = await identitySecret(c.env, site, made.key)
      return c.json({ id, kind, kid: made.key, key, createdAt, last4 }, 201)
    },
  )
  .delete('/api/settings/keys/:id', describeRoute({ tags, summary: 'End a key at once' }), async (c) => {
    const { site } = c.var
    const id = c.req.param('id')
    const keys = await listKeys(c.env.DB, site)
    const key = keys.find((one) => one.id === id)
    if (key === undefined) throw new AppError(404, 'not-found', 'There is no such key')
    const isLast = key.kind !== 'identity' && keys.filter(({ kind }) => kind === key.kind).length === 1
    if (isLast)
      throw new AppError(409, 'last-key', `It is the site's last ${key.kind} key`, { hint: 'Make another first' })
    await dropKey(c.env.DB, site, id)
    await publishSiteConfig(c.env, site)
    return c.json({ done: true })
  })
  .post(
    '/api/settings/email/test',
    describeRoute({ tags, summary: 'Send a test mail' }),
    validator('json', TestMailBody, invalid),
    async (c) => {
      const { to } = c.req.valid('json')
      c.set('change', 'test mail') // the address is a personal value: not in the log, not even hashed
      return c.json(await sendTest(c.env, c.var.site, to))
    },
  )

async function shown(env: Env, id: SiteId) {
  const site = await found(env, id)
  const keys = await listKeys(env.DB, id)
  const { createdAt: _, configVersion: __, settings: own, ...fields } = site
  const { password: ___, ...email } = own.email ?? {}
  const of = (kind: KeyKind) => keys.filter((key) => key.kind === kind)
  return {
    ...fields,
    settings: {
      ...own,
      email: own.email === null ? null : (email as Omit<NonNullable<SiteSettings['email']>, 'password'>),
      labeller: shownLabeller(own.labeller),
    },
    writeKeys: of('write').map(({ value }) => value),
    secretKeys: of('secret').map(({ id, createdAt, last4 }) => ({ id, createdAt, last4 })),
    identityKeys: of('identity').map(({ id, value, createdAt }) => ({ id, kid: value, createdAt })),
  }
}

async function found(env: Env, id: SiteId): Promise<Site> {
  const site = await readSite(env.DB, id)
  if (site === null) throw new AppError(404, 'not-found', `There is no site ${id}`)
  return site
}

type Change = NonNullable<v.InferOutput<typeof SettingsBody>['settings']>

async function labellerOf(env: Env, site: Site, change: Change['labeller']): Promise<LabellerSettings | null> {
  const before = site.settings.labeller ?? null
  if (change === undefined || change === null) return change === null ? null : before
  return keptLabeller(env, site.id, change, before)
}

type MailChange = Change['email']

/** A password that is not sent stays, as long as it goes to the same server and account. */
async function mail(env: Env, site: Site, change: MailChange): Promise<SiteSettings['email']> {
  const old = site.settings.email
  if (change === undefined || change === null) return change === null ? null : old
  const { password, ...rest } = change
  const isSame = old !== null && old.host === change.host && old.username === change.username
  const kept = isSame ? old.password : undefined
  const sealed = password === undefined || password === '' ? kept : await sealSecret(env.SECRET, site.id, password)
  return { ...defined(rest), ...(sealed === undefined ? {} : { password: sealed }) } as SiteSettings['email']
}

/** Without the keys that say nothing: `exactOptionalPropertyTypes` tells absent from undefined. */
const defined = <T extends object>(value: T): object =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined))

async function sendTest(env: Env, site: SiteId, to: string): Promise<{ sent: boolean; reason?: string }> {
  const config = await siteConfig(env, site)
  const channel = config === null ? undefined : (await channelsOf(env, config)).email
  if (config === null || channel === undefined) return { sent: false, reason: 'No mail server is set up yet' }
  const { email } = config.settings
  const delivery = await channel.send(
    {
      channel: 'email',
      to,
      ...(email === null ? {} : { from: email.from }),
      subject: `Test mail of ${config.name}`,
      text: `This mail shows that ${config.name} can send by ${email?.host ?? 'the outbox'}.`,
      headers: {},
      about: { site, customer: asId<CustomerId>('nobody'), scenario: 'test', at: clock.now() },
    },
    `test:${newId(clock.now())}`,
  )
  return delivery.is === 'sent' ? { sent: true } : { sent: false, reason: 'reason' in delivery ? delivery.reason : '' }
}
