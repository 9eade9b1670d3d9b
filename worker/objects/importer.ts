import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import { applyPlan, giveUpPlan } from '../jobs/applyPlan.ts'
import { pullFeed, type Pull } from '../jobs/pullFeed.ts'
import { ringSoon } from './timers.ts'

/** What a site's importer has to do: pull a feed, or take in what was read and judged and lies in R2. */
export type Task = ({ is: 'pull' } & Pull) | { is: 'apply'; plan: string }

interface Queued {
  task: Task
  /** begun so often: the process may die in the middle of one */
  attempts: number
}

const mostAttempts = 3

/**
 * Works through the long imports of one site, one after the other, each in an alarm of its own: no request waits for
 * one, two never write the same catalog at once, and what was begun when the process died is begun again.
 */
export class Importer extends DurableObject<Env> {
  private working: Promise<void> | null = null

  /** False: the feed waits for its pull already. */
  async enqueue(site: SiteId, task: Task): Promise<boolean> {
    const queue = this.queue()
    const waits = queue.some((one) => one.task.is === 'pull' && task.is === 'pull' && one.task.source === task.source)
    if (waits) return false
    this.ctx.storage.kv.put('site', site)
    this.ctx.storage.kv.put('queue', [...queue, { task, attempts: 0 }])
    if (this.working === null) await ringSoon(this.ctx.storage)
    return true
  }

  /** Never throws: what fails is told by the job and the feed's log. */
  override async alarm(): Promise<void> {
    await this.work()
    if (this.queue().length > 0) await ringSoon(this.ctx.storage)
  }

  /** Resolves when nothing is left to do: development's clock answers when what fell due is done. */
  async settled(): Promise<void> {
    while (this.queue().length > 0) await this.work()
  }

  private work(): Promise<void> {
    this.working ??= this.workFirst().finally(() => (this.working = null))
    return this.working
  }

  private async workFirst(): Promise<void> {
    const [first, ...rest] = this.queue()
    const site = this.ctx.storage.kv.get<SiteId>('site')
    if (first === undefined || site === undefined) return
    const attempts = first.attempts + 1
    this.ctx.storage.kv.put('queue', [{ ...first, attempts }, ...rest])
    try {
      await this.run(site, first.task, attempts)
    } catch (error) {
      console.error(`import of ${site}:`, error)
    }
    // Others may have been put behind it meanwhile.
    this.ctx.storage.kv.put('queue', this.queue().slice(1))
  }

  private async run(site: SiteId, task: Task, attempts: number): Promise<void> {
    if (task.is === 'apply') {
      if (attempts > mostAttempts) await giveUpPlan(this.env, task.plan)
      else await applyPlan(this.env, task.plan, attempts)
    } else if (attempts <= mostAttempts) {
      await pullFeed(this.env, site, task, (plan) => this.enqueue(site, { is: 'apply', plan }))
    }
  }

  private queue(): Queued[] {
    return this.ctx.storage.kv.get<Queued[]>('queue') ?? []
  }
}
