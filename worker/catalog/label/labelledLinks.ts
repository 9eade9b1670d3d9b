import type { LinkLabel } from '../../model/label.ts'
import type { TypeLink } from '../../model/typeLink.ts'
import type { Labeller } from './labeller.ts'

/** A model's word weighs less than it is sure: it has seen no product. */
const TRUST = 0.85

/** What both labellers say of the types of a shop: the local one, asked now, and a model's answers that were bought. */
export async function labelledLinks(
  local: Labeller,
  bought: ReadonlyMap<string, readonly LinkLabel[]>,
  types: readonly string[],
): Promise<TypeLink[]> {
  const there = types.map((id) => ({ id, name: '' }))
  const { answers } = await local.links(there, there)
  return types.flatMap((from, at) => [
    ...(answers[at] ?? []).map(({ to, kind, confidence }): TypeLink => ({
      from,
      to,
      kind,
      weight: confidence,
      reasons: [{ by: 'lexicon' }],
    })),
    ...(bought.get(from) ?? []).map(({ to, kind, confidence }): TypeLink => {
      const weight = Number((TRUST * confidence).toFixed(2))
      return { from, to, kind, weight, reasons: [{ by: 'labeller', confidence }] }
    }),
  ])
}
