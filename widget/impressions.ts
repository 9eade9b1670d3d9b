/**
 * Tells which elements were seen: half of the area for a second on end in a visible tab, each once (SURFACES.md 3).
 * What is seen within the same moment is told together.
 */
export function watchImpressions(onSeen: (seen: Element[]) => void): {
  watch(elements: Iterable<Element>): void
  stop(): void
} {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()
  const inView = new Set<Element>()
  let seen: Element[] = []
  let tellTimer: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    clearTimeout(tellTimer)
    tellTimer = undefined
    if (seen.length > 0) onSeen(seen)
    seen = []
  }
  const begin = (element: Element) => {
    if (document.hidden || timers.has(element)) return
    timers.set(
      element,
      setTimeout(() => {
        timers.delete(element)
        inView.delete(element)
        observer.unobserve(element)
        seen.push(element)
        tellTimer ??= setTimeout(tell, 50)
      }, 1000),
    )
  }
  const end = (element: Element) => {
    clearTimeout(timers.get(element))
    timers.delete(element)
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        if (intersectionRatio >= 0.5) {
          inView.add(target)
          begin(target)
        } else {
          inView.delete(target)
          end(target)
        }
      }
    },
    { threshold: 0.5 },
  )
  const onVisibility = () => {
    for (const element of inView) (document.hidden ? end : begin)(element)
    if (document.hidden) tell()
  }
  document.addEventListener('visibilitychange', onVisibility)
  addEventListener('pagehide', tell)
  return {
    watch(elements) {
      for (const element of elements) observer.observe(element)
    },
    stop() {
      tell()
      observer.disconnect()
      for (const element of timers.keys()) end(element)
      document.removeEventListener('visibilitychange', onVisibility)
      removeEventListener('pagehide', tell)
    },
  }
}
