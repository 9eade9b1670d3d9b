/** Of kernels/sketch.as.ts. */
export interface SketchKernel {
  place(
    rows: number,
    scales: number,
    halves: number,
    rests: number,
    mask: number,
    values: number,
    query: number,
    bytes: number,
    spread: number,
    chosen: number,
    scores: number,
    ids: number,
    count: number,
    dims: number,
  ): void
  sketch(facts: number): void
  sift(k: number, start: number, reach: number, per: number, slack: number, by: number): number
  /** How many rows the last scan multiplied whole. */
  wholes(): number
  /** Brings the heap into order, best first. */
  sort(scores: number, ids: number): void
}

/** Rows of a block. */
const BLOCK = 32
/** Bytes of the chosen: a score and a number of 4,096. */
const CHOSEN_BYTES = 2 * 4 * 4096

const align = (at: number): number => (at + 63) & ~63

/** Where the parts of a sketch lie in memory from `start` on. */
export function layOutSketch(start: number, count: number, dims: number) {
  const whole = Math.ceil(count / BLOCK) * BLOCK
  const halves = align(start)
  const rests = align(halves + (whole * dims) / 2)
  const values = align(rests + whole * 4)
  const bytes = align(values + whole * 4)
  const spread = align(bytes + dims)
  const chosen = align(spread + dims * 8)
  return { halves, rests, values, bytes, spread, chosen, end: chosen + CHOSEN_BYTES }
}

/** Room for a sketch, wherever it begins. */
export const sketchBytes = (count: number, dims: number): number => layOutSketch(0, count, dims).end + 64

interface Places extends ReturnType<typeof layOutSketch> {
  rows: number
  scales: number
  mask: number
  query: number
  scores: number
  ids: number
}

/**
 * Sketches the rows that lie in memory: half a byte a value and 8 bytes a row more. Answers what finds the `k` best of those
 * in the mask, exactly as a scan of all would, and leaves them in the heap. `query` must lie in its place.
 */
export function makeSift(
  kernel: SketchKernel,
  memory: WebAssembly.Memory,
  count: number,
  dims: number,
  { rows, scales, halves, rests, mask, values, query, bytes, spread, chosen, scores, ids }: Places,
): (query: Int16Array, k: number, by: number) => number {
  kernel.place(rows, scales, halves, rests, mask, values, query, bytes, spread, chosen, scores, ids, count, dims)
  kernel.sketch(chosen)
  const [widest = 0, tallest = 0, farthest = 0] = new Float32Array(memory.buffer, chosen, 3)
  const into = new Int8Array(memory.buffer, bytes, dims)
  return (query16, k, by) => {
    const { start, reach, per, slack } = sketchQuery(query16, { widest, tallest, farthest }, by, into)
    return kernel.sift(k, start, reach, per, slack, by)
  }
}

/** What the kernel says of the rows it sketched: the largest upper halves (bare, and scaled as they count), and rests. */
interface SketchFacts {
  widest: number
  tallest: number
  farthest: number
}

/**
 * A query of 12 bits as one of 8 for the sketch, which sums u q over the upper halves u of a row, 0 to 15, in 16 bits that
 * run over: right all the same, since the sum begins at -7.5 times the query's and so ends at (u - 7.5) q, which is at most
 * |u - 7.5| |q|: the query is made short enough for that. A row's score is then at most
 *
 *     scale * 16 (u - 7.5) q / f + rest * |query| + what rounding the query took away
 *
 * with f = |q| / |query|; in units of the sketch: value + rest * reach + slack. `by`: what each score is multiplied by.
 */
function sketchQuery(query: Int16Array, { widest, tallest, farthest }: SketchFacts, by: number, into: Int8Array) {
  let most = 0
  let squares = 0
  for (const value of query) {
    most = Math.max(most, Math.abs(value))
    squares += value * value
  }
  const length = Math.sqrt(squares)
  const fits = (32_760 - widest * 0.5 * Math.sqrt(query.length)) / (widest * length)
  const factor = length === 0 ? 1 : Math.min(127 / most, fits)
  let sum = 0
  let lost = 0
  for (let dim = 0; dim < query.length; dim++) {
    const short = Math.round(query[dim]! * factor)
    into[dim] = short
    sum += short
    lost += (query[dim]! - short / factor) ** 2
  }
  // Half a unit is lost by a start that is no integer (no |u - 7.5| is under .5, so no scale over that); the last is what
  // floats round off.
  const unit = (0.5 * 16) / factor
  const slack =
    tallest * Math.sqrt(lost) + (unit * tallest) / (8 * Math.sqrt(query.length)) + 1e-5 * length * (tallest + farthest)
  const per = factor / 16
  return { start: -Math.round(7.5 * sum), reach: length * per, per: by === 0 ? per : per / by, slack: slack * per }
}
