import type { ConsentState, QueuedEvent } from './event.ts'
import { randomId } from './randomId.ts'

/** All that we know of a visitor and have not sent yet. */
export interface Kept {
  id?: string
  token?: string
  user?: string
  consent?: ConsentState
  queue?: readonly QueuedEvent[]
}

const key = '_aisle'
let memory: Kept = {}

/**
 * One record: in memory, and with consent (`isStored`) in `localStorage`, which all pages of the site share, so it is
 * read again before each change. A browser that forbids storage leaves us with memory.
 */
export function read(isStored: boolean | null | undefined): Kept {
  try {
    return JSON.parse(isStored ? localStorage[key] : '') || memory
  } catch {
    return memory
  }
}

/** `null` forgets everything. */
export function write(change: Kept | null, isStored: boolean | null | undefined): void {
  memory = change ? { ...read(isStored), ...change } : {}
  try {
    if (!change) delete localStorage[key]
    else if (isStored) {
      localStorage[key] = JSON.stringify(memory)
      memory = {} // other pages may change the record from here on
    }
  } catch {
    // Full or forbidden.
  }
}

/** Who this browser was to Segment's or RudderStack's library before Aisle came to the shop; else somebody new. */
export function firstId(): string {
  try {
    // RudderStack writes "RS_ENC_v3_" before its base64.
    return JSON.parse(localStorage['ajs_anonymous_id'] || atob(localStorage['rl_anonymous_id'].slice(10)))
  } catch {
    return randomId()
  }
}
