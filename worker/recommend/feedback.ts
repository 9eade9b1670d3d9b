import type { TrainingLine } from '../model/projection.ts'

/** What recommendations showed, a row an item of an answer, and what became of it: the loop's training rows. */
export interface Feedback {
  blocks: readonly string[]
  /** position in `blocks` */
  block: Uint16Array
  items: Uint32Array
  /** from 1 */
  places: Uint8Array
  /** sum of `outcomes` */
  outcomes: Uint8Array
  /** epoch ms */
  at: Float64Array
}

export const noFeedback: Feedback = {
  blocks: [],
  block: new Uint16Array(0),
  items: new Uint32Array(0),
  places: new Uint8Array(0),
  outcomes: new Uint8Array(0),
  at: new Float64Array(0),
}

export const outcomes = { clicked: 1, carted: 2, bought: 4, tried: 8 } as const

/** Fresh enough, and what a build can hold beside everything else: 16 bytes a row, 40 in the making. */
const MOST_ROWS = 400_000

const MOST_ITEMS = 2 ** 24

/** Joins what was shown with clicks, carts and orders by request, block and product, in whatever order the lines come. */
export class FeedbackJoiner {
  private readonly ordinalOf: (productId: string) => number
  private readonly showings = new Map<string, number>()
  private readonly blockNames = new Map<string, number>()
  /** showing and item -> row */
  private readonly rows = new Map<number, number>()
  private readonly block: number[] = []
  private readonly items: number[] = []
  private readonly places: number[] = []
  private readonly at: number[] = []
  private readonly tried = new Set<number>()
  private readonly happened: { key: number; outcome: number }[] = []

  constructor(ordinalOf: (productId: string) => number) {
    this.ordinalOf = ordinalOf
  }

  add(line: TrainingLine): void {
    if (line.kind === 'shown') {
      for (const [at, productId] of line.productIds.entries()) {
        const place = line.places[at] ?? 0
        if (place > 0) this.show(line, productId, place, line.tried?.includes(productId) === true)
      }
    } else if (line.kind === 'found') return
    else if (line.kind === 'clicked') this.note(line.request, line.block, line.productId, outcomes.clicked)
    else if (line.request !== undefined && line.block !== undefined) {
      const { kind } = line
      if (kind === 'carted') this.note(line.request, line.block, line.productId, outcomes.carted)
      if (kind === 'bought') this.note(line.request, line.block, line.productId, outcomes.bought)
    }
  }

  private show(line: { request: string; block: string; at: number }, productId: string, place: number, tried: boolean) {
    const item = this.ordinalOf(productId)
    if (item < 0 || this.items.length >= MOST_ROWS) return
    const key = this.keyOf(line.request, line.block, item)
    // Lines may come twice, and an item may scroll into view twice.
    if (this.rows.has(key)) return
    const row = this.items.length
    this.rows.set(key, row)
    this.block.push(numberOf(this.blockNames, line.block))
    this.items.push(item)
    this.places.push(place)
    this.at.push(line.at)
    if (tried) this.tried.add(row)
  }

  private note(request: string, block: string, productId: string, outcome: number): void {
    const item = this.ordinalOf(productId)
    if (item >= 0) this.happened.push({ key: this.keyOf(request, block, item), outcome })
  }

  private keyOf(request: string, block: string, item: number): number {
    return numberOf(this.showings, `${request} ${block}`) * MOST_ITEMS + item
  }

  /** A click on what nobody was seen to be shown teaches nothing of places, and falls away. */
  finish(): Feedback {
    const out = new Uint8Array(this.items.length)
    for (const row of this.tried) out[row] = outcomes.tried
    for (const { key, outcome } of this.happened) {
      const row = this.rows.get(key)
      // What was carted or bought of a recommendation was clicked, even if the click itself was lost.
      if (row !== undefined) out[row]! |= outcome | outcomes.clicked
    }
    return {
      blocks: [...this.blockNames.keys()],
      block: Uint16Array.from(this.block),
      items: Uint32Array.from(this.items),
      places: Uint8Array.from(this.places),
      outcomes: out,
      at: Float64Array.from(this.at),
    }
  }
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}
