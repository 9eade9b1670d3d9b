import { DurableObject } from 'cloudflare:workers'
import { clock } from '../clock.ts'
import type { Env } from '../env.ts'
import { finishTraining, type Finished } from '../jobs/finishTraining.ts'
import { prepareTraining, type Prepared } from '../jobs/prepareTraining.ts'
import type { SiteId } from '../model/ids.ts'
import { Cancelled, runningJob } from '../store/jobs.ts'
import type { Learner, Progress } from '../train/learner.ts'
import { edgeSettings, type TrainSettings } from '../train/settings.ts'
import { predictionsOf } from '../train/trainingSet.ts'
import { LOOK_EVERY_MS, MOST_ATTEMPTS, Pace, SLICE_MS, sliceMs } from '../train/sliceLength.ts'
import { makeLearner } from './makeLearner.ts'
import { ringSoon } from './timers.ts'
import { TrainerRows } from './trainerRows.ts'
import { loadPrepared, storePrepared } from './trainingRows.ts'

/** What is asked of a training; settings not given are those of the edge. */
export interface TrainingOrder {
  site: SiteId
  job: string
  model: string
  settings?: Partial<TrainSettings>
  /** how long an alarm may work; tests cut it short */
  sliceMs?: number
}

interface State extends TrainingOrder {
  phase: 'prepare' | 'train' | 'judge'
  startedAt: number
  /** alarms begun since the last checkpoint */
  attempt: number
  settings: Partial<TrainSettings>
  full: TrainSettings | null
  progress: Progress | null
  steps: number
  curve: number[]
  lossSum: number
  lossBatches: number
}

/** Too few to learn an order from. */
const FEWEST_PREDICTIONS = 200

/** While an alarm works, this one stands: an alarm that was cut off by anything at all is followed by another. */
const GUARD_MS = 60_000

/**
 * Trains a site's sequence model in alarms of at most 10 s, each ending in a checkpoint; other requests get in every 50 ms.
 * A slice that was cut off begins again at its checkpoint and does the same: every choice follows from (seed, step). What
 * the object holds while it works, histories of pseudonyms among it, leaves with `deleteAll` at the end.
 */
export class Trainer extends DurableObject<Env> {
  private readonly rows: TrainerRows
  private run: { prepared: Prepared; learner: Learner; settings: TrainSettings } | null = null
  private working = false

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.rows = new TrainerRows(ctx.storage.sql)
  }

  /** Begins, unless a training runs: then false. */
  async start(order: TrainingOrder): Promise<boolean> {
    if (this.state() !== null) return false
    const begun: State = {
      ...order,
      ...{ phase: 'prepare', startedAt: clock.now(), attempt: 0, settings: order.settings ?? {}, full: null },
      ...{ progress: null, steps: 0, curve: [], lossSum: 0, lossBatches: 0 },
    }
    this.save(begun)
    await ringSoon(this.ctx.storage)
    return true
  }

  /** How far it is; null when none runs. Answered while a slice works. */
  status(): {
    job: string
    model: string
    phase: string
    done: number
    total: number
    curve: readonly number[]
  } | null {
    const state = this.state()
    if (state === null) return null
    const { job, model, phase, progress, steps, curve } = state
    return { job, model, phase, done: progress?.step ?? (phase === 'judge' ? steps : 0), total: steps, curve }
  }

  override async alarm(): Promise<void> {
    const before = this.state()
    if (before === null || this.working) return
    this.working = true
    try {
      const state = { ...before, attempt: before.attempt + 1 }
      this.save(state)
      await ringSoon(this.ctx.storage, GUARD_MS)
      await this.slice(state)
    } catch (error) {
      if (error instanceof Cancelled) return await this.end(before, { error: error.message })
      // The guard's alarm tries again from the checkpoint; what is left in memory may be half done.
      this.run = null
      console.error('training:', error)
    } finally {
      this.working = false
    }
  }

  private async slice(state: State): Promise<void> {
    const budgetMs = sliceMs(state.attempt, state.sliceMs ?? SLICE_MS)
    if (budgetMs === null) return this.end(state, { error: `Cut off ${MOST_ATTEMPTS} times in a row at one point` })
    if (state.phase === 'prepare') return this.prepare(state)
    const run = (this.run ??= this.load(state))
    if (state.phase === 'train') return this.train(state, run.learner, budgetMs)
    const finished = await finishTraining(this.env, { ...run, state, pause })
    return this.end(state, finished)
  }

  private async prepare(state: State): Promise<void> {
    const prepared = await prepareTraining(this.env, state.site, state.startedAt, pause)
    if (prepared === null) return this.end(state, { error: 'There is no index yet: import a catalog first' })
    const predictions = predictionsOf(prepared.set.sequences)
    if (predictions < FEWEST_PREDICTIONS) {
      return this.end(state, {
        error: `Too little to learn from: ${predictions} steps from one product to the next, ${FEWEST_PREDICTIONS} are needed`,
      })
    }
    const full = { ...edgeSettings({ items: prepared.set.items, predictions }), ...state.settings }
    const learner = makeLearner(prepared.set, full)
    learner.initialise()
    this.run = { prepared, learner, settings: full }
    const { steps } = learner
    await this.checkpoint({ ...state, phase: 'train', full, steps, progress: { epoch: 0, batch: 0, step: 0 } }, () => {
      this.rows.make()
      storePrepared(this.rows, prepared)
      this.storeParameters(learner)
    })
    return undefined
  }

  /** Steps until the time is over or the last is done. The clock is read only after a write: in production it stands still else. */
  private async train(before: State, learner: Learner, budgetMs: number): Promise<void> {
    const state = { ...before, curve: [...before.curve] }
    const startedAt = realNow()
    const pace = new Pace(startedAt)
    let now = startedAt
    while (state.progress !== null && now - startedAt < budgetMs - Math.min(LOOK_EVERY_MS, budgetMs / 2)) {
      let isLookDue = false
      for (let batch = 0; batch < pace.batches && state.progress !== null; batch++) {
        this.step(state, learner)
        isLookDue = pace.did(1) || isLookDue
      }
      await pause()
      if (!isLookDue) continue
      this.ctx.storage.kv.put('beat', state.progress?.step ?? state.steps)
      await this.ctx.storage.sync()
      now = realNow()
      pace.look(now)
    }
    const after: State = state.progress === null ? { ...state, phase: 'judge' } : state
    await this.checkpoint(after, () => this.storeParameters(learner))
    await runningJob(this.env.DB, state.site, state.job).note(
      'training',
      state.progress?.step ?? state.steps,
      state.steps,
    )
  }

  private step(state: State, learner: Learner): void {
    const { progress } = state
    if (progress === null) return
    state.lossSum += learner.step(progress)
    state.lossBatches++
    state.progress = learner.next(progress)
    if (state.progress?.epoch === progress.epoch) return
    state.curve.push(state.lossSum / state.lossBatches)
    state.lossSum = 0
    state.lossBatches = 0
  }

  /** Parameters, place and next alarm in one transaction: whatever happens, they belong together. */
  private async checkpoint(state: State, write: () => void): Promise<void> {
    this.ctx.storage.transactionSync(() => {
      write()
      this.save({ ...state, attempt: 0 })
    })
    await ringSoon(this.ctx.storage) // no await since the rows: they commit together
  }

  private storeParameters(learner: Learner): void {
    for (const [at, part] of learner.state().entries()) this.rows.write(`state${at}`, part)
  }

  /** From the checkpoint, after the object slept or was cut off. */
  private load(state: State): NonNullable<Trainer['run']> {
    const prepared = loadPrepared(this.rows)
    const learner = makeLearner(prepared.set, state.full!)
    for (const [at, part] of learner.state().entries()) part.set(this.rows.read(`state${at}`, Float32Array))
    return { prepared, learner, settings: state.full! }
  }

  private async end(state: State, result: Finished): Promise<void> {
    const job = runningJob(this.env.DB, state.site, state.job)
    if ('error' in result) await job.fail(result.error)
    else await job.finish({ ...result, verdict: { ...result.verdict } })
    this.run = null
    await this.ctx.storage.deleteAll()
  }

  private state(): State | null {
    return this.ctx.storage.kv.get<State>('state') ?? null
  }

  private save(state: State): void {
    this.ctx.storage.kv.put('state', state)
  }
}

/** Work is measured in real time, also where simulated time is moved meanwhile. */
const realNow = (): number => clock.now() - clock.offsetMs

/** Lets whoever waits at this object or isolate in. */
const pause = (): Promise<void> => scheduler.wait(0)
