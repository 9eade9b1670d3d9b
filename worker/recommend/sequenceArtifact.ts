import { DIMS, weightCount } from '../train/weights.ts'
import type { Trained } from '../train/trained.ts'
import type { ItemAttributes } from '../train/trainingSet.ts'
import { BadArtifact, sectionOf, type Artifact, type Section } from './artifact.ts'
import { findId, indexIds, type IdTable } from './idTable.ts'
import { itemAttributes } from './itemAttributes.ts'
import type { Items } from './items.ts'
import { quantise, type SequenceModel } from './sequenceModel.ts'
import { textAt } from './stringTable.ts'

/** A sequence model with what a later catalog needs of it. */
export interface StoredSequenceModel extends SequenceModel {
  /** names of the attributes, and their rows: a product that the training didn't know starts from these */
  names: readonly string[]
  attributeRows: Int8Array
  attributeScales: Float32Array
}

export function storedModel(trained: Trained, names: readonly string[]): StoredSequenceModel {
  const attributes = quantise(trained.attributes)
  return {
    count: trained.items,
    weights: trained.weights,
    ...quantise(trained.vectors),
    names,
    attributeRows: attributes.rows,
    attributeScales: attributes.scales,
  }
}

/** Sections and meta of a `seq` artifact: 68 bytes a product and an attribute, and 0.15 MB. */
export const sequenceSections = (
  model: StoredSequenceModel,
): { sections: Record<string, Section>; meta: Record<string, unknown> } => ({
  sections: {
    weights: model.weights,
    scales: model.scales,
    attributeScales: model.attributeScales,
    attributeRows: model.attributeRows,
    rows: model.rows,
  },
  meta: { names: model.names },
})

/** What a model keeps besides, under its own name: the products it was trained on, for catalogs in another order. */
export const idSections = (ids: IdTable): { sections: Record<string, Section>; meta: Record<string, unknown> } => ({
  sections: { 'ids.offsets': ids.ids.offsets, 'ids.bytes': ids.ids.bytes },
  meta: { prefix: ids.ids.prefix },
})

export function idsFrom(artifact: Artifact): IdTable {
  return indexIds({
    prefix: String(artifact.header.meta.prefix ?? ''),
    offsets: sectionOf(artifact, 'ids.offsets', Uint32Array),
    bytes: sectionOf(artifact, 'ids.bytes', Uint8Array),
  })
}

/** Throws BadArtifact for sections of another size and for numbers that are none. */
export function sequenceFrom(artifact: Artifact): StoredSequenceModel {
  const { count, meta } = artifact.header
  const names = Array.isArray(meta.names) ? meta.names.map(String) : []
  const model = {
    count,
    names,
    weights: sectionOf(artifact, 'weights', Float32Array),
    scales: sectionOf(artifact, 'scales', Float32Array),
    rows: sectionOf(artifact, 'rows', Int8Array),
    attributeScales: sectionOf(artifact, 'attributeScales', Float32Array),
    attributeRows: sectionOf(artifact, 'attributeRows', Int8Array),
  }
  const isWhole =
    model.weights.length === weightCount &&
    model.scales.length === count &&
    model.rows.length === count * DIMS &&
    model.attributeScales.length === names.length &&
    model.attributeRows.length === names.length * DIMS
  if (!isWhole) throw new BadArtifact('damaged', 'the sequence model is of another shape')
  const isFinite = [model.weights, model.scales, model.attributeScales].every((column) => column.every(Number.isFinite))
  if (!isFinite) throw new BadArtifact('damaged', 'the sequence model holds values that are no numbers')
  return model
}

/** Products in their order, with what groups them. */
export interface Catalog {
  ids: IdTable
  count: number
  names: readonly string[]
  attributes: ItemAttributes
}

export const catalogOf = (items: Items): Catalog => ({ ids: items.ids, count: items.count, ...itemAttributes(items) })

/** The model over another build's order of products: known ones keep their rows, new ones start from their attributes. */
export function reorder(model: StoredSequenceModel, from: IdTable, to: Catalog): StoredSequenceModel {
  const rows = new Int8Array(to.count * DIMS)
  const scales = new Float32Array(to.count)
  const { names, attributes } = to
  const known = new Map(model.names.map((name, number) => [name, number]))
  const numbers = names.map((name) => known.get(name) ?? -1)
  for (let ordinal = 0; ordinal < to.count; ordinal++) {
    const old = findId(from, textAt(to.ids.ids, ordinal))
    if (old >= 0) {
      rows.set(model.rows.subarray(old * DIMS, (old + 1) * DIMS), ordinal * DIMS)
      scales[ordinal] = model.scales[old]!
      continue
    }
    const own = [...attributes.values.subarray(attributes.offsets[ordinal]!, attributes.offsets[ordinal + 1]!)]
    const fresh = quantise(
      meanRow(
        model,
        own.map((at) => numbers[at]!),
      ),
    )
    rows.set(fresh.rows, ordinal * DIMS)
    scales[ordinal] = fresh.scales[0]!
  }
  return { ...model, count: to.count, rows, scales }
}

function meanRow({ attributeRows, attributeScales }: StoredSequenceModel, attributes: readonly number[]): Float32Array {
  const mean = new Float32Array(DIMS)
  for (const attribute of attributes) {
    if (attribute < 0) continue
    for (let d = 0; d < DIMS; d++) {
      mean[d]! += (attributeRows[attribute * DIMS + d]! * attributeScales[attribute]!) / attributes.length
    }
  }
  return mean
}
