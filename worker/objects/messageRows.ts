import type { MessageId } from '../model/ids.ts'
import type { Message } from '../model/message.ts'

type Sql = Pick<SqlStorage, 'exec'>

// What this object wrote itself is read back without parsing it a second time.
const parsed = (row: { value: string }): Message => JSON.parse(row.value) as Message

export function readMessage(sql: Sql, id: MessageId): Message | null {
  const [row] = sql.exec<{ value: string }>('SELECT value FROM message WHERE id = ?', id).toArray()
  return row === undefined ? null : parsed(row)
}

export const writeMessage = (sql: Sql, message: Message): unknown =>
  sql.exec('INSERT OR REPLACE INTO message (id, value) VALUES (?, ?)', message.draft.id, JSON.stringify(message))

/** All messages of the customer, newest first. */
export const readMessages = (sql: Sql): Message[] =>
  sql
    .exec<{ value: string }>('SELECT value FROM message')
    .toArray()
    .map(parsed)
    .sort((a, b) => b.createdAt - a.createdAt)
