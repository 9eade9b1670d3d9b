import type { Labeller } from '../catalog/label/labeller.ts'
import { modelLabeller } from '../catalog/label/modelLabeller.ts'
import { openSecret } from '../channels/sealedSecret.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { SiteConfig } from '../model/site.ts'
import type { LabellerSettings } from '../model/label.ts'
import { siteConfig } from '../store/siteConfig.ts'
import type { SiteId } from '../model/ids.ts'
import { chatWithAi } from './askAi.ts'
import { chatOf } from './askChat.ts'

/** What asking a model needs of the Worker. */
export type LabelEnv = Pick<Env, 'DB' | 'STORE' | 'ASSETS' | 'SECRET' | 'LOCAL_FEEDS' | 'OUTSIDE' | 'AI'>

export interface OpenLabeller {
  labeller: Labeller
  settings: LabellerSettings
  config: SiteConfig
}

/** The language model that a site has set up, ready to be asked. Throws where there is none. */
export async function openLabeller(env: LabelEnv, site: SiteId): Promise<OpenLabeller> {
  const config = await siteConfig(env, site)
  const settings = config?.settings.labeller
  if (config === null || settings == null) {
    throw new AppError(409, 'not-set-up', 'No language model is set up', { hint: 'Settings, Language model' })
  }
  const { model, key } = settings
  if (settings.provider === 'workers-ai') {
    if (env.AI === undefined) throw new AppError(409, 'not-available', 'Workers AI is there in production only')
    return { labeller: modelLabeller(chatWithAi(env.AI, model), model, config.language), settings, config }
  }
  const service = {
    baseUrl: settings.baseUrl ?? '',
    model,
    allowLocal: env.LOCAL_FEEDS === 'true',
    ...(key === undefined ? {} : { key: await openSecret(env.SECRET, site, key) }),
  }
  const fetcher = env.OUTSIDE ?? { fetch: (address, init) => fetch(address as string, init) }
  return { labeller: modelLabeller(chatOf(fetcher, service), model, config.language), settings, config }
}
