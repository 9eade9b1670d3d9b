import type { Actions } from './actions.ts'
import { withCountry } from './regions.ts'
import { dayparts, daypartOf, localTime } from './visitFacts.ts'

/** A group's list is short, and needs some people behind it: fewer say who they are, not what is liked. */
const MOST_OF_GROUP = 500
const FEWEST_OF_GROUP = 50
const MOST_GROUPS = 300
const HOUR_MS = 3_600_000
/** Below it a product is taken no more at that time than chance may bring. */
const LEAST_MORE = 1

/** Adds up what groups of people took: visitors of a region, of a landing, of some weeks. */
export class GroupCounter {
  private readonly groups = new Map<string, { values: Map<number, number>; people: Set<number | string> }>()

  add(group: string, who: number | string, item: number, worth: number): void {
    let own = this.groups.get(group)
    if (own === undefined) {
      if (this.groups.size >= MOST_GROUPS) return
      this.groups.set(group, (own = { values: new Map(), people: new Set() }))
    }
    own.values.set(item, (own.values.get(item) ?? 0) + worth)
    own.people.add(who)
  }

  /** By group, best first; groups of too few people have none. */
  lists(): Map<string, Uint32Array> {
    const lists = new Map<string, Uint32Array>()
    for (const [group, { values, people }] of this.groups) {
      if (people.size >= FEWEST_OF_GROUP) lists.set(group, best(values))
    }
    return lists
  }
}

function best(values: Iterable<readonly [item: number, value: number]>): Uint32Array {
  const order = [...values].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return Uint32Array.from(order.slice(0, MOST_OF_GROUP), ([item]) => item)
}

type Worth = (row: number, ageMs: number) => number

/** Lists by region and its country ("region pl-14", "region pl"), and by how visits came ("from campaign x"). */
export function groupLists(actions: Actions, now: number, worthOf: Worth): Map<string, Uint32Array> {
  const { regions, landings } = actions
  const counter = new GroupCounter()
  // The newest count where there are more groups than a build keeps.
  for (let row = actions.items.length - 1; row >= 0; row--) {
    const [who, item] = [actions.customers[row]!, actions.items[row]!]
    const worth = worthOf(row, now - actions.at[row]!)
    if (regions !== undefined && regions.of[row] !== 0) {
      for (const region of withCountry(regions.names[regions.of[row]!]!))
        counter.add(`region ${region}`, who, item, worth)
    }
    if (landings !== undefined && landings.of[row] !== 0) {
      counter.add(`from ${landings.names[landings.of[row]!]!}`, who, item, worth)
    }
  }
  return counter.lists()
}

/**
 * What is taken more in a part of the day than in the others ("time evening"), by the clock of the shop's zone: worth above
 * what all day's popularity would bring, over the square root of that. Parts with too few people have none.
 */
export function daypartLists(actions: Actions, now: number, worthOf: Worth, zone: string): Map<string, Uint32Array> {
  const parts = dayparts.map((name) => ({ name, values: new Map<number, number>(), people: new Set<number>(), sum: 0 }))
  const all = new Map<number, number>()
  const partAt = new Map<number, (typeof parts)[number]>()
  let total = 0
  for (let row = 0; row < actions.items.length; row++) {
    const item = actions.items[row]!
    const worth = worthOf(row, now - actions.at[row]!)
    const hour = Math.floor(actions.at[row]! / HOUR_MS)
    let part = partAt.get(hour)
    if (part === undefined) {
      const name = daypartOf(localTime(hour * HOUR_MS, zone).hour)
      partAt.set(hour, (part = parts.find((one) => one.name === name)!))
    }
    part.values.set(item, (part.values.get(item) ?? 0) + worth)
    part.people.add(actions.customers[row]!)
    part.sum += worth
    all.set(item, (all.get(item) ?? 0) + worth)
    total += worth
  }
  const lists = new Map<string, Uint32Array>()
  for (const { name, values, people, sum } of parts) {
    if (people.size < FEWEST_OF_GROUP) continue
    const risen = [...values].flatMap(([item, value]) => {
      const expected = (all.get(item)! * sum) / total
      const more = (value - expected) / Math.sqrt(expected + 1)
      return more >= LEAST_MORE ? [[item, more] as const] : []
    })
    lists.set(`time ${name}`, best(risen))
  }
  return lists
}
