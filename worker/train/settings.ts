/** How the sequence model is trained (RECOMMEND.md 3, Transformer). */
export interface TrainSettings {
  /** passes over all sequences */
  epochs: number
  /** tokens a batch at most; a sequence is never cut by it */
  tokens: number
  /** items that the loss compares a target with: the whole catalog, or the batch's targets and so many uniform ones */
  negatives: 'all' | number
  /** share of values zeroed on the input and both residual branches */
  dropout: number
  /** peak of the learning rate */
  rate: number
  /** steps to reach it; a cosine takes it down to 5 % at the end */
  warmUp: number
  /** every random choice follows from this and the step's number */
  seed: number
}

/** Up to this many items the loss compares with all of them. */
const FULL_SOFTMAX_ITEMS = 20_000

const shared = { dropout: 0.4, rate: 3e-3, seed: 1 } as const

/** What a training goes over in one epoch. */
interface Size {
  items: number
  /** steps from one item to the next in all histories */
  predictions: number
}

/** Where there is a machine with threads: 24 epochs against all items, or 35 against sampled ones on large catalogs. */
export const machineSettings = (size: Size): TrainSettings =>
  size.items <= FULL_SOFTMAX_ITEMS
    ? { ...shared, ...paceOf(size, 24), negatives: 'all' }
    : { ...shared, ...paceOf(size, 35), negatives: sampledNegatives(size.items) }

/** On the edge: one thread, sampled softmax, only touched rows change. */
export const edgeSettings = (size: Size): TrainSettings => ({
  ...shared,
  ...paceOf(size, 40),
  negatives: sampledNegatives(size.items),
})

/** A hundred batches an epoch at least, where there is little data: what counts is the number of steps. */
function paceOf({ predictions }: Size, epochs: number): Pick<TrainSettings, 'epochs' | 'tokens' | 'warmUp'> {
  const tokens = Math.max(64, Math.min(768, Math.round(predictions / 100)))
  const steps = (epochs * predictions) / tokens
  return { epochs, tokens, warmUp: Math.max(1, Math.min(200, Math.round(steps / 10))) }
}

const sampledNegatives = (items: number): number => (items <= 25_000 ? 256 : items <= 60_000 ? 512 : 1024)

/** Learning rate of a step counted from 0. */
export function rateAt(settings: TrainSettings, step: number, steps: number): number {
  const warm = Math.min(1, (step + 1) / settings.warmUp)
  const share = Math.min(1, step / Math.max(1, steps))
  return settings.rate * warm * (0.05 + 0.95 * 0.5 * (1 + Math.cos(Math.PI * share)))
}
