/** The most popular tenth of the products, by how often they stand in histories; ties by ordinal. `counted` < `count`. */
export function popularHead(counted: Uint32Array, count: number): ReadonlySet<number> {
  const times = new Uint32Array(count)
  for (const item of counted) times[item]! += 1
  const order = Array.from(times.keys()).sort((a, b) => times[b]! - times[a]! || a - b)
  return new Set(order.slice(0, Math.max(1, Math.floor(count / 10))))
}

/** The share of these that is of the head; 0 of none. */
export function shareOf(head: ReadonlySet<number>, items: Iterable<number>): number {
  let all = 0
  let inside = 0
  for (const item of items) {
    all++
    if (head.has(item)) inside++
  }
  return all === 0 ? 0 : inside / all
}
