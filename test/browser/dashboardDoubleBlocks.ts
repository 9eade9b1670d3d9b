import type { Audiences, BlockUses, Replayed } from '../../dashboard/shapes.ts'
import type { Block } from '../../worker/model/recipe.ts'
import { diffBlocks } from '../../worker/recommend/diffBlocks.ts'
import { presets } from '../../worker/recommend/presets/presets.ts'
import { findPresets } from '../../worker/recommend/presets/findPresets.ts'
import * as data from './dashboardDoubleData.ts'

interface Version {
  version: number
  savedAt: number
  savedBy: string
  block: Block
}

type Answer = [number, unknown]

export const audiences: Audiences = {
  regions: [
    { id: 'pl', share: 0.64, hasBestsellers: true, blocks: [] },
    { id: 'ua', share: 0.31, hasBestsellers: true, blocks: [] },
    { id: 'pl-14', share: 0, hasBestsellers: false, blocks: ['similar'] },
  ],
  segments: [{ id: 'vip', blocks: ['for-you', 'similar'] }],
}

/** Blocks of the made-up API, with versions and drafts, so that publishing, undo and restore have something to work on. */
export class DoubleBlocks {
  private blocks: Block[] = data.blocks.map((block) => structuredClone(block) as unknown as Block)
  private readonly versions = new Map<string, Version[]>()
  private readonly drafts = new Map<string, Version>()
  private readonly isEmpty: boolean

  constructor(isEmpty: boolean) {
    this.isEmpty = isEmpty
    for (const block of this.blocks) {
      const older = { ...block, recipe: { ...block.recipe, version: 2, limit: 6 } }
      this.versions.set(block.id, [this.version(block, 26), this.version(older, 240)])
    }
  }

  private version(block: Block, hoursAgo = 0): Version {
    const savedAt = data.now - hoursAgo * 3_600_000
    return { version: block.recipe.version, savedAt, savedBy: 'marta@marlow.example', block }
  }

  private publish(given: Block): Block {
    const before = this.blocks.find(({ id }) => id === given.id)
    const version = (before?.recipe.version ?? 0) + 1
    const same = before !== undefined && diffBlocks(before, given).every(({ path }) => !path.startsWith('recipe'))
    const block = { ...given, recipe: { ...given.recipe, version: same ? before.recipe.version : version } }
    this.blocks =
      before === undefined ? [...this.blocks, block] : this.blocks.map((one) => (one === before ? block : one))
    if (!same) this.versions.set(given.id, [this.version(block), ...(this.versions.get(given.id) ?? [])])
    return block
  }

  private state(id: string, which: string): Block | undefined {
    if (which === 'draft') return this.drafts.get(id)?.block
    if (which === 'live') return this.blocks.find((block) => block.id === id)
    return this.versions.get(id)?.find(({ version }) => String(version) === which)?.block
  }

  /** `path`: what follows /api/blocks. */
  answer(method: string, path: string, url: URL, body: unknown): Answer {
    const [id, part, number] = path.split('/').filter(Boolean).map(decodeURIComponent)
    if (id === undefined) return [200, { items: this.isEmpty ? [] : this.blocks }]
    const live = this.blocks.find((block) => block.id === id)
    if (method === 'PUT' && part === undefined) return [200, this.publish({ ...(body as Block), id })]
    if (part === 'versions' && method === 'POST') {
      const earlier = this.state(id, number ?? '')
      return earlier === undefined ? missing(id) : [200, this.publish(earlier)]
    }
    if (live === undefined) return [404, { error: { code: 'no-block', message: `There is no block ${id}` } }]
    if (method === 'DELETE' && part === undefined) {
      this.blocks = this.blocks.filter((block) => block !== live)
      return [204, undefined]
    }
    if (part === 'replay') return [200, replayed(body)]
    if (part === 'uses') return [200, usesOf(id)]
    if (part === 'reset') return [200, this.publish({ ...live, recipe: { ...live.recipe, limit: 12 } })]
    if (part === 'preview') return previewed(body)
    if (part === 'versions') {
      const draft = this.drafts.get(id)
      return [200, { items: this.versions.get(id) ?? [], ...(draft === undefined ? {} : { draft }) }]
    }
    if (part === 'diff') {
      const [from, to] = [url.searchParams.get('from') ?? 'live', url.searchParams.get('to') ?? 'draft']
      const [before, after] = [this.state(id, from), this.state(id, to)]
      if (before === undefined || after === undefined) return missing(id)
      return [200, { from, to, changes: diffBlocks(before, after) }]
    }
    if (part === 'draft') return this.draft(method, id, number, body)
    return [200, live]
  }

  private draft(method: string, id: string, action: string | undefined, body: unknown): Answer {
    const draft = this.drafts.get(id)
    if (method === 'PUT') {
      this.drafts.set(id, this.version({ ...(body as Block), id }))
      return [200, body]
    }
    if (draft === undefined) return missing(id)
    if (method === 'GET') return [200, draft.block]
    this.drafts.delete(id)
    return action === 'publish' ? [200, this.publish(draft.block)] : [204, undefined]
  }
}

/** 60 visits in slices of 25: the left side hits one in two, the right one in four. */
function replayed(body: unknown): Replayed {
  const { from = 0, count = 25 } = body as { from?: number; count?: number }
  const visits = Math.max(0, Math.min(count, 60 - from))
  const side = (hits: number, shown: string) => ({
    hits,
    empty: 0,
    items: visits * 4,
    shown: [shown, `${shown} ${from}`],
    meanPrice: 20,
  })
  const sides = [side(Math.ceil(visits / 2), 'a'), side(Math.ceil(visits / 4), 'b')] as const
  return { total: 60, from, visits, changed: visits * 2, sides }
}

/** The messages of a scenario show `bought-together`, so that it can't go. */
const usesOf = (id: string): BlockUses => ({
  scenarios: id === 'bought-together' ? [{ id: 'abandoned-cart', enabled: true }] : [],
  templates: id === 'bought-together' ? [{ id: 'abandoned-cart-1', name: 'Abandoned cart' }] : [],
  fallbacks: [],
  seen: 1204,
  seenDays: 7,
  isShipped: true,
})

const missing = (id: string): Answer => [404, { error: { code: 'no-draft', message: `Block ${id} has no such state` } }]

/** A recipe with a limit over 20 is refused at its field, as the API refuses one over 100. */
function previewed(body: unknown): Answer {
  const { recipe } = body as { recipe?: Block['recipe'] }
  if (recipe !== undefined && recipe.limit > 20) {
    const message = 'Invalid value: Expected <=20 but received 21'
    return [422, { error: { code: 'invalid', message: `recipe.limit: ${message}`, field: 'recipe.limit' } }]
  }
  const shift = (recipe?.limit ?? 8) === 8 ? 0 : 1
  return [200, answered(Math.min(8, recipe?.limit ?? 8), shift)]
}

export const answered = (count: number, shift = 0) => ({
  block: 'any',
  recipe: 'any@1',
  items: data.recommended(count, shift),
  removed: data.removed,
  counts: { products: 520, allowed: 384, candidates: 96, returned: count },
  ms: 6.1,
})

/** The library of presets is the Worker's own. */
export function presetAnswer(method: string, url: URL): Answer {
  if (method === 'POST') return [200, answered(6, 2)]
  const found = findPresets(presets, { query: url.searchParams.get('q') ?? '' })
  return [200, { items: found, total: found.length }]
}

/** What is looked at moves the list, so that a page shows the change. */
export function assisted(body: unknown) {
  const { looked = [] } = body as { looked?: unknown[] }
  return answered(8, looked.length * 3)
}
