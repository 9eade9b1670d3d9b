import type { Preset } from './shapes.ts'

export interface PresetFilter {
  q?: string | undefined
  source?: string | undefined
  scope?: string | undefined
  window?: string | undefined
  placement?: string | undefined
}

/** Letters without their marks, lower case: "nowosci" finds "Nowości". */
const folded = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l')

const textOf = new WeakMap<Preset, string>()
function searchable(preset: Preset): string {
  const known = textOf.get(preset)
  if (known !== undefined) return known
  const { id, name, description } = preset
  const text = folded([id, ...Object.values(name), ...Object.values(description)].join(' '))
  textOf.set(preset, text)
  return text
}

/** Presets that hold all words in any language and fit all chips. */
export function findPresets(presets: readonly Preset[], filter: PresetFilter): Preset[] {
  const words = folded(filter.q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  const fits = (value: string | undefined, wanted: string | undefined) => wanted === undefined || value === wanted
  return presets.filter((preset) => {
    const [source] = preset.recipe.sources
    return (
      fits(source?.use, filter.source) &&
      fits(source?.scope, filter.scope) &&
      fits(source?.window, filter.window) &&
      fits(preset.placement, filter.placement) &&
      words.every((word) => searchable(preset).includes(word))
    )
  })
}

/** With the first of each source in front, so that a list shows early what there is. */
export function varied(presets: readonly Preset[]): Preset[] {
  const met = new Set<string>()
  const isFirst = ({ recipe }: Preset): boolean => {
    const [source] = recipe.sources
    const kind = `${source?.use} ${source?.by ?? ''}`
    return met.size < met.add(kind).size
  }
  const first = presets.filter(isFirst)
  const ahead = new Set(first)
  return [...first, ...presets.filter((preset) => !ahead.has(preset))]
}

/** Names that presets of a kind have, each with how many. */
export function countBy(presets: readonly Preset[], of: (preset: Preset) => string | undefined): Map<string, number> {
  const counts = new Map<string, number>()
  for (const preset of presets) {
    const name = of(preset)
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
