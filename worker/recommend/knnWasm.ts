import type { Bitmap } from './bitmap.ts'
import { addRow } from './knnPlain.ts'
import { MAX_ADDED, MAX_NEIGHBOURS, quantiseQuery, type Knn, type Rows } from './knn.ts'
import { layOutSketch, makeSift, sketchBytes, type SketchKernel } from './sketch.ts'

const MAX_DIMS = 1024
const PAGE = 65536
// The compiler puts its own static data at the bottom of imported memory: everything of ours lies above.
const QUERY = 1024
const HEAP_SCORES = QUERY + MAX_DIMS * 2
const HEAP_IDS = HEAP_SCORES + MAX_NEIGHBOURS * 4
const MASK = HEAP_IDS + MAX_NEIGHBOURS * 4

/** Of kernels/knn.as.ts. */
export interface Kernel extends SketchKernel {
  dotRows(a: number, b: number, dims: number): number
  scan(
    rows: number,
    scales: number,
    mask: number,
    first: number,
    count: number,
    dims: number,
    query: number,
    k: number,
    scores: number,
    ids: number,
    held: number,
  ): number
}

/** Where rows lie in a piece of WebAssembly memory. */
interface Placed extends Rows {
  valuesAt: number
  scalesAt: number
}

/**
 * Memory with room for `bytes` of a vectors artifact, which is streamed straight into it: the rows are never held twice,
 * but for their sketch of half a byte a value. The memory never grows, so views of it stay valid.
 */
export function makeArena(
  count: number,
  dims: number,
  bytes: number,
): { memory: WebAssembly.Memory; room: Uint8Array } {
  const size = endOfMask(count) + align(bytes) + align(MAX_ADDED * dims) + MAX_ADDED * 4 + sketchBytes(count, dims)
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) })
  return { memory, room: new Uint8Array(memory.buffer, endOfMask(count), bytes) }
}

const align = (at: number): number => (at + 63) & ~63
const endOfMask = (count: number): number => align(MASK + ((count + MAX_ADDED + 63) >>> 3) + 4)

export interface WasmKnn extends Knn {
  /** Sketches the rows, 0.5 ms a thousand: they must not change any more. The first question does it otherwise. */
  prepare(): void
  /** how many rows of the base the last scan multiplied whole: what its sketch could not rule out */
  wholes(): number
}

/** `base` must be views of `memory`, made by `makeArena` for as many rows. */
export function wasmKnn(module: WebAssembly.Module, memory: WebAssembly.Memory, base: Rows, bytes: number): WasmKnn {
  const { dims } = base
  if (dims % 16 !== 0 || dims > MAX_DIMS) throw new RangeError(`Vectors of ${dims} dims: a multiple of 16 up to 1024`)
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel
  const buffer = memory.buffer
  const placed: Placed = { ...base, valuesAt: base.values.byteOffset, scalesAt: base.scales.byteOffset }
  const addedAt = endOfMask(base.count) + align(bytes)
  const added: Placed = {
    count: 0,
    dims,
    values: new Int8Array(buffer, addedAt, MAX_ADDED * dims),
    scales: new Float32Array(buffer, addedAt + align(MAX_ADDED * dims), MAX_ADDED),
    valuesAt: addedAt,
    scalesAt: addedAt + align(MAX_ADDED * dims),
  }
  let sift: ReturnType<typeof makeSift> | null = null
  const sketched = () => {
    const own = { rows: placed.valuesAt, scales: placed.scalesAt, mask: MASK, query: QUERY }
    const lay = layOutSketch(added.scalesAt + MAX_ADDED * 4, base.count, dims)
    return makeSift(kernel, memory, base.count, dims, { ...lay, ...own, scores: HEAP_SCORES, ids: HEAP_IDS })
  }
  const mask = new Uint32Array(buffer, MASK, ((base.count + MAX_ADDED + 31) >>> 5) + 1)
  const query16 = new Int16Array(buffer, QUERY, dims)
  const heapScores = new Float32Array(buffer, HEAP_SCORES, MAX_NEIGHBOURS)
  const heapIds = new Int32Array(buffer, HEAP_IDS, MAX_NEIGHBOURS)

  return {
    dims,
    count: () => base.count + added.count,
    prepare() {
      sift ??= sketched()
    },
    wholes: () => kernel.wholes(),
    setAdded(rows) {
      added.count = Math.min(rows.count, MAX_ADDED)
      added.values.set(rows.values.subarray(0, added.count * dims))
      added.scales.set(rows.scales.subarray(0, added.count))
    },
    nearest(query, allowed, k) {
      const scale = quantiseQuery(query, query16)
      const most = Math.min(k, MAX_NEIGHBOURS)
      mask.set(allowed.subarray(0, (base.count + 31) >>> 5))
      if (base.count % 32 !== 0) mask[base.count >>> 5]! &= (1 << (base.count % 32)) - 1
      sift ??= sketched()
      let size = sift(query16, most, 1)
      if (added.count > 0) {
        for (let word = 0; word < (added.count + 31) >>> 5; word++)
          mask[word] = bitsFrom(allowed, base.count + word * 32)
        const heap = [dims, QUERY, most, HEAP_SCORES, HEAP_IDS] as const
        size = kernel.scan(added.valuesAt, added.scalesAt, MASK, base.count, added.count, ...heap, size)
      }
      kernel.sort(HEAP_SCORES, HEAP_IDS)
      return { ordinals: heapIds.slice(0, size), scores: heapScores.slice(0, size).map((score) => score * scale) }
    },
    cosine(a, b) {
      // Asked hundreds of times for one block: no pair is made of part and row.
      const left = a < base.count ? placed : added
      const right = b < base.count ? placed : added
      const i = left === placed ? a : a - base.count
      const j = right === placed ? b : b - base.count
      const sum = kernel.dotRows(left.valuesAt + i * dims, right.valuesAt + j * dims, dims)
      return sum * left.scales[i]! * right.scales[j]!
    },
    accumulate(into, ordinal, weight) {
      if (ordinal < base.count) addRow(into, placed, ordinal, weight)
      else addRow(into, added, ordinal - base.count, weight)
    },
  }
}

/** 32 bits of a bitmap from any position on. */
function bitsFrom(bitmap: Bitmap, at: number): number {
  const word = at >>> 5
  const shift = at & 31
  const low = (bitmap[word] ?? 0) >>> shift
  return shift === 0 ? low : low | ((bitmap[word + 1] ?? 0) << (32 - shift))
}
