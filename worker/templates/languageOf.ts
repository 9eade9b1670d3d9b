/**
 * The one language a message is written in: the first wanted one that the template has, by its tag or by its base ("pl"
 * of "pl-PL"); else any the template has. A message never mixes languages (SURFACES.md 6).
 */
export function languageOf(wanted: readonly (string | undefined)[], available: readonly string[]): string | null {
  for (const tag of wanted) {
    if (tag === undefined) continue
    const found = [tag, tag.split('-')[0] ?? tag].find((candidate) => available.includes(candidate))
    if (found !== undefined) return found
  }
  return available[0] ?? null
}
