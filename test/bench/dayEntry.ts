import worker, {
  Counts as DevCounts,
  Customer as DevCustomer,
  Waitlist as DevWaitlist,
  type DevEnv,
} from '../../worker/dev.ts'
import type { Projection } from '../../worker/model/projection.ts'
import type { Telling } from '../../worker/model/telling.ts'
import { counts, countCalls, countD1, countQueue, countStorage, resetCounts } from './counts.ts'

export * from '../../worker/dev.ts' // all its objects; the one named below takes the place of its own

/** The development Worker, whose clock can be moved through a day, with every row, call and message counted. */
export class Customer extends DevCustomer {
  constructor(ctx: DurableObjectState, env: DevEnv) {
    countStorage(ctx.storage)
    super(ctx, wrapped(env))
  }
}

/** Waitlists are on the bill too. */
export class Waitlist extends DevWaitlist {
  constructor(ctx: DurableObjectState, env: DevEnv) {
    countStorage(ctx.storage)
    super(ctx, wrapped(env))
  }
}

/** And what is counted of them all. */
export class Counts extends DevCounts {
  constructor(ctx: DurableObjectState, env: DevEnv) {
    countStorage(ctx.storage)
    super(ctx, wrapped(env))
  }
}

let wrappedEnv: DevEnv | undefined
const wrapped = (env: DevEnv): DevEnv =>
  (wrappedEnv ??= {
    ...env,
    CUSTOMER: countCalls(env.CUSTOMER),
    WAITLIST: countCalls(env.WAITLIST),
    COUNTS: countCalls(env.COUNTS),
    DB: countD1(env.DB, () => false),
    PROJECTION: countQueue(env.PROJECTION, () => true),
    CHANGES: countQueue(env.CHANGES, () => true),
  })

export default {
  fetch(request, env, ctx) {
    if (!request.url.includes('/dev/bench/')) return worker.fetch(request, wrapped(env), ctx)
    if (request.url.endsWith('/reset')) resetCounts()
    return Response.json(counts)
  },
  queue: (batch, env) => worker.queue(batch, wrapped(env)),
  scheduled: (controller, env) => worker.scheduled(controller, wrapped(env)),
} satisfies ExportedHandler<DevEnv, Projection | Telling>
