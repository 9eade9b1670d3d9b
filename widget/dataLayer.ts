export interface LayerReader {
  event(name: string, fields: Readonly<Record<string, unknown>>): void
  consent(kind: unknown, fields: Readonly<Record<string, unknown>> | undefined): void
}

type Entry = Readonly<Record<string, unknown>> | null | undefined

/**
 * Reads a Google data layer: what lies in it, then what is pushed. Both spellings count, `push({event, ecommerce})` and
 * gtag's `arguments`. The shop's own push happens first and answers as before.
 */
export function watchDataLayer(layer: unknown[], reader: LayerReader): void {
  const read = (given: unknown) => {
    try {
      const entry = given as Entry
      if (entry?.['0'] === 'consent') reader.consent(entry['1'], entry['2'] as Entry & object)
      else if (entry?.['0'] === 'event') reader.event(String(entry['1']), (entry['2'] ?? {}) as Entry & object)
      else if (entry?.['event']) {
        reader.event(String(entry['event']), { ...entry, ...(entry['ecommerce'] as Entry & object) })
      }
    } catch {
      // An entry that is not what it seems is not ours to judge.
    }
  }
  layer.forEach(read)
  const { push } = layer
  layer.push = (...entries) => {
    const length = push.apply(layer, entries)
    entries.forEach(read)
    return length
  }
}
