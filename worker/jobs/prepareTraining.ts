import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import { decodeArtifact } from '../recommend/artifact.ts'
import type { IdTable } from '../recommend/idTable.ts'
import { itemAttributes } from '../recommend/itemAttributes.ts'
import { itemsFrom, type Items } from '../recommend/items.ts'
import { manifestKey, parseManifest } from '../recommend/manifest.ts'
import { stepsOf, type Deed } from '../recommend/sequenceSteps.ts'
import type { Actions } from '../recommend/actions.ts'
import { SIGNALS_EACH, type TrainingSet } from '../train/trainingSet.ts'
import { LONGEST } from '../train/weights.ts'
import { readLines } from './readLines.ts'

const DAY_MS = 86_400_000
const HELD_BACK_DAYS = 7
const HELD_BACK_SHARE = 0.1
/** With less data than this the held-back part is a share of it, not a week. */
const WEEKS_FOR_A_WEEK = 4
const MOST_TESTS = 2000

/** Held-back predictions: history t is steps[offsets[t], offsets[t + 1]) (items and signals), after which came targets[t]. */
export interface HeldBack {
  offsets: Uint32Array
  items: Uint32Array
  signals: Uint8Array
  targets: Uint32Array
}

export interface Prepared {
  set: TrainingSet
  tests: HeldBack
  /** of the attributes */
  names: readonly string[]
  /** products of the training, in its order */
  ids: IdTable
  window: { from: number; heldBackFrom: number; to: number; actions: number; histories: number; tests: number }
}

/** The catalog as the current index orders it; null for a site without an index. */
export async function currentItems(
  env: Pick<Env, 'STORE'>,
  site: SiteId,
): Promise<{ items: Items; itemsHash: string } | null> {
  const stored = await env.STORE.get(manifestKey(site))
  if (stored === null) return null
  const manifest = parseManifest(await stored.json(), site)
  const entry = manifest.artifacts.items
  const file = entry === undefined ? null : await env.STORE.get(entry.key)
  if (file === null) return null
  const artifact = await decodeArtifact(new Uint8Array(await file.arrayBuffer()), {
    kind: 'items',
    site,
    items: manifest.items,
  })
  return { items: itemsFrom(artifact), itemsHash: manifest.items }
}

/**
 * What a training of a site needs: histories until the held-back period (the last 7 days, or the last tenth of under four
 * weeks), and up to 2,000 predictions inside it. Null without an index.
 */
export async function prepareTraining(
  env: Pick<Env, 'STORE'>,
  site: SiteId,
  now: number,
  pause: () => Promise<void>,
): Promise<Prepared | null> {
  const current = await currentItems(env, site)
  if (current === null) return null
  const { items } = current
  const { actions } = await readLines(env, site, items, now)
  await pause()
  const total = actions.items.length
  const [from, to] = [actions.at[0] ?? now, actions.at[total - 1] ?? now]
  const heldBackFrom =
    to - from >= WEEKS_FOR_A_WEEK * 7 * DAY_MS
      ? to - HELD_BACK_DAYS * DAY_MS
      : (actions.at[Math.floor(total * (1 - HELD_BACK_SHARE))] ?? to)
  const byCustomer = await deedsByCustomer(actions, pause)
  const histories = new StepColumns()
  const candidates: { deeds: Deed[]; target: number }[] = []
  for (const [at, deeds] of byCustomer.entries()) {
    if (at % 500 === 499) await pause()
    const cut = deeds.findIndex((deed) => deed.at >= heldBackFrom)
    histories.add(stepsOf(cut < 0 ? deeds : deeds.slice(0, cut)))
    for (let next = cut < 0 ? deeds.length : Math.max(cut, 1); next < deeds.length; next++) {
      if (deeds[next]!.ordinal === deeds[next - 1]!.ordinal) continue
      // Half as many again as are read: merging shortens.
      candidates.push({ deeds: deeds.slice(Math.max(0, next - 2 * LONGEST), next), target: deeds[next]!.ordinal })
    }
  }
  const every = Math.max(1, Math.ceil(candidates.length / MOST_TESTS))
  const chosen = candidates.filter((_, at) => at % every === 0)
  const tests = new StepColumns()
  for (const { deeds } of chosen) tests.add(stepsOf(deeds).slice(-LONGEST), 1)
  const { names, attributes } = itemAttributes(items)
  const { offsets, items: steps, signals, weights } = histories.finish()
  const asked = tests.finish()
  return {
    set: { items: items.count, sequences: { offsets, items: steps }, attributes, signals, weights },
    tests: { ...asked, targets: Uint32Array.from(chosen, ({ target }) => target) },
    names,
    ids: items.ids,
    window: { from, heldBackFrom, to, actions: total, histories: offsets.length - 1, tests: chosen.length },
  }
}

async function deedsByCustomer(actions: Actions, pause: () => Promise<void>): Promise<Deed[][]> {
  const rows: Deed[][] = []
  for (let row = 0; row < actions.items.length; row++) {
    if (row % 20_000 === 19_999) await pause()
    const own = (rows[actions.customers[row]!] ??= [])
    own.push({ ordinal: actions.items[row]!, kind: actions.kinds[row]!, at: actions.at[row]! })
  }
  return rows
}

/** Rows of steps in columns that grow; rows shorter than asked for are left out. */
class StepColumns {
  private readonly offsets: number[] = [0]
  private readonly items: number[] = []
  private readonly signals: number[] = []
  private readonly weights: number[] = []

  add(steps: ReturnType<typeof stepsOf>, least = 2): void {
    if (steps.length < least) return
    for (const { ordinal, signals, weight } of steps) {
      this.items.push(ordinal)
      this.signals.push(...(signals ?? Array.from({ length: SIGNALS_EACH }, () => 0)))
      this.weights.push(weight)
    }
    this.offsets.push(this.items.length)
  }

  finish() {
    return {
      offsets: Uint32Array.from(this.offsets),
      items: Uint32Array.from(this.items),
      signals: Uint8Array.from(this.signals),
      weights: Float32Array.from(this.weights),
    }
  }
}
