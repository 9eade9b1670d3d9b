import type { JsonObject } from './json.ts'

/** An event as the dashboard's live page shows it. */
export interface LiveEvent {
  id: string
  at: number
  type: string
  event?: string
  customer: string
  trust: string
  properties: JsonObject
  page?: string
  unverified?: true
}

export interface LiveRejected {
  id: string
  at: number
  code: string
  field: string
  message: string
}

export interface LiveSample {
  events?: readonly LiveEvent[]
  rejected?: readonly LiveRejected[]
  /** events of bots, dropped since the last sample */
  bots?: number
}
