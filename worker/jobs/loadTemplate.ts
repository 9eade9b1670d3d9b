import mrml from 'mrml/bundler/mrml_wasm_bg.wasm'
import { and, eq } from 'drizzle-orm'
import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import { database } from '../store/database.ts'
import { templates } from '../store/schema.ts'
import { compileTemplate } from '../templates/compileTemplate.ts'
import { templateLibrary } from '../templates/library/templateLibrary.ts'
import type { CompiledTemplate, Template } from '../templates/template.ts'

const held = new Map<string, CompiledTemplate>()
const heldAtMost = 200

const place = (site: SiteId, id: string, version: number) => `site/${site}/template/${id}-${version}.json`

/** The version of a template a site sends now: its own newest, else the library's; null where there is neither. */
export const templateVersion = (published: Readonly<Record<string, number>>, id: string): number | null =>
  published[id] ?? templateLibrary.find((template) => template.id === id)?.version ?? null

/**
 * A published version, from the isolate's memory or R2. A version never changes, so that a message of last month is
 * rendered again with the words it had. The library's own are compiled and stored when first asked for.
 */
export async function loadTemplate(
  env: Pick<Env, 'STORE' | 'DB'>,
  site: SiteId,
  id: string,
  version: number,
): Promise<CompiledTemplate | null> {
  const key = place(site, id, version)
  const known = held.get(key)
  if (known !== undefined) return known
  const stored = await env.STORE.get(key)
  // The bucket is ours alone: what `publishTemplate` wrote is read back without parsing it a second time.
  if (stored !== null) return hold(key, await stored.json<CompiledTemplate>())
  const source = await sourceOf(env, site, id, version)
  return source === null ? null : publishTemplate(env, site, source)
}

/** Compiles a template and stores it under its version. Throws `bad-template` or `bad-mjml` (422). */
export async function publishTemplate(
  env: Pick<Env, 'STORE'>,
  site: SiteId,
  template: Template,
): Promise<CompiledTemplate> {
  const compiled = compileTemplate(template, mrml)
  const key = place(site, template.id, template.version)
  await env.STORE.put(key, JSON.stringify(compiled), { httpMetadata: { contentType: 'application/json' } })
  return hold(key, compiled)
}

/** The first version after `newest` that no message can have used: a template that was removed leaves its versions. */
export async function freeVersion(env: Pick<Env, 'STORE'>, site: SiteId, id: string, newest: number): Promise<number> {
  let version = newest + 1
  while ((await env.STORE.head(place(site, id, version))) !== null) version++
  return version
}

async function sourceOf(env: Pick<Env, 'DB'>, site: SiteId, id: string, version: number): Promise<Template | null> {
  const shipped = templateLibrary.find((template) => template.id === id && template.version === version)
  if (shipped !== undefined) return shipped
  const [row] = await database(env.DB)
    .select({ body: templates.body, version: templates.version })
    .from(templates)
    .where(and(eq(templates.site, site), eq(templates.id, id)))
  return row?.version === version ? (row.body as unknown as Template) : null
}

function hold(key: string, compiled: CompiledTemplate): CompiledTemplate {
  if (held.size >= heldAtMost) held.delete(held.keys().next().value as string)
  held.set(key, compiled)
  return compiled
}
