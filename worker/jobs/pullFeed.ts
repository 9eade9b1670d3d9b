import { feedFormats } from '../catalog/formats/detectFormat.ts'
import { onlySaid } from '../catalog/onlySaid.ts'
import { openSecret } from '../channels/sealedSecret.ts'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { AppError } from '../model/error.ts'
import type { FeedAuth, FeedOutcome, FeedSettings } from '../model/feed.ts'
import type { SiteId } from '../model/ids.ts'
import { bookRun, readFeed, setNextPull, type Feed } from '../store/feeds.ts'
import { runningJob, type RunningJob } from '../store/jobs.ts'
import { siteConfig } from '../store/siteConfig.ts'
import { fetchFeed, type FeedLimits, type FetchedFeed } from './fetchFeed.ts'
import { importFeed } from './importFeeds.ts'

export interface Pull {
  source: string
  by: 'schedule' | 'person'
  /** when it fell due, epoch ms: the next one counts from here */
  dueAt: number
  /** reads what the server calls unchanged, and applies what would be refused */
  force?: boolean
  /** the job that a person watches */
  job?: string
}

type PullEnv = Pick<Env, 'DB' | 'STORE' | 'ASSETS' | 'CHANGES' | 'SECRET' | 'LOCAL_FEEDS' | 'OUTSIDE'>

/**
 * Fetches a feed by its address and takes it in. Whatever happens ends in the feed's log; nothing is thrown. An answer
 * "not modified" writes that line and nothing else.
 */
export async function pullFeed(
  env: PullEnv,
  site: SiteId,
  pull: Pull,
  handOver: (plan: string) => Promise<unknown>,
  limits?: FeedLimits,
): Promise<void> {
  const job = pull.job === undefined ? null : runningJob(env.DB, site, pull.job)
  const [feed, config] = await Promise.all([readFeed(env.DB, site, pull.source), siteConfig(env, site)])
  const settings = feed?.settings ?? null
  if (feed === null || config === null || settings?.url === undefined) {
    await job?.fail(`The feed ${pull.source} has no address`)
    return
  }
  const startedAt = clock.now()
  const nextPullAt = settings.everyMinutes === undefined ? null : pull.dueAt + settings.everyMinutes * 60_000
  const book = (outcome: FeedOutcome, error?: string, change: Partial<Feed> = {}): Promise<void> =>
    bookRun(env.DB, site, pull.source, runOf(pull, startedAt, outcome, error), { nextPullAt, ...change })
  try {
    await job?.note('fetching', 0, feed.products)
    const fetched = await askFor(
      env,
      site,
      settings.url,
      settings.auth,
      pull.force === true ? {} : versionOf(feed),
      limits,
    )
    if (fetched.is === 'failed') {
      const waitUntil = clock.now() + (fetched.retryAfterMs ?? 0)
      await book('failed', fetched.because, nextPullAt === null ? {} : { nextPullAt: Math.max(nextPullAt, waitUntil) })
      await job?.fail(fetched.because)
      return
    }
    if (fetched.is === 'not-modified') {
      await book('not-modified', undefined, { lastImportAt: clock.now() })
      await job?.finish({ notModified: true })
      return
    }
    await setNextPull(env.DB, site, pull.source, nextPullAt)
    await take(env, config, pull, settings, job, fetched, handOver)
  } catch (error) {
    // What an import came to is in the log already.
    if (!(error instanceof AppError)) console.error(`pull of ${site}/${pull.source}:`, error)
  }
}

const take = async (
  env: PullEnv,
  site: NonNullable<Awaited<ReturnType<typeof siteConfig>>>,
  pull: Pull,
  settings: FeedSettings,
  job: RunningJob | null,
  fetched: { body: ReadableStream<Uint8Array>; etag?: string; lastModified?: string },
  handOver: (plan: string) => Promise<unknown>,
): Promise<void> => {
  const { body, etag, lastModified } = fetched
  await importFeed(
    env,
    {
      site: { ...site, language: settings.language ?? site.language },
      source: pull.source,
      format: feedFormats.find(({ id }) => id === settings.format) ?? null,
      mode: settings.mode,
      force: pull.force ?? false,
      by: pull.by,
      body,
      ...onlySaid({ mapping: settings.mapping, zone: settings.zone }),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
      ...(job === null ? {} : { job }),
    },
    async (plan) => void (await handOver(plan)),
  )
}

/** Asks a feed's server with what lets us in. */
export async function askFor(
  env: Pick<Env, 'SECRET' | 'LOCAL_FEEDS' | 'OUTSIDE'>,
  site: SiteId,
  url: string,
  auth: FeedAuth | undefined,
  version: { etag?: string; lastModified?: string } = {},
  limits?: FeedLimits,
): Promise<FetchedFeed> {
  const header = auth === undefined ? undefined : await headerOf(env.SECRET, site, auth)
  return fetchFeed(
    env.OUTSIDE ?? { fetch: (address, init) => fetch(address as string, init) },
    { url, ...(header === undefined ? {} : { header }), ...version, allowLocal: env.LOCAL_FEEDS === 'true' },
    limits,
  )
}

const versionOf = ({ etag, lastModified }: Feed) => ({
  ...(etag === null ? {} : { etag }),
  ...(lastModified === null ? {} : { lastModified }),
})

async function headerOf(secret: string, site: SiteId, auth: FeedAuth): Promise<{ name: string; value: string }> {
  const clear = await openSecret(secret, site, auth.secret)
  if (auth.kind === 'header') return { name: auth.name, value: clear }
  const bytes = new TextEncoder().encode(`${auth.user}:${clear}`)
  return { name: 'authorization', value: `Basic ${btoa(String.fromCharCode(...bytes))}` }
}

const runOf = (pull: Pull, startedAt: number, outcome: FeedOutcome, error?: string) => ({
  at: startedAt,
  by: pull.by,
  outcome,
  ms: clock.now() - startedAt,
  bytes: 0,
  products: 0,
  changed: 0,
  new: 0,
  gone: 0,
  bad: 0,
  ...(error === undefined ? {} : { error }),
  ...(pull.job === undefined ? {} : { job: pull.job }),
})
