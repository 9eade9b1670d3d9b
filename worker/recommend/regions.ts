import type { LiveFacts } from '../model/facts.ts'

/** The visitor's region and the country that it lies in, the nearer first, in lower case: ["pl-14", "pl"]. */
export function regionsOf({ region, country }: Pick<LiveFacts, 'region' | 'country'>): readonly string[] {
  const near = region ?? country
  return near === undefined ? nowhere : withCountry(near.toLowerCase())
}

/** A region and what it lies in: "pl-14" is of "pl" too. */
export function withCountry(region: string): readonly string[] {
  const dash = region.indexOf('-')
  return dash <= 0 ? [region] : [region, region.slice(0, dash)]
}

const nowhere: readonly string[] = []
