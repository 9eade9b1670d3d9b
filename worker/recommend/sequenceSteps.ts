import { actionKinds } from './actions.ts'
import type { Step } from './sequenceModel.ts'

/** Rows of the sequence model's signal table: 0 nothing known, 1-4 kinds of events, 5-12 gaps, 13-18 time spent before. */
const GAPS_FROM = 5
const GAPS_MS = [60e3, 600e3, 3600e3, 6 * 3600e3, 86_400e3, 7 * 86_400e3, 30 * 86_400e3]
const DWELL_FROM = 13
const DWELLS_MS = [3e3, 10e3, 30e3, 90e3, 300e3]

/** Something a customer did with a product; `kind`: position in `actionKinds`, `at`: epoch ms. */
export interface Deed {
  ordinal: number
  kind: number
  at: number
}

/** How much a deed tells, as something to expect: a purchase says more than a look. */
const worth = [1, 2, 1.5, 3] as const

/**
 * Deeds (oldest first) as the sequence model reads them, in training and in use alike: one step a product touched, with the
 * strongest kind of deeds in a row, the gap before it, and how long the product before was looked at. All of it is known
 * when the step is the newest, so that training reads nothing that use will lack.
 */
export function stepsOf(deeds: readonly Deed[]): (Step & { weight: number })[] {
  const merged: { ordinal: number; kind: number; at: number }[] = []
  for (const deed of deeds) {
    const last = merged.at(-1)
    if (last?.ordinal === deed.ordinal) last.kind = worth[deed.kind]! > worth[last.kind]! ? deed.kind : last.kind
    else merged.push({ ...deed })
  }
  return merged.map(({ ordinal, kind, at }, place) => {
    const gapMs = place === 0 ? undefined : at - merged[place - 1]!.at
    return {
      ordinal,
      weight: worth[kind] ?? 1,
      signals: [
        kind < actionKinds.length ? 1 + kind : 0,
        gapMs === undefined ? 0 : GAPS_FROM + levelOf(GAPS_MS, gapMs),
        gapMs === undefined || gapMs > LONGEST_DWELL_MS ? 0 : DWELL_FROM + levelOf(DWELLS_MS, gapMs),
      ],
    }
  })
}

/** Beyond it somebody went away. */
const LONGEST_DWELL_MS = 30 * 60_000

const levelOf = (limits: readonly number[], value: number): number => limits.filter((limit) => value >= limit).length
