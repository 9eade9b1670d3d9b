import worker, { type DevEnv } from '../../worker/dev.ts'
import { asId } from '../../worker/model/ids.ts'
import type { SiteId } from '../../worker/model/ids.ts'
import { customerIdFor, customerObjectName, macKey } from '../../worker/model/keys.ts'
import type { Projection } from '../../worker/model/projection.ts'
import type { Telling } from '../../worker/model/telling.ts'
import { customerStub } from '../../worker/objects/canonical.ts'

export * from '../../worker/dev.ts' // all its objects

/** Calls that the queue of changes made of each customer's object since this process began. */
const calls = new Map<string, number>()

const counting = (env: DevEnv): DevEnv => ({
  ...env,
  CUSTOMER: new Proxy(env.CUSTOMER, {
    get: (namespace, method) =>
      method === 'getByName'
        ? (name: string) => {
            calls.set(name, (calls.get(name) ?? 0) + 1)
            return namespace.getByName(name)
          }
        : (Reflect.get(namespace, method) as unknown),
  }),
})

/** Of each anonymous visitor: how often the price change stands in its timeline, and how often it was called for it. */
async function told(env: DevEnv, site: SiteId, visitors: readonly string[]) {
  const names = await macKey(env.SECRET, site, 'names')
  return Promise.all(
    visitors.map(async (visitor) => {
      const id = await customerIdFor(names, 'anonymousId', visitor)
      const { events } = await customerStub(env, site, id).timeline({ limit: 50 })
      const times = events.filter(({ name }) => name === 'Product Changed').length
      return { times, calls: calls.get(customerObjectName(site, id)) ?? 0 }
    }),
  )
}

export default {
  async fetch(request, env, ctx) {
    const url = new URL(request.url)
    if (url.pathname === '/dev/drain/told') {
      const { site, visitors } = await request.json<{ site: string; visitors: string[] }>()
      return Response.json(await told(env, asId<SiteId>(site), visitors))
    }
    if (url.pathname === '/dev/drain/calls') {
      return Response.json({ all: [...calls.values()].reduce((sum, count) => sum + count, 0), customers: calls.size })
    }
    return worker.fetch(request, env, ctx)
  },
  queue: (batch, env) => worker.queue(batch, batch.queue === 'changes' ? counting(env) : env),
  scheduled: (controller, env) => worker.scheduled(controller, env),
} satisfies ExportedHandler<DevEnv, Projection | Telling>
