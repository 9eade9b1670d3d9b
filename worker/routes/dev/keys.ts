import { Hono } from 'hono'
import * as v from 'valibot'
import type { DevEnv } from '../../dev.ts'
import { AppError } from '../../model/error.ts'

const Keys = v.strictObject({ writeKey: v.string(), secretKey: v.string() })
type Keys = v.InferOutput<typeof Keys>

const place = 'dev/keys.json'
let known: Keys | undefined

/** The sample shop's own keys, as a shop's server would hold them; null before the first start put them here. */
export async function demoKeys(env: DevEnv): Promise<Keys | null> {
  if (known !== undefined) return known
  const stored = await env.STORE.get(place)
  known = stored === null ? undefined : v.parse(Keys, await stored.json())
  return known ?? null
}

/** Development only: hands the sample shop the keys that set-up answered once. */
export const devKeys = new Hono<{ Bindings: DevEnv }>().put('/keys', async (c) => {
  const body = v.safeParse(Keys, await c.req.json<unknown>().catch(() => null))
  if (!body.success) throw new AppError(400, 'bad-keys', 'Send {"writeKey": "pk_...", "secretKey": "sk_..."}')
  await c.env.STORE.put(place, JSON.stringify(body.output))
  known = body.output
  return c.body(null, 204)
})
