import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'

/**
 * Applies what is new in `dir`, each file in one transaction, and books it where wrangler looks, so that both may be
 * used on one state folder. Answers the names applied now.
 */
export async function applyMigrations(db: Pick<D1Database, 'prepare' | 'batch'>, dir: string): Promise<string[]> {
  await db
    .prepare(
      'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
    )
    .run()
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const known = new Set(results.map((row) => row.name))
  const files = (await readdir(dir)).filter((file) => file.endsWith('.sql') && !known.has(file)).sort()
  for (const file of files) {
    const text = await readFile(path.join(dir, file), 'utf8')
    const statements = text.split('--> statement-breakpoint').filter((statement) => statement.trim() !== '')
    await db.batch([
      ...statements.map((statement) => db.prepare(statement)),
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(file),
    ])
  }
  return files
}
