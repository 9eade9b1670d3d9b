import type { Env } from '../env.ts'
import type { ProductId, SiteId } from '../model/ids.ts'
import type { Waiting } from '../model/waiting.ts'
import { sha256 } from '../model/sha256.ts'

/** A line of the shelves: who looked at, or bought, which product. */
export interface ViewLine extends Waiting {
  productId: ProductId
}

type Store = Pick<Env, 'STORE'>

const dayMs = 86_400_000
/** Views are looked up this far back at most (SCENARIOS.md, price-drop-viewed). */
const keptDays = 60
/** Products share shelves, so that a day of views is few objects, and one product's are found without the others' days. */
const shelves = 64
/** A view that was projected lies on its shelf after this time at the latest. */
export const packedWithinMs = 3_600_000
/** Objects that one run packs: what is more waits for the next. */
const packedAtOnce = 200

const pendingPrefix = (site: SiteId): string => `site/${site}/views/`
const shelfPrefix = (site: SiteId, shelf: number): string => `site/${site}/viewers/${shelf}/`

/** FNV-1a: which shelf a product's viewers lie on. */
function shelfOf(product: ProductId): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < product.length; at++) hash = Math.imul(hash ^ product.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % shelves
}

/** Keeps the views of one queue batch until they are packed. The same batch delivered again overwrites its own object. */
export async function putViews({ STORE }: Store, site: SiteId, lines: readonly ViewLine[]): Promise<void> {
  if (lines.length === 0) return
  const text = lines.map((line) => JSON.stringify(line)).join('\n')
  await STORE.put(`${pendingPrefix(site)}${(await sha256(text)).slice(0, 26)}.ndjson`, `${text}\n`)
}

/**
 * Moves pending views to the shelves of the day of `now` (epoch ms): no row is written for a view. Cut off amid it, the
 * next run puts some lines there twice, which says nothing new.
 */
export async function packViews({ STORE }: Store, site: SiteId, now: number): Promise<void> {
  const { objects } = await STORE.list({ prefix: pendingPrefix(site), limit: packedAtOnce })
  if (objects.length === 0) return
  const byShelf = new Map<number, string[]>()
  for (const { key } of objects) {
    for (const text of ((await (await STORE.get(key))?.text()) ?? '').split('\n')) {
      if (text === '') continue
      const shelf = shelfOf((JSON.parse(text) as ViewLine).productId) // written by `putViews`
      const known = byShelf.get(shelf)
      if (known === undefined) byShelf.set(shelf, [text])
      else known.push(text)
    }
  }
  const day = new Date(now).toISOString().slice(0, 10)
  for (const [shelf, lines] of byShelf) {
    const key = `${shelfPrefix(site, shelf)}${day}.ndjson`
    const before = (await (await STORE.get(key))?.text()) ?? ''
    await STORE.put(key, `${before}${lines.join('\n')}\n`)
  }
  await STORE.delete(objects.map(({ key }) => key))
}

/** Who looked at a product, or bought it, in the last 60 days before `now`, by all that is packed. */
export async function viewersOf({ STORE }: Store, site: SiteId, product: ProductId, now: number): Promise<Waiting[]> {
  const found: Waiting[] = []
  const oldest = new Date(now - keptDays * dayMs).toISOString().slice(0, 10)
  const prefix = shelfPrefix(site, shelfOf(product))
  const { objects } = await STORE.list({ prefix })
  for (const { key } of objects) {
    if (key.slice(prefix.length) < oldest) continue
    for (const text of ((await (await STORE.get(key))?.text()) ?? '').split('\n')) {
      if (!text.includes(JSON.stringify(product))) continue
      const { productId, ...waiting } = JSON.parse(text) as ViewLine
      if (productId === product) found.push(waiting)
    }
  }
  return found
}

/** Days that nobody asks for any more leave their shelves. */
export async function sweepViews({ STORE }: Store, site: SiteId, now: number): Promise<void> {
  const oldest = new Date(now - keptDays * dayMs).toISOString().slice(0, 10)
  let cursor: string | undefined
  do {
    const page = await STORE.list({ prefix: `site/${site}/viewers/`, ...(cursor === undefined ? {} : { cursor }) })
    const old = page.objects.map(({ key }) => key).filter((key) => key.slice(key.lastIndexOf('/') + 1) < oldest)
    if (old.length > 0) await STORE.delete(old)
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
}
