import { DIMS, LONGEST, weightOf, type WeightName } from '../train/weights.ts'

/** One thing of a history as the sequence model reads it. `signals`: rows of its signal table, 0 for what is not known. */
export interface Step {
  ordinal: number
  signals?: readonly [kind: number, gap: number, dwell: number]
}

/** A trained sequence model over the catalog's ordinals: int8 rows with one scale each, all other weights as floats. */
export interface SequenceModel {
  count: number
  rows: Int8Array
  scales: Float32Array
  /** as worker/train/weights.ts lays them out */
  weights: Float32Array
}

/** Vectors (items x DIMS) as int8 rows with a scale each; value d = row[d] * scale. */
export function quantise(vectors: Float32Array): { rows: Int8Array; scales: Float32Array } {
  const count = vectors.length / DIMS
  const rows = new Int8Array(vectors.length)
  const scales = new Float32Array(count)
  for (let row = 0; row < count; row++) {
    const start = row * DIMS
    let most = 0
    for (let d = 0; d < DIMS; d++) most = Math.max(most, Math.abs(vectors[start + d]!))
    const scale = most / 127
    scales[row] = scale
    if (scale > 0) for (let d = 0; d < DIMS; d++) rows[start + d] = Math.round(vectors[start + d]! / scale)
  }
  return { rows, scales }
}

/**
 * What the model makes of a history, newest last, in plain arithmetic: the vector whose product with an item's is the
 * item's logit. The oracle of the WebAssembly kernel, which does the same in single precision.
 */
export function readHistory(
  model: { weights: Float32Array; vector(ordinal: number): ArrayLike<number> },
  history: readonly Step[],
): Float64Array {
  const steps = history.slice(-LONGEST)
  const weight = (name: WeightName) => weightOf(model.weights, name)
  const positions = weight('positions')
  const signals = weight('signals')
  const inputs = steps.map(({ ordinal, signals: own = [0, 0, 0] }, at) => {
    const vector = model.vector(ordinal)
    return Float64Array.from({ length: DIMS }, (_, d) => {
      let sum = vector[d]! + positions[(steps.length - 1 - at) * DIMS + d]!
      for (const row of own) if (row > 0) sum += signals[row * DIMS + d]!
      return sum
    })
  })
  const qkv = inputs.map((input) => times(norm(input, weight('normAGain'), weight('normABias')), weight('attention')))
  const query = qkv.at(-1)!.subarray(0, DIMS)
  const scores = qkv.map((row) => dot(query, row.subarray(DIMS, 2 * DIMS)) / Math.sqrt(DIMS))
  const most = Math.max(...scores)
  const shares = scores.map((score) => Math.exp(score - most))
  const total = shares.reduce((sum, share) => sum + share, 0)
  const attended = new Float64Array(DIMS)
  for (const [at, row] of qkv.entries()) {
    for (let d = 0; d < DIMS; d++) attended[d]! += (shares[at]! / total) * row[2 * DIMS + d]!
  }
  const middle = sum(inputs.at(-1)!, times(attended, weight('output')))
  const wide = times(norm(middle, weight('normBGain'), weight('normBBias')), weight('widen'))
  const gate = sum(wide, weight('widenBias')).map(gelu)
  const last = sum(sum(middle, times(gate, weight('narrow'))), weight('narrowBias'))
  return norm(last, weight('normCGain'), weight('normCBias'))
}

function norm(x: Float64Array, gain: Float32Array, bias: Float32Array): Float64Array {
  const mean = x.reduce((all, value) => all + value, 0) / x.length
  const variance = x.reduce((all, value) => all + (value - mean) ** 2, 0) / x.length
  const inverse = 1 / Math.sqrt(variance + 1e-5)
  return x.map((value, d) => (value - mean) * inverse * gain[d]! + bias[d]!)
}

/** x times a row-major matrix. */
function times(x: Float64Array, matrix: Float32Array): Float64Array {
  const width = matrix.length / x.length
  const out = new Float64Array(width)
  for (let k = 0; k < x.length; k++) for (let j = 0; j < width; j++) out[j]! += x[k]! * matrix[k * width + j]!
  return out
}

const sum = (a: Float64Array, b: ArrayLike<number>): Float64Array => a.map((value, d) => value + b[d]!)
const dot = (a: Float64Array, b: Float64Array): number => a.reduce((all, value, d) => all + value * b[d]!, 0)

/** The tanh form (Hendrycks and Gimpel, 2016, section 2). */
const gelu = (x: number): number => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))
