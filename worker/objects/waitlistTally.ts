import type { Head } from '../catalog/waiting/head.ts'
import type { Folded } from '../catalog/waiting/fold.ts'

/** Who waits for a product, in numbers. */
export interface WaitlistTally {
  /** customers by kind of interest and variant; a watch by what it waits for */
  waiting: readonly { kind: string; variantId?: string; customers: number }[]
  /** of the oldest of these, epoch ms */
  oldestAt: number | null
  /** when customers were last told of a change */
  lastDrainedAt: number | null
  /** changes that have yet to settle, with the moment when they will have */
  settling: readonly { news: string; audience: string; dueAt: number }[]
  /** being told right now */
  draining: readonly { news: string; customers: number; startedAt: number }[]
}

export function tally({ phases, drains, lastDrainedAt }: Head, standing: readonly Folded[]): WaitlistTally {
  const live = standing.filter(({ ended }) => ended !== true)
  const groups = Map.groupBy(live, ({ kind, watch, variantId }) => `${watch ?? kind}/${variantId ?? ''}`)
  const waiting = [...groups.values()].map((group) => {
    const { kind, watch, variantId } = group[0] as Folded
    return {
      kind: kind === 'watched' ? `watched-${watch ?? 'stock'}` : kind,
      ...(variantId === undefined ? {} : { variantId }),
      customers: new Set(group.map(({ customer }) => customer)).size,
    }
  })
  return {
    waiting: waiting.toSorted((a, b) => b.customers - a.customers),
    oldestAt: live.length === 0 ? null : live.reduce((oldest, { at }) => Math.min(oldest, at), Infinity),
    lastDrainedAt: lastDrainedAt ?? null,
    settling: phases.map(({ is, audience, dueAt }) => ({ news: is, audience, dueAt })),
    draining: drains.map(({ is, customers, startedAt }) => ({ news: is, customers, startedAt })),
  }
}
