import { foundFrom, foundSections, type Found } from './found.ts'
import { sectionOf, type Artifact, type Section } from './artifact.ts'

/** What products were worth lately: view 1, cart 4, purchase 10, half-life 14 days (RECOMMEND.md 2). */
export interface Popularity {
  /** per ordinal; 0 for what nobody touched */
  score: Float32Array
  /** ordinals, most popular first */
  order: Uint32Array
  /** actions per ordinal in the data window: what few have met is what `explore` tries */
  met: Uint32Array
  /** times seen in a block, per ordinal */
  shown: Uint32Array
  /** ordinals that grow, fastest first, with how fast */
  trending: { order: Uint32Array; growth: Float32Array }
  /** further orders of what was touched, by name: "units 7d", "region pl", "segment vip" */
  lists: ReadonlyMap<string, Uint32Array>
  /** what stands behind lists that go on between two builds ("interest 1d"), place by place */
  values: ReadonlyMap<string, Float32Array>
  /** interest in the week before the last one, by ordinal: with "interest 7d" it tells what grows; empty where unknown */
  before: Float32Array
  /** what was taken up after a search, by its words */
  found: Found
}

const worth = { viewed: 1, wished: 2, carted: 4, bought: 10 } as const
const HALF_LIFE_MS = 14 * 86_400_000

export const popularityWorth = (kind: keyof typeof worth, ageMs = 0): number =>
  worth[kind] * 2 ** (-Math.max(0, ageMs) / HALF_LIFE_MS)

/** How fast interest grows from one week to the next: ln((a + 5) / (b + 5)) sqrt(a) (RECOMMEND.md 2). */
export const growthOf = (week: number, before: number): number =>
  week === 0 ? 0 : Math.log((week + 5) / (before + 5)) * Math.sqrt(week)

/** Untouched products follow, newest first: an empty shop shows its novelties. `created`: seconds. */
export function rankByPopularity(score: Float32Array, created: Uint32Array): Uint32Array {
  const order = Uint32Array.from(score, (_, ordinal) => ordinal)
  return order.sort((a, b) => score[b]! - score[a]! || created[b]! - created[a]! || a - b)
}

export function popularSections(popularity: Popularity): {
  sections: Record<string, Section>
  meta: Record<string, unknown>
} {
  const { score, order, met, shown, trending, lists, values, before, found } = popularity
  const finds = foundSections(found)
  const sections: Record<string, Section> = {
    score,
    order,
    met,
    shown,
    trending: trending.order,
    growth: trending.growth,
    before,
  }
  for (const [at, [name, list]] of [...lists].entries()) {
    sections[`list.${at}`] = list
    const behind = values.get(name)
    if (behind !== undefined) sections[`value.${at}`] = behind
  }
  Object.assign(sections, finds.sections)
  return { sections, meta: { lists: [...lists.keys()], queries: finds.queries } }
}

/** Files of earlier versions have only score and order: the rest is empty until the next build. */
export function popularityFrom(artifact: Artifact): Popularity {
  const { lists } = artifact.header.meta
  const names = Array.isArray(lists) ? lists.map(String) : []
  const score = sectionOf(artifact, 'score', Float32Array)
  const isWhole = artifact.sections.has('met')
  return {
    score,
    order: sectionOf(artifact, 'order', Uint32Array),
    met: isWhole ? sectionOf(artifact, 'met', Uint32Array) : new Uint32Array(score.length),
    shown: artifact.sections.has('shown') ? sectionOf(artifact, 'shown', Uint32Array) : new Uint32Array(score.length),
    trending: {
      order: isWhole ? sectionOf(artifact, 'trending', Uint32Array) : new Uint32Array(0),
      growth: isWhole ? sectionOf(artifact, 'growth', Float32Array) : new Float32Array(0),
    },
    found: foundFrom(artifact),
    lists: new Map(names.map((name, at) => [name, sectionOf(artifact, `list.${at}`, Uint32Array)])),
    values: new Map(
      names.flatMap((name, at) =>
        artifact.sections.has(`value.${at}`) ? [[name, sectionOf(artifact, `value.${at}`, Float32Array)] as const] : [],
      ),
    ),
    before: artifact.sections.has('before') ? sectionOf(artifact, 'before', Float32Array) : new Float32Array(0),
  }
}
