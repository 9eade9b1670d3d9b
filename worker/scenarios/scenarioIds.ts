import type { CustomerId, MessageId, RunId, SiteId } from '../model/ids.ts'
import { asId } from '../model/ids.ts'
import { fnv128 } from './fnv128.ts'

/** One run per customer, scenario, key and start. */
export const runIdOf = (site: SiteId, customer: CustomerId, scenario: string, key: string, startedAt: number): RunId =>
  asId<RunId>(`run_${fnv128(JSON.stringify([site, customer, scenario, key, startedAt]))}`)

/** One message per step of a run, however often a timer fires (SCENARIOS.md 4, Idempotency). */
export const messageIdOf = (site: SiteId, run: RunId, step: string, occurrence: number): MessageId =>
  asId<MessageId>(`msg_${fnv128(JSON.stringify([site, run, step, occurrence]))}`)
