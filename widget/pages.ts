/**
 * Calls `onPage` when path or query changed, one task later since routers set the title after the address, and when the
 * page comes back from the back-forward cache.
 */
export function watchPages(page: Window, onPage: () => void): { seen(): void } {
  const address = () => page.location.pathname + page.location.search
  let last: string | undefined
  const seen = () => {
    last = address()
  }
  const look = () =>
    setTimeout(() => {
      if (last !== address()) {
        seen()
        onPage()
      }
    })
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = page.history[method].bind(page.history)
    page.history[method] = (...change) => {
      original(...change)
      look()
    }
  }
  page.addEventListener('popstate', look)
  page.addEventListener('pageshow', (event) => {
    if (event.persisted) {
      last = undefined
      look()
    }
  })
  look()
  return { seen }
}
