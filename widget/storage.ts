import type { ConsentState, QueuedEvent } from './event.ts'

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
