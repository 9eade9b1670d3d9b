import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import { applyPlan, giveUpPlan } from '../jobs/applyPlan.ts'
import { labelSlice, type LabelStage } from '../jobs/labelCatalog.ts'
import { pullFeed, type Pull } from '../jobs/pullFeed.ts'
import { runningJob } from '../store/jobs.ts'
import { ringSoon } from './timers.ts'

/**
 * What a site's importer has to do: pull a feed, take in what was read and judged and lies in R2, or ask a language model
 * about the catalog.
 */
export type Task =
  | ({ is: 'pull' } & Pull)
  | { is: 'apply'; plan: string }
  | { is: 'label'; job: string; stage: LabelStage }

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

  /** False: the feed waits for its pull, the catalog for its labels already. */
  async enqueue(site: SiteId, task: Task): Promise<boolean> {
    const queue = this.queue()
    if (queue.some((one) => isTheSame(one.task, task))) return false
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
    const [first, ...others] = this.queue()
    const site = this.ctx.storage.kv.get<SiteId>('site')
    if (first === undefined || site === undefined) return
    const attempts = first.attempts + 1
    this.ctx.storage.kv.put('queue', [{ ...first, attempts }, ...others])
    let rest: Task | null = null
    try {
      rest = await this.run(site, first.task, attempts)
    } catch (error) {
      console.error(`import of ${site}:`, error)
    }
    // Others may have been put behind it meanwhile: they go before what is left of it.
    const waiting = this.queue().slice(1)
    this.ctx.storage.kv.put('queue', rest === null ? waiting : [...waiting, { task: rest, attempts: 0 }])
  }

  /** What is left of a task that goes on in an alarm of its own; null when it is done. */
  private async run(site: SiteId, task: Task, attempts: number): Promise<Task | null> {
    const isGivenUp = attempts > mostAttempts
    switch (task.is) {
      case 'apply':
        if (isGivenUp) await giveUpPlan(this.env, task.plan)
        else await applyPlan(this.env, task.plan, attempts)
        return null
      case 'pull':
        if (!isGivenUp) await pullFeed(this.env, site, task, (plan) => this.enqueue(site, { is: 'apply', plan }))
        return null
      case 'label': {
        if (isGivenUp) {
          await runningJob(this.env.DB, site, task.job).fail('It ended without a word, several times')
          return null
        }
        const stage = await labelSlice(this.env, site, task)
        return stage === null ? null : { ...task, stage }
      }
    }
  }

  private queue(): Queued[] {
    return this.ctx.storage.kv.get<Queued[]>('queue') ?? []
  }
}

const isTheSame = (waiting: Task, asked: Task): boolean =>
  (waiting.is === 'pull' && asked.is === 'pull' && waiting.source === asked.source) ||
  (waiting.is === 'label' && asked.is === 'label')
