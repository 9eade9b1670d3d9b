import { DurableObject } from 'cloudflare:workers'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { asId, type SiteId } from '../model/ids.ts'
import { addCounts, freshKey, noCounts, type FreshCounts, type FreshFile } from '../recommend/fresh.ts'
import { manifestKey, parseManifest } from '../recommend/manifest.ts'
import { ringSoon, withoutThrowing } from './timers.ts'

interface Bucket extends FreshCounts {
  /** queue batches that are in it */
  batches: string[]
}

const bucketMs = 10_000
/** R2 takes one write a second per key (PLATFORM 5). */
const writeEveryMs = 2_000
const prefix = 'at/'

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

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.site = asId<SiteId>(ctx.id.name ?? '')
  }

  /** Takes a queue batch in, the same one once. */
  async add(batch: string, counts: FreshCounts): Promise<void> {
    const { kv } = this.ctx.storage
    const now = clock.now()
    const key = prefix + String(Math.floor(now / bucketMs)).padStart(12, '0')
    const bucket = kv.get<Bucket>(key) ?? { ...noCounts(), batches: [] }
    if (bucket.batches.includes(batch)) return
    addCounts(bucket, counts)
    bucket.batches.push(batch)
    kv.put(key, bucket)
    if (this.total !== null) addCounts(this.total.counts, counts)
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
    const from = prefix + String(Math.ceil(since / bucketMs)).padStart(12, '0')
    for (const [key, bucket] of kv.list<Bucket>({ prefix })) {
      if (key < from) kv.delete(key)
      else addCounts(counts, bucket)
    }
    return counts
  }
}
