import type { LiveFacts } from '../model/facts.ts'
import type { MerchandisingRule, Recipe } from '../model/recipe.ts'
import { fulfilling, type About } from './allowed.ts'
import { has, type Bitmap } from './bitmap.ts'
import { ordinalOf, type Index } from './index.ts'
import { isVisit } from './isVisit.ts'

/** The rules of a recipe that hold now for this visitor, worked out against the index. */
export interface Merchandising {
  /** places from 0 -> the products that want it, in order */
  pins: ReadonlyMap<number, readonly number[]>
  /** numbers of the rules in the recipe, with what they exclude */
  excludes: readonly { rule: number; set: Bitmap }[]
  moves: readonly { rule: number; by: number; set: Bitmap }[]
}

export function merchandisingOf(rules: Recipe['rules'], facts: LiveFacts, index: Index, about: About): Merchandising {
  const pins = new Map<number, number[]>()
  const excludes: { rule: number; set: Bitmap }[] = []
  const moves: { rule: number; by: number; set: Bitmap }[] = []
  for (const [number, rule] of (rules ?? []).entries()) {
    if (!isInForce(rule, facts, about)) continue
    switch (rule.do) {
      case 'pin': {
        const ordinals = rule.products.map((id) => ordinalOf(index, id)).filter((ordinal) => ordinal >= 0)
        pins.set(rule.at - 1, [...(pins.get(rule.at - 1) ?? []), ...ordinals])
        break
      }
      case 'boost':
      case 'bury':
        moves.push({ rule: number, by: rule.by, set: fulfilling(index, rule.where, about) })
        break
      case 'exclude':
        excludes.push({ rule: number, set: fulfilling(index, rule.where, about) })
        break
    }
  }
  return { pins, excludes, moves }
}

/** Dates without a time begin at midnight UTC. */
function isInForce({ when, from, until }: MerchandisingRule, facts: LiveFacts, about: About): boolean {
  if (from !== undefined && about.now < Date.parse(from)) return false
  if (until !== undefined && about.now >= Date.parse(until)) return false
  return when === undefined || isVisit(when, facts, about.regions)
}

/** The product that takes each pinned place: the first wanted one that may be shown and has none yet. */
export function pinned(merchandising: Merchandising, allowed: Bitmap, limit: number): Map<number, number> {
  const places = new Map<number, number>()
  const taken = new Set<number>()
  for (const [first, wanted] of [...merchandising.pins].toSorted((a, b) => a[0] - b[0])) {
    // Several products of one rule stand one after the other.
    let place = first
    for (const ordinal of wanted) {
      while (places.has(place)) place++
      if (place >= limit) break
      if (taken.has(ordinal) || !has(allowed, ordinal)) continue
      places.set(place, ordinal)
      taken.add(ordinal)
    }
  }
  return places
}
