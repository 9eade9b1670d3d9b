import type { FeedDetail, FeedMapping } from '../shapes.ts'

/** What the wizard's fields hold. */
export interface FeedSetup {
  source: string
  way: 'url' | 'file'
  url: string
  access: 'none' | 'basic' | 'header'
  /** of Basic: the user; of a header: its name */
  login: string
  secret: string
  /** one is stored, and stays where none is typed */
  isSecretSet: boolean
  /** null: columns are found by their names, or proposed anew at each import */
  mapping: FeedMapping | null
  mode: 'full' | 'delta'
  language: string
  /** minutes; "" only by hand */
  every: string
}

export function setupOf(feed: FeedDetail | undefined): FeedSetup {
  const auth = feed?.auth ?? null
  return {
    source: feed?.source ?? 'shop',
    way: feed === undefined || feed.url !== undefined ? 'url' : 'file',
    url: feed?.url ?? '',
    access: auth?.kind ?? 'none',
    login: auth === null ? '' : auth.kind === 'basic' ? auth.user : auth.name,
    secret: '',
    isSecretSet: auth !== null,
    mapping: feed?.mapping ?? null,
    mode: feed?.mode ?? 'full',
    language: feed?.language ?? '',
    every: feed === undefined ? '60' : String(feed.everyMinutes ?? ''),
  }
}

/** The set-up as `PUT /api/feeds/:id` takes it. A look at the feed comes before its schedule. */
export function settingsBody(setup: FeedSetup, scheduled: boolean) {
  const { way, url, access, login, secret, mapping, mode, language, every } = setup
  const auth =
    access === 'none'
      ? null
      : {
          ...(access === 'basic' ? { kind: access, user: login } : { kind: access, name: login }),
          ...(secret === '' ? {} : { secret }),
        }
  return {
    mode,
    ...(way === 'url' ? { url: url.trim(), auth } : {}),
    ...(way === 'url' && scheduled && every !== '' ? { everyMinutes: Number(every) } : {}),
    ...(mapping === null ? {} : { mapping }),
    ...(language === '' ? {} : { language }),
  }
}
