/**
 * Calls `look` whenever the page's address may have changed or the page is back from the back-forward cache
 * (`isBack`): one task later, since routers set the title after the address.
 */
export function watchPages(look: (isBack: boolean | undefined) => void): void {
  const later = (event?: Partial<PageTransitionEvent>) => setTimeout(look, 0, event?.persisted)
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = history[method]
    history[method] = (...change) => {
      original.apply(history, change)
      later()
    }
  }
  addEventListener('popstate', later)
  addEventListener('pageshow', later)
  later()
}
