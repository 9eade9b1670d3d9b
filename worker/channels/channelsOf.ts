import { connect } from 'cloudflare:sockets'
import type { Env } from '../env.ts'
import type { ChannelId } from '../model/consent.ts'
import type { Channel } from '../model/message.ts'
import type { SiteConfig } from '../model/site.ts'
import { openSecret } from './sealedSecret.ts'
import { smtp } from './smtp.ts'

/** What development puts instead of, or beside, a provider (routes/dev/outbox.ts); production leaves it empty. */
export const development: { email?: (env: Env, provider: Channel | undefined) => Channel } = {}

/** The channels that are switched on for a site, ready to send. */
export async function channelsOf(env: Env, config: SiteConfig): Promise<Partial<Record<ChannelId, Channel>>> {
  const provider = await emailProvider(env, config)
  const email = development.email?.(env, provider) ?? provider
  return email === undefined ? {} : { email }
}

async function emailProvider(env: Env, config: SiteConfig): Promise<Channel | undefined> {
  const { email } = config.settings
  if (email === null) return undefined
  const { password, ...open } = email
  const clear = password === undefined ? {} : { password: await openSecret(env.SECRET, config.id, password) }
  return smtp({ ...open, ...clear }, connect)
}
