import { DIMS, LONGEST, weightCount, WIDE } from './weights.ts'
import type { TrainSettings } from './settings.ts'
import type { TrainingSet } from './trainingSet.ts'

/** Tokens whose logits are held at once. */
export const TILE = 64
const PAGE = 65_536
const FLOAT = 4
export const ROW_BYTES = DIMS * FLOAT

/** Byte offsets of everything in the trainer's memory. Matrices are row-major floats. */
export interface Layout {
  bytes: number
  /** that a thread may get */
  tokens: number
  /** parameters, one after the other: own rows of the items, their attributes' rows, all other weights */
  own: number
  attributes: number
  weights: number
  /** floats of attributes and weights, which Adam moves together */
  denseFloats: number
  /** Adam's moments of them */
  denseFirst: number
  denseSecond: number
  /** one gradient a thread, `denseApart` bytes apart */
  denseGradient: number
  denseApart: number
  /** per item: Adam's moments of the own rows (full softmax), or one variance (sampled) */
  ownFirst: number
  ownSecond: number
  variances: number
  /** attributes of the items, as the training set has them */
  attributeOffsets: number
  attributeValues: number
  /** a slot is an item of the batch (sampled), or of the catalog; `slots`: how many there can be, a multiple of 8 */
  slots: number
  slotItems: number
  slotShift: number
  vectors: number
  packed: number
  /** one a thread, `vectorsApart` bytes apart */
  vectorsGradient: number
  vectorsApart: number
  /** transposed weights for the way back */
  attentionBack: number
  outputBack: number
  widenBack: number
  narrowBack: number
  /** what only one thread touches, by thread */
  scratch: readonly Scratch[]
}

export interface Scratch {
  tokenSlots: number
  tokenTargets: number
  tokenPlaces: number
  tokenSignals: number
  tokenWeights: number
  starts: number
  input: number
  normA: number
  statsA: number
  qkv: number
  attended: number
  shares: number
  middle: number
  normB: number
  statsB: number
  wide: number
  wideGate: number
  last: number
  out: number
  statsC: number
  rows: number
  dOut: number
  dRows: number
  dBranch: number
  dQkv: number
  dWide: number
  attendScratch: number
  logits: number
}

/** Tokens that a thread may get: half of a batch and one window more, or all of it. */
const tokensEach = (settings: TrainSettings, threads: number): number =>
  (threads === 1 ? Math.max(settings.tokens, LONGEST) : Math.ceil(settings.tokens / threads) + LONGEST) + 4

/** Lays out a trainer's memory from `base` (bytes) on. */
export function layOut(set: TrainingSet, settings: TrainSettings, threads: number, base: number): Layout {
  let at = base
  const place = (bytes: number): number => {
    const start = (at + 63) & ~63
    at = start + bytes
    return start
  }
  const rows = (count: number): number => place(count * ROW_BYTES)
  const isFull = settings.negatives === 'all'
  const padded = (count: number): number => (count + 7) & ~7
  const all = Math.max(settings.tokens, LONGEST)
  const slots = settings.negatives === 'all' ? padded(set.items) : padded(2 * all + settings.negatives)
  const denseFloats = set.attributes.count * DIMS + weightCount
  const own = rows(padded(set.items))
  const attributes = place(denseFloats * FLOAT)
  const denseApart = (denseFloats * FLOAT + 63) & ~63
  const vectorsApart = slots * ROW_BYTES
  const tokens = tokensEach(settings, threads)
  const layout = {
    tokens,
    own,
    attributes,
    weights: attributes + set.attributes.count * ROW_BYTES,
    denseFloats,
    denseFirst: place(denseFloats * FLOAT),
    denseSecond: place(denseFloats * FLOAT),
    denseGradient: place(denseApart * threads),
    denseApart,
    ownFirst: isFull ? rows(slots) : 0,
    ownSecond: isFull ? rows(slots) : 0,
    variances: isFull ? 0 : place(set.items * FLOAT),
    attributeOffsets: place((set.items + 1) * FLOAT),
    attributeValues: place(set.attributes.values.length * FLOAT),
    slots,
    slotItems: isFull ? 0 : place(slots * FLOAT),
    slotShift: isFull ? 0 : place(slots * FLOAT),
    vectors: rows(slots),
    packed: rows(slots),
    vectorsGradient: place(vectorsApart * threads),
    vectorsApart,
    attentionBack: place(DIMS * 3 * ROW_BYTES),
    outputBack: place(DIMS * ROW_BYTES),
    widenBack: place(WIDE * ROW_BYTES),
    narrowBack: place(WIDE * ROW_BYTES),
    scratch: Array.from({ length: threads }, () => scratchOf(tokens, slots, place)),
  }
  return { ...layout, bytes: Math.ceil(at / PAGE) * PAGE }
}

function scratchOf(tokens: number, slots: number, place: (bytes: number) => number): Scratch {
  const rows = () => place(tokens * ROW_BYTES)
  return {
    tokenSlots: place(tokens * 4),
    tokenTargets: place(tokens * 4),
    tokenPlaces: place(tokens * 4),
    tokenSignals: place(tokens * 4),
    tokenWeights: place(tokens * 4),
    starts: place((tokens + 1) * 4),
    input: rows(),
    normA: rows(),
    statsA: place(tokens * 8),
    qkv: place(tokens * 3 * ROW_BYTES),
    attended: rows(),
    shares: place(tokens * LONGEST * FLOAT),
    middle: rows(),
    normB: rows(),
    statsB: place(tokens * 8),
    wide: place(tokens * WIDE * FLOAT),
    wideGate: place(tokens * WIDE * FLOAT),
    last: rows(),
    out: rows(),
    statsC: place(tokens * 8),
    rows: rows(),
    dOut: rows(),
    dRows: rows(),
    dBranch: rows(),
    dQkv: place(tokens * 3 * ROW_BYTES),
    dWide: place(tokens * WIDE * FLOAT),
    attendScratch: place(LONGEST * FLOAT),
    logits: place(TILE * slots * FLOAT),
  }
}
