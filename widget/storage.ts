/** JSON in `localStorage`; a browser that forbids it leaves us with memory. */
export function read<T>(key: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') as T
  } catch {
    return undefined
  }
}

/** `undefined` removes the entry. */
export function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: memory holds it as long as the page lives.
  }
}
