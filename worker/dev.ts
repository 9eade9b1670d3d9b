import { Hono } from 'hono'
import { shop } from '../demo/shop/shop.ts'
import type { Env } from './env.ts'
import worker, {
  Counts as ProductionCounts,
  Customer as ProductionCustomer,
  Importer as ProductionImporter,
  Waitlist as ProductionWaitlist,
} from './index.ts'
import type { Projection } from './model/projection.ts'
import type { Telling } from './model/telling.ts'
import type { Clock } from './objects/clock.ts'
import { watchAlarms } from './objects/clock.ts'
import { devClock } from './routes/dev/clock.ts'
import { counted, inFlight } from './routes/dev/inFlight.ts'
import { demoKeys, devKeys } from './routes/dev/keys.ts'
import { devOutbox } from './routes/dev/outbox.ts'
import { onError } from './routes/errors.ts'

export { Clock } from './objects/clock.ts'
export { Identifier, Live, Renderer, Trainer } from './index.ts'

/** What development adds to the Worker's bindings. */
export interface DevEnv extends Env {
  CLOCK: DurableObjectNamespace<Clock>
  /** keys of the sample site, for the little server part of the sample shop */
  DEMO_WRITE_KEY?: string
  DEMO_SECRET_KEY?: string
}

let awake: Promise<unknown> | undefined
/** Once per isolate: simulated time and the registry of alarms, before anything reads the clock. */
async function wake(env: DevEnv): Promise<void> {
  awake ??= env.CLOCK.getByName('clock').wake()
  try {
    await awake
  } catch (error) {
    awake = undefined
    throw error
  }
  watchAlarms(env)
}

/** A customer's object that knows simulated time before its first alarm, and whose queue is counted. */
export class Customer extends ProductionCustomer {
  constructor(ctx: DurableObjectState, env: DevEnv) {
    super(ctx, { ...env, PROJECTION: counted(env.PROJECTION, 'projection') })
    void ctx.blockConcurrencyWhile(() => wake(env))
  }
}

/** Imports keep simulated time too: a history of prices is made of it. */
export class Importer extends ProductionImporter {
  constructor(ctx: DurableObjectState, env: DevEnv) {
    super(ctx, { ...env, CHANGES: counted(env.CHANGES, 'changes') })
    void ctx.blockConcurrencyWhile(() => wake(env))
  }
}

/** What was counted when is by simulated time. */
export class Counts extends ProductionCounts {
  constructor(ctx: DurableObjectState, env: DevEnv) {
    super(ctx, env)
    void ctx.blockConcurrencyWhile(() => wake(env))
  }
}

/** Its timers are known to the same clock, and its queue is counted too. */
export class Waitlist extends ProductionWaitlist {
  constructor(ctx: DurableObjectState, env: DevEnv) {
    super(ctx, { ...env, CHANGES: counted(env.CHANGES, 'changes') })
    void ctx.blockConcurrencyWhile(() => wake(env))
  }
}

let withCounting: DevEnv | undefined
/** Changes that a request sends are waited for like those of objects. */
const counting = (env: DevEnv): DevEnv => (withCounting ??= { ...env, CHANGES: counted(env.CHANGES, 'changes') })

const dev = new Hono<{ Bindings: DevEnv }>()
  .route('/dev', devClock)
  .route('/dev', devKeys)
  .route('/dev', devOutbox)
  .get('/shop', (c) => c.redirect('/shop/'))
  .route('/shop', shop)
dev.onError(onError)
const isDev = (path: string) => path.startsWith('/dev/') || path === '/shop' || path.startsWith('/shop/')

export default {
  async fetch(request, env, ctx) {
    await wake(env)
    if (!isDev(new URL(request.url).pathname)) return worker.fetch(request, counting(env), ctx)
    const keys = await demoKeys(env)
    const shopKeys = keys === null ? {} : { DEMO_WRITE_KEY: keys.writeKey, DEMO_SECRET_KEY: keys.secretKey }
    return dev.fetch(request, { ...env, ...shopKeys }, ctx)
  },
  async queue(batch, env) {
    await wake(env)
    try {
      await worker.queue(batch, env)
    } finally {
      inFlight.consumed(batch.queue, batch.messages.length)
    }
  },
  async scheduled(controller, env) {
    await wake(env)
    await worker.scheduled(controller, env)
  },
} satisfies ExportedHandler<DevEnv, Projection | Telling>
