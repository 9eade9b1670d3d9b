import { fillNormal } from './random.ts'
import { SIGNAL_ROWS } from './trainingSet.ts'

/** Values of a vector; the kernels are written for it. */
export const DIMS = 64
/** Width of the feed-forward layer. */
export const WIDE = 128
/** Items of a history that count. */
export const LONGEST = 50

const shapes = {
  positions: LONGEST * DIMS,
  signals: SIGNAL_ROWS * DIMS,
  normAGain: DIMS,
  normABias: DIMS,
  attention: DIMS * 3 * DIMS,
  output: DIMS * DIMS,
  normBGain: DIMS,
  normBBias: DIMS,
  widen: DIMS * WIDE,
  widenBias: WIDE,
  narrow: WIDE * DIMS,
  narrowBias: DIMS,
  normCGain: DIMS,
  normCBias: DIMS,
} as const
export type WeightName = keyof typeof shapes

/** Floats of all weights that don't grow with the catalog, and where each matrix (inputs x outputs, row-major) begins. */
export const { weightCount, weightAt } = layOut()

function layOut() {
  const weightAt = {} as Record<WeightName, number>
  let weightCount = 0
  for (const name of Object.keys(shapes) as WeightName[]) {
    weightAt[name] = weightCount
    weightCount += shapes[name]
  }
  return { weightCount, weightAt }
}

export const weightOf = (weights: Float32Array, name: WeightName): Float32Array =>
  weights.subarray(weightAt[name], weightAt[name] + shapes[name])

/** Own rows N(0, .01), attributes and positions N(0, .02), matrices by fan-in + fan-out, output projections halved. */
export function initialise(weights: Float32Array, own: Float32Array, attributes: Float32Array, seed: number): void {
  fillNormal(own, 0.01, seed, 0x20000001)
  fillNormal(attributes, 0.02, seed, 0x20000002)
  weights.fill(0)
  for (const name of ['normAGain', 'normBGain', 'normCGain'] as const) weightOf(weights, name).fill(1)
  fillNormal(weightOf(weights, 'positions'), 0.02, seed, 0x20000003)
  fillNormal(weightOf(weights, 'signals').subarray(DIMS), 0.02, seed, 0x20000004)
  const byFan = (inputs: number, outputs: number) => Math.sqrt(2 / (inputs + outputs))
  fillNormal(weightOf(weights, 'attention'), byFan(DIMS, DIMS), seed, 0x20000005)
  fillNormal(weightOf(weights, 'output'), byFan(DIMS, DIMS) / 2, seed, 0x20000006)
  fillNormal(weightOf(weights, 'widen'), byFan(DIMS, WIDE), seed, 0x20000007)
  fillNormal(weightOf(weights, 'narrow'), byFan(WIDE, DIMS) / 2, seed, 0x20000008)
}
