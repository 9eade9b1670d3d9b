const firstMs = 30_000
const longestMs = 60 * 60_000

/** How long to wait before try number `tried + 1`: 30 s, doubling to an hour. */
export const backOffMs = (tried: number): number => Math.min(longestMs, firstMs * 2 ** Math.min(tried, 12))
