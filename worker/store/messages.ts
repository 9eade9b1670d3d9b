import { and, desc, eq, lt, or } from 'drizzle-orm'
import type { MessageId, SiteId } from '../model/ids.ts'
import type { MessageStatus } from '../model/message.ts'
import { database } from './database.ts'
import { messages } from './schema.ts'

type MessageRow = Omit<typeof messages.$inferSelect, 'site'>

const columns = {
  id: messages.id,
  customer: messages.customer,
  scenario: messages.scenario,
  template: messages.template,
  channel: messages.channel,
  status: messages.status,
  reason: messages.reason,
  at: messages.at,
}

export interface MessagePage {
  items: MessageRow[]
  next?: string
}

/** Messages as customers last projected them, newest first. `cursor`: what `next` said. */
export async function readMessages(
  db: D1Database,
  site: SiteId,
  { status, scenario, cursor, limit }: { status?: string; scenario?: string; cursor?: string; limit: number },
): Promise<MessagePage> {
  const [at, id] = cursor?.split('.') ?? []
  const items = await database(db)
    .select(columns)
    .from(messages)
    .where(
      and(
        eq(messages.site, site),
        status === undefined ? undefined : eq(messages.status, status as MessageStatus),
        scenario === undefined ? undefined : eq(messages.scenario, scenario),
        at === undefined || id === undefined
          ? undefined
          : or(lt(messages.at, Number(at)), and(eq(messages.at, Number(at)), lt(messages.id, id as MessageId))),
      ),
    )
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(limit + 1)
  const page = items.slice(0, limit)
  const last = page.at(-1)
  return items.length > limit && last !== undefined ? { items: page, next: `${last.at}.${last.id}` } : { items: page }
}

export async function readMessageRow(db: D1Database, site: SiteId, id: string): Promise<MessageRow | null> {
  const [row] = await database(db)
    .select(columns)
    .from(messages)
    .where(and(eq(messages.site, site), eq(messages.id, id as MessageId)))
  return row ?? null
}
