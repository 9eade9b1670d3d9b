import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { Json } from '../model/json.ts'
import { newId } from './newId.ts'

/** An event that was not taken, with the reason, kept for replay (30 days; a day without an identifier). */
export interface RejectedEvent {
  /** "<hash>.<object>.<number>": where it lies */
  id: string
  /** epoch ms */
  at: number
  code: string
  field: string
  message: string
  /** as it came */
  event: Json
}

/** The id is made from the place; one that is stored was kept when its neighbour was replayed. */
type Stored = Omit<RejectedEvent, 'id'> & { id?: string }

const prefix = (site: SiteId) => `site/${site}/rejected/`
const place = (site: SiteId, hash: string, object: string) => `${prefix(site)}${hash}/${object}.json`
/** Under this name lies what names nobody. */
export const nobody = 'nobody'

/** Stores the rejected events of one request that name one identifier, as one object under its keyed hash. */
export async function storeRejected(
  env: Pick<Env, 'STORE'>,
  site: SiteId,
  hash: string,
  events: readonly Stored[],
): Promise<readonly RejectedEvent[]> {
  const object = newId(clock.now())
  await env.STORE.put(place(site, hash, object), textOf(events), {
    httpMetadata: { contentType: 'application/json' },
  })
  return events.map((event, at) => ({ ...event, id: `${hash}.${object}.${at}` }))
}

/** An event may be nested so deeply that its text can't be written: what is below the limit of depth is left out. */
function textOf(events: readonly Stored[]): string {
  try {
    return JSON.stringify(events)
  } catch {
    return JSON.stringify(events.map((one) => ({ ...one, event: cut(one.event, 40) })))
  }
}

function cut(value: Json, levels: number): Json {
  if (typeof value !== 'object' || value === null) return value
  if (levels === 0) return '…'
  if (Array.isArray(value)) return (value as readonly Json[]).map((part) => cut(part, levels - 1))
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, cut(part as Json, levels - 1)]))
}

/** Newest first. Names sort by hash, so the newest are found by their own part of the name. `before`: a page's `next`. */
export async function listRejected(
  env: Pick<Env, 'STORE'>,
  site: SiteId,
  before: string | undefined,
  limit: number,
): Promise<{ items: readonly RejectedEvent[]; next?: string }> {
  const found = (await allNames(env, site))
    .filter(({ object }) => before === undefined || object < before)
    .sort((a, b) => (a.object < b.object ? 1 : -1))
  const items: RejectedEvent[] = []
  let last: string | undefined
  for (const { hash, object } of found) {
    if (items.length >= limit && last !== undefined) return { items, next: last }
    items.push(...(await readObject(env, site, hash, object)))
    last = object
  }
  return { items }
}

async function allNames(env: Pick<Env, 'STORE'>, site: SiteId): Promise<{ hash: string; object: string }[]> {
  const names: { hash: string; object: string }[] = []
  let cursor: string | undefined
  do {
    const page = await env.STORE.list({ prefix: prefix(site), ...(cursor === undefined ? {} : { cursor }) })
    for (const { key } of page.objects) {
      const [hash, object] = key.slice(prefix(site).length, -'.json'.length).split('/')
      if (hash !== undefined && object !== undefined) names.push({ hash, object })
    }
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
  return names
}

/** Takes a replayed event out of its object, and the object away with its last one. */
export async function dropRejected(env: Pick<Env, 'STORE'>, site: SiteId, id: string): Promise<void> {
  const [hash = '', object = ''] = id.split('.')
  const left = (await readObject(env, site, hash, object)).filter((one) => one.id !== id)
  const key = place(site, hash, object)
  if (left.length === 0) await env.STORE.delete(key)
  else await env.STORE.put(key, JSON.stringify(left))
}

/** Null when it is not there, or no longer. */
export async function readRejected(env: Pick<Env, 'STORE'>, site: SiteId, id: string): Promise<RejectedEvent | null> {
  const [hash, object, at] = id.split('.')
  if (!/^[a-z0-9]+$/.test(hash ?? '') || !/^[a-z0-9]+$/.test(object ?? '')) return null
  const all = await readObject(env, site, hash ?? '', object ?? '')
  return all.find((one) => one.id === `${hash}.${object}.${at}`) ?? null
}

async function readObject(
  env: Pick<Env, 'STORE'>,
  site: SiteId,
  hash: string,
  object: string,
): Promise<readonly RejectedEvent[]> {
  const stored = await env.STORE.get(place(site, hash, object))
  if (stored === null) return []
  // Written by storeRejected alone.
  const events = await stored.json<readonly Stored[]>()
  return events.map((event, at) => ({ ...event, id: event.id ?? `${hash}.${object}.${at}` }))
}
