/** Of kernels/sketch.as.ts. */
export interface SketchKernel {
  place(
    rows: number,
    scales: number,
    halves: number,
    columns: number,
    steps: number,
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
  const columns = align(halves + (whole * dims) / 2)
  const steps = align(columns + dims * 8)
  const rests = align(steps + whole * 4)
  const values = align(rests + whole * 4)
  const bytes = align(values + whole * 4)
  const spread = align(bytes + dims)
  const chosen = align(spread + dims * 8)
  return { halves, columns, steps, rests, values, bytes, spread, chosen, end: chosen + CHOSEN_BYTES }
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
 * Sketches the rows that lie in memory: half a byte a value and 12 bytes a row more. Answers what finds the `k` best of those
 * in the mask, exactly as a scan of all would, and leaves them in the heap. `query` must lie in its place.
 */
export function makeSift(
  kernel: SketchKernel,
  memory: WebAssembly.Memory,
  count: number,
  dims: number,
  places: Places,
): (query: Int16Array, k: number, by: number) => number {
  const { rows, scales, halves, columns, steps, rests, mask, values, query, bytes, spread, chosen, scores, ids } =
    places
  const perRow = [halves, columns, steps, rests, mask, values] as const
  kernel.place(rows, scales, ...perRow, query, bytes, spread, chosen, scores, ids, count, dims)
  kernel.sketch(chosen)
  const [widest = 0, tallest = 0, farthest = 0] = new Float32Array(memory.buffer, chosen, 3)
  const facts = { widths: new Float32Array(memory.buffer, columns, dims), widest, tallest, farthest }
  const into = new Int8Array(memory.buffer, bytes, dims)
  return (query16, k, by) => {
    const { start, reach, per, slack } = sketchQuery(query16, facts, by, into)
    return kernel.sift(k, start, reach, per, slack, by)
  }
}

/** What the kernel says of the rows it sketched: widths of columns, the largest |u - 7.5|, step * |u - 7.5| and rest. */
interface SketchFacts {
  widths: Float32Array
  widest: number
  tallest: number
  farthest: number
}

/**
 * A query of 12 bits as one of 8 for the sketch: q = f * width * query, which is summed as u q over a row's u, 0 to 15, in
 * 16 bits that run over. Right all the same, since the sum begins at -7.5 times the sum of q and so ends at (u - 7.5) q, at
 * most |u - 7.5| |q|: q is made short enough for that. A row's score is then at most
 *
 *     step * (u - 7.5) q / f + rest * |query| + what rounding q took away
 *
 * or, in units of the sketch, value + rest * reach + slack. `by`: what each score is multiplied by.
 */
function sketchQuery(query: Int16Array, facts: SketchFacts, by: number, into: Int8Array) {
  const { widths, widest, tallest, farthest } = facts
  let most = 0
  let squares = 0
  let wide = 0
  for (let dim = 0; dim < query.length; dim++) {
    const value = query[dim]! * widths[dim]!
    most = Math.max(most, Math.abs(value))
    wide += value * value
    squares += query[dim]! ** 2
  }
  const length = Math.sqrt(squares)
  const fits = (32_760 - widest * 0.5 * Math.sqrt(query.length)) / (widest * Math.sqrt(wide))
  const factor = length === 0 ? 1 : Math.min(127 / most, fits)
  let sum = 0
  let lost = 0
  for (let dim = 0; dim < query.length; dim++) {
    const value = query[dim]! * widths[dim]!
    const short = Math.round(value * factor)
    into[dim] = short
    sum += short
    lost += (value - short / factor) ** 2
  }
  // Half a unit is lost by a start that is no integer, as much as the largest step says (no |u - 7.5| is under .5).
  const largest = tallest / (0.5 * Math.sqrt(query.length))
  const rounded = 1e-5 * (length * farthest + Math.sqrt(wide) * tallest)
  const slack = tallest * Math.sqrt(lost) + (0.5 / factor) * largest + rounded
  return {
    start: -Math.round(7.5 * sum),
    reach: length * factor,
    per: by === 0 ? factor : factor / by,
    slack: slack * factor,
  }
}
