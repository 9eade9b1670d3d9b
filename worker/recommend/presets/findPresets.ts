import type { Preset } from './presets.ts'

/** Letters without their marks, lower case: "kupowane" finds "Kupowane", "lodz" finds "Łódź". */
const folded = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l')

/** Presets whose id, name or description in any language holds all words of a query, in their order. */
export function findPresets(
  presets: readonly Preset[],
  {
    query = '',
    placement,
    use,
  }: { query?: string | undefined; placement?: string | undefined; use?: string | undefined },
): Preset[] {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '')
  return presets.filter((preset) => {
    if (placement !== undefined && preset.placement !== placement) return false
    if (use !== undefined && !preset.recipe.sources.some((source) => source.use === use)) return false
    if (words.length === 0) return true
    const text = folded([preset.id, ...Object.values(preset.name), ...Object.values(preset.description)].join(' '))
    return words.every((word) => text.includes(word))
  })
}
