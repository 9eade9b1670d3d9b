import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

/** Thrown into an instance that was killed and still runs on: it must not touch the disk any more. */
export class Dead extends Error {}

type Storage = Pick<DurableObjectStorage, 'transactionSync' | 'getAlarm' | 'setAlarm'> & {
  sql: Pick<SqlStorage, 'exec'>
}

/**
 * A Durable Object's storage on SQLite, with what matters of the real one: writes become durable when something leaves
 * the object (output gate), together with the alarm; what did not become durable before a kill is gone.
 */
export class Disk {
  private readonly db = new DatabaseSync(':memory:')
  private readonly statements = new Map<string, StatementSync>()
  private durableAlarmAt: number | null = null
  private depth = 0
  alarmAt: number | null = null

  constructor() {
    this.db.exec('BEGIN')
  }

  /** Everything written so far is durable. */
  flush(): void {
    this.db.exec('COMMIT')
    this.db.exec('BEGIN')
    this.durableAlarmAt = this.alarmAt
  }

  /** A kill before anything left the object: what was not durable never happened. */
  lose(): void {
    this.db.exec('ROLLBACK')
    this.db.exec('BEGIN')
    this.depth = 0
    this.alarmAt = this.durableAlarmAt
  }

  close(): void {
    this.db.close()
  }

  /** The storage as one instance sees it, for as long as `isAlive` says so. */
  storage(isAlive: () => boolean): Storage {
    const check = (): void => {
      if (!isAlive()) throw new Dead('killed')
    }
    return {
      sql: {
        exec: ((query: string, ...values: unknown[]) => (check(), this.exec(query, values))) as SqlStorage['exec'],
      },
      transactionSync: (closure) => {
        check()
        const name = `s${this.depth++}`
        this.db.exec(`SAVEPOINT ${name}`)
        try {
          const result = closure()
          this.db.exec(`RELEASE ${name}`)
          return result
        } catch (error) {
          this.db.exec(`ROLLBACK TO ${name}`)
          throw error
        } finally {
          this.depth--
        }
      },
      getAlarm: async () => this.alarmAt,
      setAlarm: async (at) => {
        check()
        this.alarmAt = Number(at)
      },
    }
  }

  private exec(
    query: string,
    values: readonly unknown[],
  ): { toArray(): object[]; [Symbol.iterator](): Iterator<object> } {
    let statement = this.statements.get(query)
    if (statement === undefined) {
      statement = this.db.prepare(query)
      this.statements.set(query, statement)
    }
    const bound = values.map((value) =>
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ) as SQLInputValue[]
    const rows = statement
      .all(...bound)
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            value instanceof Uint8Array ? value.slice().buffer : value,
          ]),
        ),
      )
    return { toArray: () => rows, [Symbol.iterator]: () => rows[Symbol.iterator]() }
  }
}
