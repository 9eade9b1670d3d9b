import worker, { Customer as RealCustomer } from '../../worker/index.ts'
import type { Env } from '../../worker/env.ts'
import type { Projection } from '../../worker/model/projection.ts'
import type { Telling } from '../../worker/model/telling.ts'

export * from '../../worker/index.ts' // all its objects; the one named below takes the place of its own

/** Set by GET /dev/fault?d1=...&queueMs=...; Worker and objects share the isolate. */
const fault = { d1: 'works' as 'works' | 'fails' | 'hangs', hangMs: 30_000, queueMs: 0, d1Asked: 0 }

/** As D1 behaves in an outage: at once an error, or no answer for a long time and then an error. */
function faulty(db: D1Database): D1Database {
  const meet = async (): Promise<void> => {
    fault.d1Asked += 1
    if (fault.d1 === 'hangs') await new Promise((resolve) => setTimeout(resolve, fault.hangMs))
    if (fault.d1 !== 'works') throw new Error('D1_ERROR: D1 DB is unavailable (injected)')
  }
  const real = new WeakMap<object, D1PreparedStatement>()
  const statement = (inner: D1PreparedStatement): D1PreparedStatement => {
    const outer = intercept(inner, (name, args) => {
      if (name === 'bind') return statement(inner.bind(...args))
      return meet().then(() => invoke(inner, name, args))
    })
    real.set(outer, inner)
    return outer
  }
  return intercept(db, (name, args) => {
    if (name === 'prepare') return statement(db.prepare(String(args[0])))
    if (name === 'batch') {
      const statements = (args[0] as D1PreparedStatement[]).map((one) => real.get(one) ?? one)
      return meet().then(() => db.batch(statements))
    }
    return meet().then(() => invoke(db, name, args))
  })
}

/** A queue whose `send` is slow to answer, as it has been for 57 s in production. */
const slow = (queue: Queue<Projection>): Queue<Projection> =>
  intercept(queue, async (name, args) => {
    if (fault.queueMs > 0) await new Promise((resolve) => setTimeout(resolve, fault.queueMs))
    return invoke(queue, name, args)
  })

type Method = (...args: unknown[]) => unknown
const invoke = (target: object, name: string, args: unknown[]): unknown =>
  (target as Record<string, Method>)[name]?.(...args)

const intercept = <T extends object>(target: T, onCall: (name: string, args: unknown[]) => unknown): T =>
  new Proxy(target, {
    get: (_, name) => {
      const value = Reflect.get(target, name, target) as unknown
      if (typeof name !== 'string' || typeof value !== 'function' || name === 'then') return value
      return (...args: unknown[]) => onCall(name, args)
    },
  })

let wrappedEnv: Env | undefined
const wrapped = (env: Env): Env => (wrappedEnv ??= { ...env, DB: faulty(env.DB), PROJECTION: slow(env.PROJECTION) })

export class Customer extends RealCustomer {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, wrapped(env))
  }
}

export default {
  fetch(request, env, ctx) {
    const url = new URL(request.url)
    if (url.pathname !== '/dev/fault') return worker.fetch(request, wrapped(env), ctx)
    const d1 = url.searchParams.get('d1')
    if (d1 === 'works' || d1 === 'fails' || d1 === 'hangs') fault.d1 = d1
    fault.queueMs = Number(url.searchParams.get('queueMs') ?? fault.queueMs)
    return Response.json(fault)
  },
  queue: (batch, env) => worker.queue(batch, wrapped(env)),
  scheduled: (controller, env) => worker.scheduled(controller, wrapped(env)),
} satisfies ExportedHandler<Env, Projection | Telling>
