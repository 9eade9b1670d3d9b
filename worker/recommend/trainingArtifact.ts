import * as v from 'valibot'
import type { TrainSettings } from '../train/settings.ts'
import type { Trained } from '../train/trained.ts'
import type { TrainingSet } from '../train/trainingSet.ts'
import { BadArtifact, encodeArtifact, sectionOf, type Artifact, type Section } from './artifact.ts'
import { indexIds, type IdTable } from './idTable.ts'
import { idSections, sequenceSections, storedModel } from './sequenceArtifact.ts'

/** What a machine elsewhere needs to train a site's model: histories of pseudonyms that are named nowhere. */
export interface SiteTraining {
  set: TrainingSet
  /** of the attributes */
  names: readonly string[]
  /** products, in the order of the set */
  ids: IdTable
}

/** Sections and meta of a `training` artifact. */
export const trainingSections = ({
  set,
  names,
  ids,
}: SiteTraining): { sections: Record<string, Section>; meta: Record<string, unknown> } => ({
  sections: {
    offsets: set.sequences.offsets,
    items: set.sequences.items,
    signals: set.signals ?? new Uint8Array(0),
    weights: set.weights ?? new Float32Array(0),
    attributeOffsets: set.attributes.offsets,
    attributeValues: set.attributes.values,
    idOffsets: ids.ids.offsets,
    idBytes: ids.ids.bytes,
  },
  meta: { names, prefix: ids.ids.prefix },
})

const Meta = v.object({ names: v.array(v.string()), prefix: v.string() })

/** Throws BadArtifact for sections that are missing. */
export function trainingFrom(artifact: Artifact): SiteTraining {
  const meta = v.safeParse(Meta, artifact.header.meta)
  if (!meta.success) throw new BadArtifact('damaged', 'its header names no attributes')
  const u32 = (name: string) => sectionOf(artifact, name, Uint32Array)
  const { names, prefix } = meta.output
  return {
    set: {
      items: artifact.header.count,
      sequences: { offsets: u32('offsets'), items: u32('items') },
      signals: sectionOf(artifact, 'signals', Uint8Array),
      weights: sectionOf(artifact, 'weights', Float32Array),
      attributes: { count: names.length, offsets: u32('attributeOffsets'), values: u32('attributeValues') },
    },
    names,
    ids: indexIds({ prefix, offsets: u32('idOffsets'), bytes: sectionOf(artifact, 'idBytes', Uint8Array) }),
  }
}

/** The file of a model that was trained on such a set, for `POST /api/models`. */
export function encodeTrained(
  site: string,
  { set, names, ids }: SiteTraining,
  trained: Trained,
  report: { settings: TrainSettings; created: number; seconds: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const { sections, meta } = sequenceSections(storedModel(trained, names))
  const own = idSections(ids)
  const { settings, created, seconds } = report
  return encodeArtifact(
    {
      ...{ site, kind: 'seq', version: '', created, count: set.items, items: '' },
      meta: { ...meta, ...own.meta, settings, curve: trained.curve, seconds },
    },
    { ...sections, ...own.sections },
  )
}
