type Fields = Readonly<Record<string, unknown>>

/**
 * Reads a Google data layer: what lies in it, then what is pushed. Both spellings count, `push({event, ecommerce})` and
 * gtag's `arguments`. The shop's own push happens first and answers as before. `read` must not throw.
 */
export function watchDataLayer(layer: unknown[], read: (kind: string, name: unknown, fields: unknown) => void): void {
  const take = (given: unknown) => {
    const entry = (given ?? {}) as Fields & { ecommerce?: Fields }
    const kind = entry[0]
    if (kind === 'consent' || kind === 'event') read(kind, entry[1], entry[2] ?? {})
    else read('event', entry['event'], { ...entry, ...entry.ecommerce })
  }
  const { push } = layer
  layer.forEach(take)
  layer.push = (...entries) => {
    const length = push.apply(layer, entries)
    entries.forEach(take)
    return length
  }
}
