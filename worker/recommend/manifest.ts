import * as v from 'valibot'
import { BadArtifact, kinds, type Kind } from './artifact.ts'

const Entry = v.object({
  key: v.string(),
  bytes: v.number(),
  /** vectors: what the reader must know before it allocates */
  dims: v.optional(v.number()),
  embedder: v.optional(v.string()),
  /** seq: which trained model it is */
  model: v.optional(v.string()),
})

const ManifestSchema = v.object({
  format: v.literal(1),
  site: v.string(),
  version: v.string(),
  builtAt: v.number(),
  /** hash of the item order, equal in every file it names */
  items: v.string(),
  count: v.number(),
  artifacts: v.record(v.picklist(kinds), v.optional(Entry)),
  /** versions still in the store, newest first: any of them can be rolled back to */
  kept: v.array(v.string()),
})

/** Names one version of each file of a site's index. */
export type Manifest = v.InferOutput<typeof ManifestSchema>
export type ManifestEntry = v.InferOutput<typeof Entry>

/** Versions kept in the store. */
export const KEPT_VERSIONS = 3

/** Throws BadArtifact for a manifest of another site or a newer format. */
export function parseManifest(value: unknown, site: string): Manifest {
  const parsed = v.safeParse(ManifestSchema, value)
  if (!parsed.success) throw new BadArtifact('newer-format', 'the manifest is not one this Worker reads')
  if (parsed.output.site !== site) throw new BadArtifact('other-site', `the manifest belongs to ${parsed.output.site}`)
  return parsed.output
}

export const manifestKey = (site: string, version?: string): string =>
  version === undefined ? `site/${site}/manifest.json` : `site/${site}/manifest-${version}.json`
/** What the manifests of all kept versions begin with; they list in the order of their builds. */
export const manifestPrefix = (site: string): string => `site/${site}/manifest-`
export const artifactKey = (site: string, kind: Kind, version: string): string =>
  `site/${site}/artifact/${kind}-${version}.aisl`
/** A trained sequence model in the order it was trained in; the index holds it in its own order. */
export const modelKey = (site: string, model: string): string => `site/${site}/model/${model}.aisl`
export const liveKey = (site: string): string => `site/${site}/live.aisl`
