import { asc, eq } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { SiteId } from '../model/ids.ts'
import { database } from './database.ts'
import type { Member } from './logins.ts'
import { newId } from './newId.ts'
import { members, sites, type Role } from './schema.ts'

export const normalEmail = (email: string): string => email.trim().toLowerCase()

export async function hasMembers(db: D1Database): Promise<boolean> {
  return (await database(db).select({ id: members.id }).from(members).limit(1)).length > 0
}

/** The addresses of all members by id: what was done says who did it. */
export async function memberEmails(db: D1Database): Promise<ReadonlyMap<string, string>> {
  const rows = await database(db).select({ id: members.id, email: members.email }).from(members)
  return new Map(rows.map(({ id, email }) => [id, email]))
}

/** With the password's hash: for the login alone. */
export async function memberByEmail(db: D1Database, email: string) {
  const [row] = await database(db)
    .select()
    .from(members)
    .where(eq(members.email, normalEmail(email)))
  return row ?? null
}

/** The statement that adds a member, for a batch. */
export const insertMember = (db: D1Database, email: string, password: string, role: Role, sites: SiteId[] | null) => {
  const now = clock.now()
  const row = { id: `mem_${newId(now)}`, email: normalEmail(email), password, role, sites, createdAt: now }
  return { row, statement: database(db).insert(members).values(row) }
}

/** The sites that a member sees, oldest first. */
export async function sitesOf(db: D1Database, member: Pick<Member, 'sites'>) {
  const { id, name, domain, currency, language, languages, timeZone } = sites
  const all = await database(db)
    .select({ id, name, domain, currency, language, languages, timeZone })
    .from(sites)
    .orderBy(asc(sites.createdAt), asc(sites.id))
  return member.sites === null ? all : all.filter((site) => member.sites?.includes(site.id))
}
