import { and, asc, eq, ne } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { SiteId } from '../model/ids.ts'
import type { LabelAnswers, LinkLabel, TypeLabel } from '../model/label.ts'
import { database } from './database.ts'
import { newId } from './newId.ts'
import { labels } from './schema.ts'

/** What a site's language models answered so far; of two answers to one question the newer. */
export interface BoughtLabels {
  /** by the hash of the product's line */
  types: ReadonlyMap<string, { labeller: string; label: TypeLabel | null }>
  /** hashes of questions about links, with who answered them */
  askedLinks: ReadonlyMap<string, string>
  /** by the type that has the other */
  links: ReadonlyMap<string, readonly LinkLabel[]>
}

const PAGE = 200

/** Reads a row a question that was answered. */
export async function readLabels(db: D1Database, site: SiteId): Promise<BoughtLabels> {
  const types = new Map<string, { labeller: string; label: TypeLabel | null }>()
  const askedLinks = new Map<string, string>()
  const links = new Map<string, readonly LinkLabel[]>()
  for (let offset = 0; ; offset += PAGE) {
    const rows = await database(db)
      .select({ labeller: labels.labeller, answers: labels.answers })
      .from(labels)
      .where(eq(labels.site, site))
      .orderBy(asc(labels.id))
      .limit(PAGE)
      .offset(offset)
    for (const { labeller, answers } of rows) {
      for (const [key, label] of Object.entries(answers.types ?? {})) types.set(key, { labeller, label })
      for (const [key, answer] of Object.entries(answers.links ?? {})) {
        askedLinks.set(key, labeller)
        if (answer !== null) links.set(answer.from, answer.links)
      }
    }
    if (rows.length < PAGE) return { types, askedLinks, links }
  }
}

export type LabelQuestion = Pick<typeof labels.$inferInsert, 'about' | 'labeller' | 'job' | 'cost'>

/** Books what a question may cost at most before it is asked, so that no crash lets a run spend more than its limit. */
export async function bookQuestion(db: D1Database, site: SiteId, question: LabelQuestion): Promise<string> {
  const id = newId(clock.now())
  await database(db)
    .insert(labels)
    .values({ site, id, ...question, tokensIn: 0, tokensOut: 0, answers: {} })
  return id
}

/** The answer, and what it really cost. */
export async function keepAnswer(
  db: D1Database,
  site: SiteId,
  id: string,
  answer: { answers: LabelAnswers; cost: number; tokensIn: number; tokensOut: number },
): Promise<void> {
  await database(db)
    .update(labels)
    .set(answer)
    .where(and(eq(labels.site, site), eq(labels.id, id)))
}

/** What a run has cost so far, what is under way at its most. */
export async function costOfJob(
  db: D1Database,
  site: SiteId,
  job: string,
): Promise<{ cost: number; tokensIn: number; tokensOut: number; questions: number }> {
  const row = await db
    .prepare(
      `SELECT coalesce(sum(cost), 0) AS cost, coalesce(sum(tokens_in), 0) AS tokensIn,
         coalesce(sum(tokens_out), 0) AS tokensOut, count(*) AS questions FROM label WHERE site = ?1 AND job = ?2`,
    )
    .bind(site, job)
    .first<{ cost: number; tokensIn: number; tokensOut: number; questions: number }>()
  return row ?? { cost: 0, tokensIn: 0, tokensOut: 0, questions: 0 }
}

/** All that was paid so far, USD. */
export async function paidSoFar(db: D1Database, site: SiteId): Promise<number> {
  const row = await db
    .prepare('SELECT coalesce(sum(cost), 0) AS cost FROM label WHERE site = ?1')
    .bind(site)
    .first<{ cost: number }>()
  return row?.cost ?? 0
}

/** Forgets all answers: the next run over the catalog decides by words again. Answers how many questions it forgot. */
export async function forgetLabels(db: D1Database, site: SiteId): Promise<number> {
  const { meta } = await database(db)
    .delete(labels)
    .where(and(eq(labels.site, site), ne(labels.id, '')))
  return meta.changes
}
