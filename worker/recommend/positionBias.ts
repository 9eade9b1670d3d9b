/** What a block showed where, and what was clicked: counts by product and place. */
export interface Placed {
  /** product and place (from 1) of each row */
  items: Uint32Array
  places: Uint8Array
  shown: Uint32Array
  clicked: Uint32Array
}

export interface PositionBias {
  /** how likely a place is looked at, against the best one: 1 at most; place p at p - 1 */
  looks: Float64Array
  clicks: number
}

/** Fewer clicks, or fewer products seen at two places, tell nothing of places. */
const FEWEST_CLICKS = 100
const FEWEST_MOVED = 5
const ROUNDS = 500
const CLOSE = 1e-5
/** Clicks that a product is taken to have had already, at the block's own rate: one click out of one look proves little. */
const PRIOR_LOOKS = 10
/** Below this share a place counts as looked at this often: a single click must not weigh like a hundred. */
export const LEAST_LOOK = 0.1

/**
 * How likely each place of a block is looked at, whatever stands there: the position-based click model, P(click) = P(place
 * looked at) * P(product wanted), fitted by expectation maximisation (Wang et al., "Position Bias Estimation for Unbiased
 * Learning to Rank in Personal Search", WSDM 2018, 4.1; Chuklin et al., "Click Models for Web Search", 2015, 4.1.3). What
 * tells places from products is that the same product stands at different places for different people. Null where the
 * counts are too few to tell.
 */
export function fitPositionBias({ items, places, shown, clicked }: Placed): PositionBias | null {
  const { length } = items
  let clicks = 0
  let looks = 0
  let last = 0
  const numbers = new Map<number, number>()
  const placesOf: Set<number>[] = []
  const number = new Uint32Array(length)
  for (let row = 0; row < length; row++) {
    clicks += clicked[row]!
    looks += shown[row]!
    last = Math.max(last, places[row]!)
    let own = numbers.get(items[row]!)
    if (own === undefined) {
      numbers.set(items[row]!, (own = numbers.size))
      placesOf.push(new Set())
    }
    number[row] = own
    placesOf[own]!.add(places[row]!)
  }
  if (clicks < FEWEST_CLICKS || placesOf.filter(({ size }) => size > 1).length < FEWEST_MOVED) return null
  const rate = clicks / looks
  const look = Float64Array.from({ length: last }, (_, at) => 1 / Math.sqrt(at + 1))
  const wanted = new Float64Array(numbers.size).fill(Math.min(0.5, rate * 2))
  for (let round = 0; round < ROUNDS; round++) {
    const moved = improve({ items: number, places, shown, clicked }, look, wanted, rate)
    if (moved < CLOSE) break
  }
  return { looks: relative(look), clicks }
}

/** One step of the expectation maximisation, in place. Answers by how much the surest place moved. */
function improve({ items, places, shown, clicked }: Placed, look: Float64Array, wanted: Float64Array, rate: number) {
  const looked = new Float64Array(look.length)
  const seen = new Float64Array(look.length)
  const wants = new Float64Array(wanted.length).fill(PRIOR_LOOKS * rate)
  const met = new Float64Array(wanted.length).fill(PRIOR_LOOKS)
  for (let row = 0; row < items.length; row++) {
    const place = places[row]! - 1
    const item = items[row]!
    const [p, w] = [look[place]!, wanted[item]!]
    const passed = shown[row]! - clicked[row]!
    const miss = 1 - p * w
    // Not clicked: looked at and not wanted, or never looked at.
    looked[place]! += clicked[row]! + (passed * p * (1 - w)) / miss
    wants[item]! += clicked[row]! + (passed * w * (1 - p)) / miss
    seen[place]! += shown[row]!
    met[item]! += shown[row]!
  }
  let moved = 0
  for (let place = 0; place < look.length; place++) {
    const next = seen[place] === 0 ? look[place]! : clamp(looked[place]! / seen[place]!)
    moved = Math.max(moved, Math.abs(next - look[place]!))
    look[place] = next
  }
  for (let item = 0; item < wanted.length; item++) wanted[item] = clamp(wants[item]! / met[item]!)
  return moved
}

const clamp = (share: number): number => Math.min(1 - 1e-6, Math.max(1e-6, share))

/** Only ratios can be told apart: looks and wants scale against each other. */
function relative(look: Float64Array): Float64Array {
  const most = Math.max(...look)
  return look.map((share) => share / most)
}

/**
 * What a click at a place weighs so that places do not decide: one over how likely it was looked at, cut at ten
 * (inverse propensity scoring; Joachims, Swaminathan and Schnabel, "Unbiased Learning-to-Rank with Biased Feedback", WSDM
 * 2017, 4 and 5). 1 without an estimate.
 */
export function clickWeight(bias: Pick<PositionBias, 'looks'> | null | undefined, place: number): number {
  if (bias === null || bias === undefined) return 1
  const look = bias.looks[Math.min(place, bias.looks.length) - 1]
  return look === undefined ? 1 : 1 / Math.max(LEAST_LOOK, look)
}
