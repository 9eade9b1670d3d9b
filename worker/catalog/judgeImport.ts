/** What an import read and would do, before anything of it is applied. */
export interface ImportCounts {
  mode: 'full' | 'delta'
  /** products understood */
  products: number
  /** rows that were not */
  bad: number
  rows: number
  /** live products before: of this source for a full feed, of the site for a delta */
  existing: number
  /** of these, how many the feed no longer lists */
  lost: number
  /** the feed was read to its end */
  complete: boolean
}

/**
 * Why an import is refused whole, or null (SCENARIOS.md R10): a feed that is empty, mostly wrong, or loses over half of
 * what its source held is more likely broken than meant. A first import takes its good rows.
 */
export function judgeImport(counts: ImportCounts): string | null {
  const { products, bad, rows, existing, lost, complete, mode } = counts
  if (rows === 0) return complete ? 'The feed is empty' : 'The feed could not be read'
  if (products === 0 && bad > 0) return `None of the ${bad} rows could be read as a product`
  if (existing === 0) return null
  if (bad * 2 > rows) return `${bad} of ${rows} rows are bad`
  if (mode === 'full' && complete && lost * 2 > existing) {
    return `The feed no longer lists ${lost} of the ${existing} products that its source held`
  }
  return null
}
