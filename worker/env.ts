import { AppError } from './model/error.ts'
import type { Counts } from './objects/counts.ts'
import type { Customer } from './objects/customer.ts'
import type { Importer } from './objects/importer.ts'
import type { Identifier } from './objects/identifier.ts'
import type { Live } from './objects/live.ts'
import type { Waitlist } from './objects/waitlist.ts'
import type { Trainer } from './objects/trainer.ts'
import type { Projection } from './model/projection.ts'
import type { Telling } from './model/telling.ts'

/** What is used of the Workers AI binding: a text embedding model ... */
export interface TextModel {
  run(model: string, input: { text: readonly string[] }): Promise<{ data: readonly (readonly number[])[] }>
}

/** ... and one that answers questions. */
export interface ChatModel {
  run(model: string, input: ChatInput): Promise<unknown>
}

export interface ChatInput {
  messages: readonly { role: 'system' | 'user'; content: string }[]
  response_format: { type: 'json_schema'; json_schema: object }
  max_tokens: number
}

/** Bindings and secrets of the Worker; development adds CLOCK (worker/dev.ts). */
export interface Env {
  ASSETS: Fetcher
  CUSTOMER: DurableObjectNamespace<Customer>
  IDENTIFIER: DurableObjectNamespace<Identifier>
  LIVE: DurableObjectNamespace<Live>
  TRAINER: DurableObjectNamespace<Trainer>
  IMPORTER: DurableObjectNamespace<Importer>
  WAITLIST: DurableObjectNamespace<Waitlist>
  COUNTS: DurableObjectNamespace<Counts>
  DB: D1Database
  STORE: R2Bucket
  PROJECTION: Queue<Projection>
  /** counts requests of a key and address; approximate (routes/rateLimits.ts) */
  ADDRESS_LIMIT?: RateLimit
  CHANGES: Queue<Telling>
  /** Workers AI, in production only: vectors of product texts, types and links, where a site chose it. */
  AI?: TextModel & ChatModel
  /** At least 32 random characters: every key, token and hash is derived from it. */
  SECRET: string
  /** Guards the first-run set-up; printed at deploy. Without it set-up is open only while no member exists. */
  SETUP_TOKEN?: string
  /** Which origin links in messages lead to: "https://aisle.shop.example". Development uses the request's. */
  PUBLIC_URL?: string
  /** Writes of one customer a minute where it is not 240: load tests are no shoppers. */
  WRITES_A_MINUTE?: string
  /** "true" lets feeds come from loopback and private addresses. Development alone: never set it where others log in. */
  LOCAL_FEEDS?: string
  /** A way out that leads to public addresses only, whatever a name resolves to; a self-hosted Worker has it. */
  OUTSIDE?: Fetcher
}

let checked = false
/** Fails once, loudly, when a binding is missing, instead of somewhere deep at some later request. */
export function checkEnv(env: Env): void {
  if (checked) return
  const missing = (
    [
      'ASSETS',
      'CUSTOMER',
      'IDENTIFIER',
      'LIVE',
      'TRAINER',
      'IMPORTER',
      'WAITLIST',
      'COUNTS',
      'DB',
      'STORE',
      'PROJECTION',
      'CHANGES',
      'SECRET',
    ] as const
  ).filter((name) => env[name] === undefined)
  if (missing.length > 0) {
    throw new AppError(503, 'not-configured', `Missing binding: ${missing.join(', ')}`, {
      hint: 'Compare wrangler.toml with worker/env.ts; SECRET is set by `wrangler secret put SECRET`.',
    })
  }
  if (env.SECRET.length < 32) {
    throw new AppError(503, 'not-configured', 'SECRET is shorter than 32 characters')
  }
  checked = true
}
