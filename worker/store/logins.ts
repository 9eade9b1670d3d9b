import { eq, lt, sql } from 'drizzle-orm'
import { clock } from '../clock.ts'
import { keyedHash, macKey } from '../model/keys.ts'
import { sha256 } from '../model/sha256.ts'
import { database } from './database.ts'
import { randomText } from './newId.ts'
import { loginAttempts, logins, members } from './schema.ts'

export type Member = Omit<typeof members.$inferSelect, 'password'>

const idleMs = 12 * 3600_000
const attemptWindowMs = 15 * 60_000
/** How stale `lastSeenAt` may be: a row written for every click would cost more than it tells. */
const seenEveryMs = 10 * 60_000

/** Opens a login session and answers what its cookie holds; only the SHA-256 of it is kept. */
export async function openLogin(db: D1Database, member: string): Promise<string> {
  const token = randomText(43)
  const now = clock.now()
  await database(db)
    .insert(logins)
    .values({ id: await sha256(token), member, createdAt: now, lastSeenAt: now })
  return token
}

/** Who is logged in by this cookie; null after 12 h of idleness, a logout, or for no cookie of ours. */
export async function loggedIn(db: D1Database, token: string): Promise<Member | null> {
  const id = await sha256(token)
  const now = clock.now()
  const [row] = await database(db)
    .select()
    .from(logins)
    .innerJoin(members, eq(members.id, logins.member))
    .where(eq(logins.id, id))
  if (row === undefined || row.login.lastSeenAt < now - idleMs) return null
  if (row.login.lastSeenAt < now - seenEveryMs) {
    await database(db).update(logins).set({ lastSeenAt: now }).where(eq(logins.id, id))
  }
  const { password: _, ...member } = row.member
  return member
}

export async function closeLogin(db: D1Database, token: string): Promise<void> {
  await database(db)
    .delete(logins)
    .where(eq(logins.id, await sha256(token)))
}

/** Drops sessions that idled out and windows that are over. */
export async function sweepLogins(db: D1Database): Promise<void> {
  const now = clock.now()
  await database(db).batch([
    database(db)
      .delete(logins)
      .where(lt(logins.lastSeenAt, now - idleMs)),
    database(db).delete(loginAttempts).where(lt(loginAttempts.until, now)),
  ])
}

/**
 * Counts one attempt under a keyed hash of `who` and answers how long to wait, 0 while it is allowed: `limit` per 15
 * minutes. Counted before the password is looked at, so that parallel guesses count too.
 */
export async function countAttempt(db: D1Database, secret: string, who: string, limit: number): Promise<number> {
  const id = await keyedHash(await macKey(secret, '', 'logins'), who)
  const now = clock.now()
  const [row] = await database(db)
    .insert(loginAttempts)
    .values({ id, count: 1, until: now + attemptWindowMs })
    .onConflictDoUpdate({
      target: loginAttempts.id,
      set: {
        count: sql`CASE WHEN until <= ${now} THEN 1 ELSE count + 1 END`,
        until: sql`CASE WHEN until <= ${now} THEN ${now + attemptWindowMs} ELSE until END`,
      },
    })
    .returning()
  return row !== undefined && row.count > limit ? row.until - now : 0
}

/** A right password clears the count. */
export async function forgetAttempts(db: D1Database, secret: string, who: string): Promise<void> {
  const id = await keyedHash(await macKey(secret, '', 'logins'), who)
  await database(db).delete(loginAttempts).where(eq(loginAttempts.id, id))
}
