import worker, { Customer as RealCustomer } from '../../worker/index.ts'
import type { Env } from '../../worker/env.ts'
import type { Projection } from '../../worker/model/projection.ts'
import type { Telling } from '../../worker/model/telling.ts'
import {
  counts,
  countCalls,
  countD1,
  countGlobals,
  countQueue,
  countStorage,
  countWasm,
  resetCounts,
  wasmBytes,
} from './counts.ts'
import { type Floor, floor } from './floors.ts'

export * from '../../worker/index.ts' // all its objects; the one named below takes the place of its own
export { Floor } from './floors.ts'

interface BenchEnv extends Env {
  FLOOR: DurableObjectNamespace<Floor>
}

/** Switched by POST /bench/mode while a bench runs. `counting` costs time, so ratios are taken without it. */
const mode = { counting: false, d1: 'real' as 'real' | 'throws', queue: 'real' as 'real' | 'swallowed' }
let globalsCounted = false
countWasm()

/** The real object, with its storage counted and, on demand, a queue that leads nowhere and a D1 that throws. */
export class Customer extends RealCustomer {
  constructor(ctx: DurableObjectState, env: BenchEnv) {
    if (mode.counting) countStorage(ctx.storage)
    super(ctx, wrapped(env))
  }
}

let wrappedEnv: BenchEnv | undefined
function wrapped(env: BenchEnv): BenchEnv {
  wrappedEnv ??= {
    ...env,
    CUSTOMER: mode.counting ? countCalls(env.CUSTOMER) : env.CUSTOMER,
    IDENTIFIER: mode.counting ? countCalls(env.IDENTIFIER) : env.IDENTIFIER,
    DB: countD1(env.DB, () => mode.d1 === 'throws'),
    PROJECTION: countQueue(env.PROJECTION, () => mode.queue === 'real'),
  }
  return wrappedEnv
}

async function control(request: Request, env: BenchEnv): Promise<Response> {
  const { pathname: path, searchParams } = new URL(request.url)
  if (path === '/dev/bench/put') {
    await env.STORE.put(searchParams.get('key') ?? '', await request.arrayBuffer())
    return Response.json({})
  }
  if (path === '/dev/bench/mode') {
    Object.assign(mode, await request.json())
    wrappedEnv = undefined
    if (mode.counting && !globalsCounted) {
      globalsCounted = true
      countGlobals()
    }
    return Response.json(mode)
  }
  if (path === '/dev/bench/reset') resetCounts()
  return Response.json({ ...counts, wasmBytes: wasmBytes() })
}

export default {
  async fetch(request, env, ctx) {
    if (request.url.includes('/dev/bench/')) return control(request, env)
    return (await floor(request, env)) ?? worker.fetch(request, wrapped(env), ctx)
  },
  queue: (batch, env) => worker.queue(batch, wrapped(env)),
  scheduled: (controller, env) => worker.scheduled(controller, wrapped(env)),
} satisfies ExportedHandler<BenchEnv, Projection | Telling>
