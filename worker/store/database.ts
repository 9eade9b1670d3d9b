import { drizzle } from 'drizzle-orm/d1'

/** D1 through Drizzle; columns are the schema's names in snake case. */
export const database = (db: D1Database) => drizzle(db, { casing: 'snake_case' })
