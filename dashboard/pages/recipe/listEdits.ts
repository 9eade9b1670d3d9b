/** The list with one item replaced, moved or left out. */
export const replaced = <T>(list: readonly T[], index: number, item: T): T[] =>
  list.map((old, at) => (at === index ? item : old))

export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index)

export function moved<T>(list: readonly T[], index: number, by: 1 | -1): T[] {
  const to = index + by
  const item = list[index]
  if (item === undefined || to < 0 || to >= list.length) return [...list]
  const rest = without(list, index)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

/** The object with an optional part set, or left out: recipes hold no undefined. */
export function withPart<T extends object, Key extends keyof T>(whole: T, key: Key, value: T[Key] | undefined): T {
  const { [key]: _, ...others } = whole
  return (value === undefined ? others : { ...others, [key]: value }) as T
}
