import { DurableObject } from 'cloudflare:workers'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { asId, type SiteId } from '../model/ids.ts'
import {
  addCounts,
  freshKey,
  noCounts,
  type CountedOnce,
  type FreshCounts,
  type FreshFile,
} from '../recommend/fresh.ts'
import { manifestKey, parseManifest } from '../recommend/manifest.ts'
import { ringSoon, withoutThrowing } from './timers.ts'

interface Bucket extends FreshCounts {
  /** projections that are in it; absent in one of an earlier release */
  of?: number[]
}

const bucketMs = 10_000
/** R2 takes one write a second per key (PLATFORM 5). */
const writeEveryMs = 2_000
const prefix = 'at/'
/** The queue tries for half an hour (wrangler.toml): what it brings again is known for twice as long. */
const rememberedMs = 3_600_000

/**
 * What happened to a site's products since its index was built, as the queue brings it: one row a queue batch, one small
 * file for the isolates every two seconds at most. A new build makes what came before it superfluous.
 */
export class Counts extends DurableObject<Env> {
  private readonly site: SiteId
  /** sum of the buckets since the build; null: not yet read */
  private total: { since: number; counts: FreshCounts } | null = null
  /** real time, epoch ms */
  private wroteAt = -Infinity
  private isRinging = false
  /** projections of the last hour with the start of their bucket; null: not yet read */
  private seen: Map<number, number> | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.site = asId<SiteId>(ctx.id.name ?? '')
  }

  /** Takes projections in, each once, in whatever company the queue brings it again. */
  async add(counted: readonly CountedOnce[]): Promise<void> {
    const { kv } = this.ctx.storage
    const now = clock.now()
    const at = Math.floor(now / bucketMs)
    const seen = this.seenSince(now - rememberedMs)
    const fresh = counted.filter(
      ({ of }, place) => !seen.has(of) && counted.findIndex((one) => one.of === of) === place,
    )
    if (fresh.length === 0) return
    const bucket: Bucket = kv.get<Bucket>(keyOf(at)) ?? noCounts()
    for (const { counts } of fresh) {
      addCounts(bucket, counts)
      if (this.total !== null) addCounts(this.total.counts, counts)
    }
    bucket.of = [...(bucket.of ?? []), ...fresh.map(({ of }) => of)]
    kv.put(keyOf(at), bucket)
    for (const { of } of fresh) seen.set(of, at * bucketMs)
    const realNow = now - clock.offsetMs
    if (realNow - this.wroteAt >= writeEveryMs) await this.tryToWrite()
    else if (!this.isRinging) {
      this.isRinging = true
      await ringSoon(this.ctx.storage, this.wroteAt + writeEveryMs - realNow)
    }
  }

  override async alarm(): Promise<void> {
    this.isRinging = false
    await this.tryToWrite()
  }

  /** What could not be written goes with the next counts. */
  private tryToWrite(): Promise<void> {
    return withoutThrowing(`counts of ${this.site}`, () => this.write())
  }

  private async write(): Promise<void> {
    const { site } = this
    this.wroteAt = clock.now() - clock.offsetMs
    const { STORE } = this.env
    const stored = await STORE.get(manifestKey(site))
    if (stored === null) return // no catalog yet: its first build reads everything
    const since = parseManifest(await stored.json(), site).builtAt
    if (this.total?.since !== since) this.total = { since, counts: this.sumSince(since) }
    const file: FreshFile = { format: 1, site, since, ...this.total.counts }
    await STORE.put(freshKey(site), JSON.stringify(file))
  }

  /** Drops what the build has read, and adds up the rest. */
  private sumSince(since: number): FreshCounts {
    const { kv } = this.ctx.storage
    const counts = noCounts()
    const from = keyOf(Math.ceil(since / bucketMs))
    for (const [key, bucket] of kv.list<Bucket>({ prefix })) {
      if (key < from) kv.delete(key)
      else addCounts(counts, bucket)
    }
    return counts
  }

  /** In the order of their buckets: what is older than `since` stands first, and goes. */
  private seenSince(since: number): Map<number, number> {
    const seen = (this.seen ??= this.readSeen())
    for (const [of, at] of seen) {
      if (at >= since) break
      seen.delete(of)
    }
    return seen
  }

  private readSeen(): Map<number, number> {
    const seen = new Map<number, number>()
    for (const [key, { of = [] }] of this.ctx.storage.kv.list<Bucket>({ prefix })) {
      for (const one of of) seen.set(one, Number(key.slice(prefix.length)) * bucketMs)
    }
    return seen
  }
}

const keyOf = (bucket: number): string => prefix + String(bucket).padStart(12, '0')
