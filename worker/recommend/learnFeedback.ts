import type { Actions } from './actions.ts'
import { outcomes, type Feedback } from './feedback.ts'
import { clickWeight, fitPositionBias, type Placed, type PositionBias } from './positionBias.ts'

/** What one place of a block did. */
export interface PlaceReport {
  place: number
  shown: number
  clicks: number
  /** how likely it is looked at against the best place; absent where the data can't tell */
  looks?: number
}

/** How a block's places and its reserved places did in the data window. */
export interface BlockFeedback {
  block: string
  shown: number
  clicks: number
  carts: number
  orders: number
  /** whose estimate corrects its clicks: the block's own, that of all blocks together, or none yet */
  correctedBy: 'block' | 'site' | 'nothing'
  places: readonly PlaceReport[]
  tried: { shown: number; clicks: number; carts: number; orders: number }
}

export interface FeedbackLearnt {
  rows: Feedback
  report: readonly BlockFeedback[]
  /** by block; a block without enough clicks takes the estimate of all blocks */
  bias: ReadonlyMap<string, PositionBias | null>
  /** how often each product was seen in a block */
  shown: Uint32Array
}

const MOST_PLACES_TOLD = 24

/** What recommendations taught of their own places: estimated per block, and over all blocks for those with few clicks. */
export function learnFeedback(feedback: Feedback, count: number): FeedbackLearnt {
  const shown = new Uint32Array(count)
  for (const item of feedback.items) shown[item]!++
  const all = fitPositionBias(placedOf(feedback, null))
  const bias = new Map<string, PositionBias | null>()
  const report = feedback.blocks.map((block, number): BlockFeedback => {
    const own = fitPositionBias(placedOf(feedback, number))
    bias.set(block, own ?? all)
    const correctedBy = own !== null ? 'block' : all !== null ? 'site' : 'nothing'
    return { block, correctedBy, ...countsOf(feedback, number, own ?? all) }
  })
  return { rows: feedback, report, bias, shown }
}

/** Rows of one block (of all, without a number), counted by product and place. */
function placedOf(feedback: Feedback, block: number | null): Placed {
  const rows = new Map<number, { item: number; place: number; shown: number; clicked: number }>()
  for (let row = 0; row < feedback.items.length; row++) {
    if (block !== null && feedback.block[row] !== block) continue
    const place = feedback.places[row]!
    const item = feedback.items[row]!
    // A product is wanted as much as the block makes sense of it: blocks share places, not products.
    const product = block === null ? item * feedback.blocks.length + feedback.block[row]! : item
    const key = product * 256 + place
    let own = rows.get(key)
    if (own === undefined) rows.set(key, (own = { item: product, place, shown: 0, clicked: 0 }))
    own.shown++
    if ((feedback.outcomes[row]! & outcomes.clicked) !== 0) own.clicked++
  }
  const all = [...rows.values()]
  return {
    items: Uint32Array.from(all, ({ item }) => item),
    places: Uint8Array.from(all, ({ place }) => place),
    shown: Uint32Array.from(all, (one) => one.shown),
    clicked: Uint32Array.from(all, (one) => one.clicked),
  }
}

function countsOf(feedback: Feedback, block: number, bias: PositionBias | null) {
  const places: PlaceReport[] = []
  const tried = { shown: 0, clicks: 0, carts: 0, orders: 0 }
  const all = { shown: 0, clicks: 0, carts: 0, orders: 0 }
  for (let row = 0; row < feedback.items.length; row++) {
    if (feedback.block[row] !== block) continue
    const place = feedback.places[row]!
    const outcome = feedback.outcomes[row]!
    const own = (places[place - 1] ??= { place, shown: 0, clicks: 0 })
    own.shown++
    if ((outcome & outcomes.clicked) !== 0) own.clicks++
    for (const into of (outcome & outcomes.tried) === 0 ? [all] : [all, tried]) {
      into.shown++
      if ((outcome & outcomes.clicked) !== 0) into.clicks++
      if ((outcome & outcomes.carted) !== 0) into.carts++
      if ((outcome & outcomes.bought) !== 0) into.orders++
    }
  }
  const told = places
    .filter((one) => one !== undefined)
    .slice(0, MOST_PLACES_TOLD)
    .map((one): PlaceReport => {
      const looks = bias?.looks[one.place - 1]
      return looks === undefined ? one : { ...one, looks: Number(looks.toFixed(3)) }
    })
  return { ...all, places: told, tried }
}

/**
 * What each action weighs in popularity: 1, but looks that a recommendation's place brought weigh by that place, so that
 * what stood first is not popular for having stood first. Within a block they weigh 1 on average (self-normalised; Swaminathan
 * and Joachims, NIPS 2015): blocks neither gain nor lose against the rest of the shop. Null: everything weighs the same.
 */
export function actionWeights(actions: Actions, bias: FeedbackLearnt['bias']): Float32Array | null {
  const { cameFrom } = actions
  if (cameFrom === undefined) return null
  const sums = new Float64Array(cameFrom.names.length)
  const rows = new Uint32Array(cameFrom.names.length)
  const weights = Float32Array.from(cameFrom.blocks, (block, row) => {
    if (block === 0) return 1
    const weight = clickWeight(bias.get(cameFrom.names[block]!), cameFrom.places[row]!)
    sums[block]! += weight
    rows[block]!++
    return weight
  })
  return weights.map((weight, row) => {
    const block = cameFrom.blocks[row]!
    return block === 0 ? 1 : (weight * rows[block]!) / sums[block]!
  })
}

/** Looks that a product is taken to have had at the site's own rate: few looks prove little. */
const PRIOR_LOOKS = 100

/**
 * How often each product is clicked where a block shows it, as if it always stood at the best place: clicks weighted by
 * place over times shown, drawn towards the site's rate; 0 for what was never clicked.
 */
export function appealOf(feedback: Feedback, bias: FeedbackLearnt['bias'], count: number, since: number): Float64Array {
  const clicks = new Float64Array(count)
  const shown = new Float64Array(count)
  for (let row = 0; row < feedback.items.length; row++) {
    if (feedback.at[row]! < since) continue
    const item = feedback.items[row]!
    shown[item]!++
    if ((feedback.outcomes[row]! & outcomes.clicked) === 0) continue
    clicks[item]! += clickWeight(bias.get(feedback.blocks[feedback.block[row]!]!), feedback.places[row]!)
  }
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
  const rate = sum(clicks) / Math.max(1, sum(shown))
  return clicks.map((clicked, item) =>
    clicked === 0 ? 0 : (clicked + PRIOR_LOOKS * rate) / (shown[item]! + PRIOR_LOOKS),
  )
}
