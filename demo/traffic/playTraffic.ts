import { dice } from './dice.ts'
import type { Dice } from './dice.ts'
import { sendVisit } from './send.ts'
import type { Door } from './send.ts'
import { makeShopper } from './shopper.ts'
import type { Shopper } from './shopper.ts'
import { freshMemory, visit } from './visit.ts'
import type { Memory } from './visit.ts'

export interface TrafficOptions {
  url: string
  keys: { writeKey: string; secretKey: string }
  shoppers: number
  days: number
  seed?: number
  /** visits played, visits in all */
  progress?: (done: number, total: number) => void
}

export interface TrafficReport {
  shoppers: number
  visits: number
  events: number
  orders: number
  /** how far the simulated clock went */
  days: number
}

const slotMs = 30 * 60_000
const atOnce = 8

interface Planned {
  slot: number
  offset: number
  player: { shopper: Shopper; memory: Memory; dice: Dice }
}

/**
 * Plays seeded shoppers over simulated days through the real HTTP endpoints: every half hour the clock moves on, what
 * fell due meanwhile fires, and the visits of that half hour arrive. The shoppers depend on the seed alone.
 */
export async function playTraffic(options: TrafficOptions): Promise<TrafficReport> {
  const { url, keys, days } = options
  const door: Door = { url, ...keys }
  const startedAt = Date.parse(((await clock(url)) as { now: string }).now)
  const seed = options.seed ?? 1
  const plan = planned(options.shoppers, days, seed, startedAt)
  const slots = Map.groupBy(plan, (each) => each.slot)
  const report: TrafficReport = { shoppers: options.shoppers, visits: 0, events: 0, orders: 0, days }
  let slotNow = 0
  for (const [slot, visits] of [...slots].toSorted(([a], [b]) => a - b)) {
    await clock(url, (slot + 1 - slotNow) * slotMs)
    slotNow = slot + 1
    for (let from = 0; from < visits.length; from += atOnce) {
      await Promise.all(
        visits.slice(from, from + atOnce).map(async ({ offset, player }) => {
          const before = player.memory.orders
          const deeds = visit(player.shopper, player.memory, player.dice)
          // The whole visit lies in the past half hour: a server refuses events from the future.
          const last = deeds.at(-1)?.at ?? 0
          const begins = startedAt + slot * slotMs + Math.min(offset, Math.max(0, slotMs - last))
          report.events += await sendVisit(door, player.shopper, deeds, begins)
          report.orders += player.memory.orders - before
          report.visits += 1
        }),
      )
      options.progress?.(report.visits, plan.length)
    }
  }
  const rest = days * 48 - slotNow
  if (rest > 0) await clock(url, rest * slotMs)
  return report
}

function planned(shoppers: number, days: number, seed: number, startedAt: number): Planned[] {
  const run = `${seed}${startedAt.toString(36).slice(-5)}`
  const hourAtStart = new Date(startedAt).getUTCHours()
  return Array.from({ length: shoppers }, (_, number) => number).flatMap((number) => {
    const own = dice(seed * 1_000_003 + number)
    const player = { shopper: makeShopper(number, run, own), memory: freshMemory(), dice: own }
    const count = 1 + Math.floor(own.next() ** 2 * Math.min(8, 2 + days / 3))
    return Array.from({ length: count }, () => {
      const hour = (own.weighted(hours, ([, weight]) => weight)[0] - hourAtStart + 24) % 24
      return {
        slot: own.between(0, days - 1) * 48 + hour * 2 + own.between(0, 1),
        offset: own.between(0, 600) * 1000,
        player,
      }
    })
  })
}

/** When people shop, UTC: little at night, a lunch break, the evening. */
const hours: readonly (readonly [hour: number, weight: number])[] = [
  0.4, 0.2, 0.1, 0.1, 0.3, 0.8, 1.6, 2.2, 2.4, 2.4, 2.6, 3.2, 3, 2.6, 2.6, 2.8, 3.4, 4.4, 5.2, 5.4, 4.6, 3, 1.6, 0.8,
].map((weight, hour) => [hour, weight] as const)

/** The simulated clock; moves it first where `ms` says so. */
async function clock(url: string, ms?: number): Promise<unknown> {
  const answer = await fetch(
    `${url}/dev/clock`,
    ms === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ advance: `PT${ms / 1000}S` }),
        },
  )
  if (!answer.ok) throw new Error(`/dev/clock answered ${answer.status}: is ${url} a development server?`)
  return answer.json()
}
