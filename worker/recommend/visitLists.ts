import type { LiveFacts } from '../model/facts.ts'
import type { Index } from './index.ts'
import { daypartOf, landingName } from './visitFacts.ts'

/** What people took who came by the same campaign or from the same site; null where too few did. */
export function landingList({ base }: Index, { visit }: Pick<LiveFacts, 'visit'>): Uint32Array | null {
  const name = visit === undefined ? undefined : landingName(visit)
  return name === undefined ? null : (base.popularity.lists.get(`from ${name}`) ?? null)
}

/** What is taken more in this part of the day than in others; null where the visitor's time is not known. */
export function daypartList({ base }: Index, { visit }: Pick<LiveFacts, 'visit'>): Uint32Array | null {
  return visit?.hour === undefined ? null : (base.popularity.lists.get(`time ${daypartOf(visit.hour)}`) ?? null)
}
