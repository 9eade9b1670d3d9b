import { sectionOf, type Artifact, type Section } from './artifact.ts'
import type { Tally } from './tally.ts'
import { occurrences, sequenceCount, type Sequences } from './sequences.ts'

/** Visits for VMIS-kNN (Kersbergen, Sprangers, Schelter, SIGMOD 2022; RECOMMEND.md 3): at most 8 bytes an indexed click. */
export interface SessionIndex {
  /** distinct items of each session; a session's number is its recency */
  sessions: Sequences
  /** the newest sessions of item i, newest first: itemSessions[itemOffsets[i], itemOffsets[i + 1]) */
  itemOffsets: Uint32Array
  itemSessions: Uint32Array
  /** sessions an item is in, also those no longer listed */
  frequency: Uint32Array
  /** reused by every query: similarity and newest shared position, by session */
  scratch: { similarity: Float32Array; position: Uint8Array }
}

export interface SessionSettings {
  /** newest sessions considered */
  sessions: number
  /** neighbours kept */
  neighbours: number
  /** newest clicks of the query that count */
  last: number
  /**
   * How long histories are weighed, instead of visits (RECOMMEND.md 3): an item weighs recency^h ln(1 + S / (1 + df)), a
   * neighbour's sum is divided by sqrt(length + 1) and falls by `fall` per place of the newest shared item.
   */
  long?: { recency: number; fall: number }
}

/** How each was chosen: docs/evaluation.md. */
export const sessionSettings = {
  clicks: { sessions: 1500, neighbours: 300, last: 4 },
  purchases: { sessions: 1500, neighbours: 100, last: 20, long: { recency: 0.7, fall: 0.05 } },
  dense: { sessions: 1500, neighbours: 100, last: 50, long: { recency: 0.8, fall: 0.05 } },
} as const satisfies Record<string, SessionSettings>

/** Sessions must be in rising time. Those of one item teach nothing and are left out. */
export function buildSessionIndex(visits: Sequences, count: number, listed = 1500): SessionIndex {
  const offsets = new Uint32Array(sequenceCount(visits) + 1)
  const items = new Uint32Array(visits.items.length)
  const frequency = new Uint32Array(count)
  let rows = 0
  let size = 0
  for (let row = 0; row < sequenceCount(visits); row++) {
    const distinct = new Set(visits.items.subarray(visits.offsets[row]!, visits.offsets[row + 1]!))
    if (distinct.size < 2) continue
    for (const item of distinct) {
      items[size++] = item
      frequency[item]!++
    }
    offsets[++rows] = size
  }
  const sessions = { offsets: offsets.slice(0, rows + 1), items: items.slice(0, size) }
  const rowOf = new Uint32Array(size)
  for (let row = 0; row < rows; row++) rowOf.fill(row, offsets[row]!, offsets[row + 1]!)
  const all = occurrences(sessions.items, count)
  const itemOffsets = new Uint32Array(count + 1)
  for (let item = 0; item < count; item++) {
    itemOffsets[item + 1] = itemOffsets[item]! + Math.min(listed, all.offsets[item + 1]! - all.offsets[item]!)
  }
  const itemSessions = new Uint32Array(itemOffsets[count]!)
  for (let item = 0; item < count; item++) {
    let to = itemOffsets[item]!
    for (let at = all.offsets[item + 1]! - 1; to < itemOffsets[item + 1]!; at--)
      itemSessions[to++] = rowOf[all.places[at]!]!
  }
  return withScratch({ sessions, itemOffsets, itemSessions, frequency })
}

const withScratch = (index: Omit<SessionIndex, 'scratch'>): SessionIndex => ({
  ...index,
  scratch: {
    similarity: new Float32Array(sequenceCount(index.sessions)),
    position: new Uint8Array(sequenceCount(index.sessions)),
  },
})

export const sessionSections = (index: SessionIndex): Record<string, Section> => ({
  sessionOffsets: index.sessions.offsets,
  sessionItems: index.sessions.items,
  itemOffsets: index.itemOffsets,
  itemSessions: index.itemSessions,
  frequency: index.frequency,
})

export const sessionsFrom = (artifact: Artifact): SessionIndex =>
  withScratch({
    sessions: {
      offsets: sectionOf(artifact, 'sessionOffsets', Uint32Array),
      items: sectionOf(artifact, 'sessionItems', Uint32Array),
    },
    itemOffsets: sectionOf(artifact, 'itemOffsets', Uint32Array),
    itemSessions: sectionOf(artifact, 'itemSessions', Uint32Array),
    frequency: sectionOf(artifact, 'frequency', Uint32Array),
  })

/**
 * Adds to `tally` what the nearest sessions say. `query`: items of the visit, newest first. Each distinct item adds
 * (|q| - h) / |distinct q| to its sessions; the newest `sessions` of them are held, the `neighbours` most similar kept
 * (newer on ties); each adds similarity * max(0, 1 - .1 f) * ln(S / df) to its items, f the place of the newest shared
 * item counted from 1.
 */
export function scoreBySessions(
  index: SessionIndex,
  query: readonly number[],
  settings: SessionSettings,
  tally: Tally,
): void {
  const clicks = query.slice(0, settings.last)
  const distinct = new Set(clicks)
  const { similarity, position } = index.scratch
  const touched: number[] = []
  const total = sequenceCount(index.sessions)
  const { long } = settings
  for (const item of distinct) {
    const h = clicks.indexOf(item)
    const weight =
      long === undefined
        ? (clicks.length - h) / distinct.size
        : long.recency ** h * Math.log(1 + total / (1 + (index.frequency[item] ?? 0)))
    const start = index.itemOffsets[item] ?? 0
    const end = Math.min(index.itemOffsets[item + 1] ?? 0, start + settings.sessions)
    for (let at = start; at < end; at++) {
      const session = index.itemSessions[at]!
      if (similarity[session] === 0) {
        touched.push(session)
        position[session] = h + 1 // the walk is newest first: the first touch is the newest shared item
      }
      similarity[session]! += weight
    }
  }
  if (long !== undefined) {
    for (const session of touched) {
      const length = index.sessions.offsets[session + 1]! - index.sessions.offsets[session]!
      similarity[session]! /= Math.sqrt(length + 1)
    }
  }
  const fall = long?.fall ?? 0.1
  const held =
    touched.length > settings.sessions ? touched.toSorted((a, b) => b - a).slice(0, settings.sessions) : touched
  const neighbours = held.toSorted((a, b) => similarity[b]! - similarity[a]! || b - a).slice(0, settings.neighbours)
  for (const session of neighbours) {
    const weight = similarity[session]! * Math.max(0, 1 - fall * position[session]!)
    if (weight === 0) continue
    const end = index.sessions.offsets[session + 1]!
    for (let at = index.sessions.offsets[session]!; at < end; at++) {
      const item = index.sessions.items[at]!
      const rarity = Math.log(total / index.frequency[item]!)
      if (rarity > 0) tally.add(item, weight * rarity)
    }
  }
  for (const session of touched) similarity[session] = 0
}
