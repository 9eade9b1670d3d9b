import type { BadRow } from '../catalog/feedFormat.ts'
import type { FeedMapping } from '../catalog/feedMapping.ts'
import { onlySaid } from '../catalog/onlySaid.ts'
import type { Env } from '../env.ts'
import type { ProductId } from '../model/ids.ts'
import { runningJob } from '../store/jobs.ts'
import { stagedProducts } from './stagedProducts.ts'
import type { Import, ImportEnv, Work } from './importWork.ts'

/** An import that was read and judged, as it waits in R2: what differs lies beside it. */
interface Plan {
  feed: Omit<Import, 'body' | 'format' | 'job'>
  job: string | null
  startedAt: number
  bytes: number
  format: string
  staged: { parts: number; count: number }
  rows: BadRow[]
  badFields: Record<string, number>
  bad: number
  goodRows: number
  products: number
  /** told unchanged while it was read */
  unchanged: number
  spoiled: ProductId[]
  lost: ProductId[]
  complete: boolean
  mapping?: FeedMapping
}

const keyOf = (prefix: string): string => `${prefix}/plan.json`

/** Puts all that is left to do into R2, below `prefix`. */
export async function savePlan(
  work: Work,
  lost: readonly ProductId[],
  prefix: string,
  job: string | null,
): Promise<void> {
  const { format: _format, job: _job, ...feed } = work.feed
  const { startedAt, bytes, format, rows, badFields, bad, goodRows, products, unchanged, complete } = work
  const plan: Plan = {
    feed,
    job,
    startedAt,
    bytes,
    format,
    staged: await work.staged.save(),
    rows,
    badFields,
    bad,
    goodRows,
    products,
    unchanged,
    spoiled: [...work.spoiled],
    lost: [...lost],
    complete,
    ...onlySaid({ mapping: work.mapping }),
  }
  await work.env.STORE.put(keyOf(prefix), JSON.stringify(plan))
}

/** What `savePlan` left, ready to be applied; null when it is gone. */
export async function loadPlan(env: ImportEnv, prefix: string): Promise<{ work: Work; lost: ProductId[] } | null> {
  const stored = await env.STORE.get(keyOf(prefix))
  if (stored === null) return null
  const plan = await stored.json<Plan>() // written by `savePlan` alone
  const { lost, spoiled, staged, job, feed, ...rest } = plan
  const work: Work = {
    ...rest,
    env,
    feed: { ...feed, format: null },
    staged: stagedProducts(env.STORE, prefix, staged),
    job: job === null ? null : runningJob(env.DB, feed.site.id, job),
    spoiled: new Set(spoiled),
    changed: 0,
    created: 0,
    gone: 0,
    retyped: 0,
    seen: new Map(),
    fresh: [],
  }
  return { work, lost }
}

/** A person lets it go on: whoever watches `job` sees how far it is. False when it is gone. */
export async function resumePlan(env: Pick<Env, 'STORE'>, prefix: string, job: string): Promise<boolean> {
  const stored = await env.STORE.get(keyOf(prefix))
  if (stored === null) return false
  await env.STORE.put(keyOf(prefix), JSON.stringify({ ...(await stored.json<Plan>()), job }))
  return true
}

/** Forgets a plan and all that lies with it. */
export async function dropPlan(env: Pick<Env, 'STORE'>, prefix: string): Promise<void> {
  const { objects } = await env.STORE.list({ prefix: `${prefix}/`, limit: 1000 })
  if (objects.length > 0) await env.STORE.delete(objects.map(({ key }) => key))
}
