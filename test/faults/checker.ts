import type { Keys } from '../../cli/firstKeys.ts'
import type { SentEvent } from './recorder.ts'

export interface Judgement {
  acknowledged: number
  stored: number
  /** acknowledged, but not in the customer's timeline */
  lost: string[]
  /** twice in a timeline, or in the count but not in the timeline */
  twice: string[]
  /** in a timeline, though nobody sent it */
  invented: string[]
}

/** Compares what shoppers were told with what the admin API shows. Shares no code with the Worker. */
export async function judge(url: string, keys: Keys, sent: Iterable<SentEvent>): Promise<Judgement> {
  const byShopper = Map.groupBy(sent, ({ anonymousId }) => anonymousId)
  const judgement: Judgement = { acknowledged: 0, stored: 0, lost: [], twice: [], invented: [] }
  for (const [anonymousId, events] of byShopper) {
    const found = (await get(url, keys, `/api/customers?anonymousId=${anonymousId}`)) as {
      items: { id: string; events: number }[]
    }
    const customer = found.items[0]
    const stored = customer === undefined ? [] : await timeline(url, keys, customer.id)
    const distinct = new Set(stored)
    const known = new Set(events.map(({ messageId }) => messageId))
    judgement.stored += distinct.size
    for (const { messageId, acknowledged } of events) {
      if (!acknowledged) continue
      judgement.acknowledged += 1
      if (!distinct.has(messageId)) judgement.lost.push(messageId)
    }
    if (stored.length !== distinct.size)
      judgement.twice.push(`${anonymousId}: ${stored.length - distinct.size} repeated`)
    if (customer !== undefined && customer.events !== distinct.size) {
      judgement.twice.push(`${anonymousId}: counted ${customer.events}, has ${distinct.size}`)
    }
    for (const id of distinct) if (!known.has(id)) judgement.invented.push(id)
  }
  return judgement
}

async function timeline(url: string, keys: Keys, customer: string): Promise<string[]> {
  const ids: string[] = []
  let before: string | undefined
  do {
    const page = (await get(
      url,
      keys,
      `/api/customers/${customer}/timeline?limit=500${before === undefined ? '' : `&before=${before}`}`,
    )) as { items: { messageId: string }[]; next?: string }
    ids.push(...page.items.map(({ messageId }) => messageId))
    before = page.next
  } while (before !== undefined)
  return ids
}

async function get(url: string, keys: Keys, path: string): Promise<unknown> {
  const reply = await fetch(url + path, { headers: { authorization: `Bearer ${keys.secretKey}` } })
  if (!reply.ok) throw new Error(`GET ${path} answered ${reply.status}: ${await reply.text()}`)
  return reply.json()
}
