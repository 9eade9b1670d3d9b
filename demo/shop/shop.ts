import { Hono } from 'hono'
import type { Env } from '../../worker/env.ts'

/** What the sample shop needs beside Aisle's own bindings: the keys that a shop's server would hold. */
export interface ShopEnv extends Env {
  DEMO_WRITE_KEY?: string
  DEMO_SECRET_KEY?: string
}

export const shop = new Hono<{ Bindings: ShopEnv }>().get('/', (c) => c.html('<h1>marlow</h1>'))
