import { and, eq } from 'drizzle-orm'
import { clock } from '../clock.ts'
import type { SiteId } from '../model/ids.ts'
import type { Json } from '../model/json.ts'
import type { Template } from '../templates/template.ts'
import { database } from './database.ts'
import { templates } from './schema.ts'

/** The templates a site has changed; all others are the library's. */
export async function readTemplates(db: D1Database, site: SiteId): Promise<Template[]> {
  const rows = await database(db).select({ body: templates.body }).from(templates).where(eq(templates.site, site))
  return rows.map(({ body }) => body as unknown as Template)
}

export async function readTemplate(db: D1Database, site: SiteId, id: string): Promise<Template | null> {
  const [row] = await database(db)
    .select({ body: templates.body })
    .from(templates)
    .where(and(eq(templates.site, site), eq(templates.id, id)))
  return row === undefined ? null : (row.body as unknown as Template)
}

/** Keeps a new version. The site's config is to be published after it. */
export async function writeTemplate(db: D1Database, site: SiteId, template: Template): Promise<void> {
  const { id, version } = template
  const change = { version, body: template as unknown as Json, updatedAt: clock.now() }
  await database(db)
    .insert(templates)
    .values({ site, id, ...change })
    .onConflictDoUpdate({ target: [templates.site, templates.id], set: change })
}

/** False when the site had none of its own. The site's config is to be published after it. */
export async function dropTemplate(db: D1Database, site: SiteId, id: string): Promise<boolean> {
  const gone = await database(db)
    .delete(templates)
    .where(and(eq(templates.site, site), eq(templates.id, id)))
    .returning({ id: templates.id })
  return gone.length > 0
}
