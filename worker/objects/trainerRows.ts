/** A row may hold 2 MB (PLATFORM.md 5). */
const MOST_BYTES = 1_900_000

export type Column = Uint8Array | Uint32Array | Int32Array | Float32Array

/** Columns of numbers as rows of bytes: never JSON, and never copied on the way in. */
export class TrainerRows {
  private readonly sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.sql = sql
  }

  /** Before the first write: an object that nobody trains with holds nothing. */
  make(): void {
    this.sql.exec(
      'CREATE TABLE IF NOT EXISTS part (name TEXT, number INTEGER, bytes BLOB NOT NULL, PRIMARY KEY (name, number)) WITHOUT ROWID',
    )
  }

  write(name: string, column: Column): void {
    this.sql.exec('DELETE FROM part WHERE name = ?', name)
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
    for (let number = 0; number * MOST_BYTES < bytes.length || number === 0; number++) {
      const part = bytes.subarray(number * MOST_BYTES, (number + 1) * MOST_BYTES)
      this.sql.exec('INSERT INTO part (name, number, bytes) VALUES (?, ?, ?)', name, number, part)
    }
  }

  read<T extends Column>(name: string, type: new (buffer: ArrayBuffer) => T): T {
    const parts = this.sql
      .exec<{ bytes: ArrayBuffer }>('SELECT bytes FROM part WHERE name = ? ORDER BY number', name)
      .toArray()
      .map(({ bytes }) => new Uint8Array(bytes))
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      whole.set(part, at)
      at += part.length
    }
    return new type(whole.buffer)
  }
}
