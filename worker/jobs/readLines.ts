import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { ActionLine, TrainingLine } from '../model/projection.ts'
import { actionKinds, type Actions } from '../recommend/actions.ts'
import { FeedbackJoiner, type Feedback } from '../recommend/feedback.ts'
import { FoundCounter, type Found } from '../recommend/found.ts'
import { GroupCounter } from '../recommend/groupLists.ts'
import { popularityWorth } from '../recommend/popularity.ts'
import { findId } from '../recommend/idTable.ts'
import type { Items } from '../recommend/items.ts'

const DAYS = 90
const DAY_MS = 86_400_000
/** What a build may hold in memory: 28 bytes an action, and the newest count. */
const MOST_ACTIONS = 600_000
const AT_ONCE = 8
const MOST_REGIONS = 2000
const MOST_LANDINGS = 2000
/** The same weeks last year: from a week before this day to four weeks after it. */
const YEAR_MS = 365 * DAY_MS
const season = { before: 7 * DAY_MS, after: 28 * DAY_MS }
const VISIT_GAP_MS = 30 * 60_000

/** What a site's training lines say. */
export interface Lines {
  actions: Actions
  /** what recommendations showed, and what became of it */
  feedback: Feedback
  found: Found
  /** what was taken in the same weeks last year, best first; null without a year of data */
  season: Uint32Array | null
}

/**
 * The training lines of the last 90 days: actions, newest 600,000, in rising time, visits apart by half an hour; and what
 * recommendations showed. Those of products that the index no longer has are left out. Lines carry pseudonyms, which end
 * here as numbers.
 */
export async function readLines(env: Pick<Env, 'STORE'>, site: SiteId, items: Items, now: number): Promise<Lines> {
  const prefix = `site/${site}/training/`
  const keys = await listKeys(env, prefix, now - (DAYS + 1) * DAY_MS)
  const lastYear = { from: now - YEAR_MS - season.before, to: now - YEAR_MS + season.after }
  const weeks = new GroupCounter()
  const noteSeason = (said: TrainingLine): void => {
    if (said.at < lastYear.from || said.at >= lastYear.to || !isAction(said)) return
    const item = ordinalIn(items, said.productId)
    if (item >= 0) weeks.add('season', said.who, item, popularityWorth(said.kind))
  }
  const customers = new Map<string, number>()
  const blocks = new Map([['', 0]])
  const finds = new FoundCounter()
  const joiner = new FeedbackJoiner((id) => ordinalIn(items, id))
  const regions = new Map([['', 0]])
  const landings = new Map([['', 0]])
  const rows = new Rows()
  for (let from = 0; from < keys.length && rows.count < MOST_ACTIONS; from += AT_ONCE) {
    const texts = await Promise.all(keys.slice(from, from + AT_ONCE).map((key) => readText(env, key)))
    for (const line of texts.join('\n').split('\n')) {
      if (line === '') continue
      // Written by our own projection, one JSON object a line.
      const said = JSON.parse(line) as TrainingLine
      noteSeason(said) // an imported history comes late
      if (said.at < now - DAYS * DAY_MS || said.at > now + DAY_MS) continue
      joiner.add(said)
      if (said.kind === 'found') {
        const ordinal = ordinalIn(items, said.productId)
        if (ordinal >= 0) finds.add(said.who, said.query, ordinal)
      }
      if (!isAction(said)) continue
      const { who, kind, productId, at, region, block, place, from: came } = said
      const item = ordinalIn(items, productId)
      if (item < 0) continue
      rows.add({
        customer: number(customers, who),
        item,
        kind: actionKinds.indexOf(kind),
        at,
        region: region === undefined || regions.size > MOST_REGIONS ? 0 : number(regions, region),
        block: block === undefined || place === undefined ? 0 : number(blocks, block),
        place: place ?? 0,
        landing: came === undefined || landings.size > MOST_LANDINGS ? 0 : number(landings, came),
      })
    }
  }
  const order = rows.byTime()
  const owners = order.map((row) => rows.customers[row]!)
  const at = Float64Array.from(order, (row) => rows.at[row]!)
  const actions: Actions = {
    customers: owners,
    visits: visitsOf(owners, at, customers.size),
    items: order.map((row) => rows.items[row]!),
    kinds: Uint8Array.from(order, (row) => rows.kinds[row]!),
    at,
  }
  if (regions.size > 1) {
    actions.regions = { of: Uint16Array.from(order, (row) => rows.regions[row]!), names: [...regions.keys()] }
  }
  if (landings.size > 1) {
    actions.landings = { of: Uint16Array.from(order, (row) => rows.landings[row]!), names: [...landings.keys()] }
  }
  if (blocks.size > 1) {
    actions.cameFrom = {
      blocks: Uint16Array.from(order, (row) => rows.blocks[row]!),
      names: [...blocks.keys()],
      places: Uint8Array.from(order, (row) => rows.places[row]!),
    }
  }
  for (const key of sampled(await listKeys(env, prefix, lastYear.from - DAY_MS, lastYear.to + DAY_MS))) {
    for (const line of (await readText(env, key)).split('\n')) {
      if (line !== '') noteSeason(JSON.parse(line) as TrainingLine)
    }
  }
  const inSeason = weeks.lists().get('season') ?? null
  return { actions, feedback: joiner.finish(), found: finds.finish(), season: inSeason }
}

/** Enough to tell what is in season: spread over all of the weeks. */
const MOST_SEASON_FILES = 300
function sampled(keys: readonly string[]): readonly string[] {
  const every = Math.max(1, Math.ceil(keys.length / MOST_SEASON_FILES))
  return keys.filter((_, at) => at % every === 0)
}

const isAction = (line: TrainingLine): line is ActionLine =>
  line.kind !== 'shown' && line.kind !== 'clicked' && line.kind !== 'found'

interface Row {
  customer: number
  item: number
  kind: number
  at: number
  region: number
  block: number
  place: number
  landing: number
}

/** Actions in the order of the files, in columns that grow: no object an action. */
class Rows {
  count = 0
  customers = new Uint32Array(4096)
  items = new Uint32Array(4096)
  kinds = new Uint8Array(4096)
  at = new Float64Array(4096)
  regions = new Uint16Array(4096)
  blocks = new Uint16Array(4096)
  places = new Uint8Array(4096)
  landings = new Uint16Array(4096)

  add({ customer, item, kind, at, region, block, place, landing }: Row): void {
    if (this.count === this.items.length) {
      this.customers = doubled(this.customers, Uint32Array)
      this.items = doubled(this.items, Uint32Array)
      this.kinds = doubled(this.kinds, Uint8Array)
      this.at = doubled(this.at, Float64Array)
      this.regions = doubled(this.regions, Uint16Array)
      this.blocks = doubled(this.blocks, Uint16Array)
      this.places = doubled(this.places, Uint8Array)
      this.landings = doubled(this.landings, Uint16Array)
    }
    this.customers[this.count] = customer
    this.items[this.count] = item
    this.kinds[this.count] = kind
    this.regions[this.count] = region
    this.blocks[this.count] = block
    this.places[this.count] = place
    this.landings[this.count] = landing
    this.at[this.count++] = at
  }

  byTime(): Uint32Array {
    const order = Uint32Array.from({ length: this.count }, (_, row) => row)
    return order.sort((a, b) => this.at[a]! - this.at[b]! || a - b)
  }
}

function doubled<T extends Uint32Array | Uint16Array | Uint8Array | Float64Array>(
  column: T,
  type: new (length: number) => T,
): T {
  const grown = new type(column.length * 2)
  grown.set(column)
  return grown
}

/** Numbers visits by their gaps: an imported history has no session of its own. `at` rises. */
function visitsOf(owners: Uint32Array, at: Float64Array, customers: number): Uint32Array {
  const lastAt = new Float64Array(customers).fill(-Infinity)
  const open = new Uint32Array(customers)
  let visits = 0
  return owners.map((owner, row) => {
    if (at[row]! - lastAt[owner]! > VISIT_GAP_MS) open[owner] = visits++
    lastAt[owner] = at[row]!
    return open[owner]!
  })
}

function ordinalIn(items: Items, id: string): number {
  const own = findId(items.ids, id)
  if (own >= 0) return own
  const alias = findId(items.aliases, id)
  return alias < 0 ? -1 : items.aliasOf[alias]!
}

function number(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}

/** Keys begin with the day they came: the newest first, none from days before `since`, when nothing newer could come. */
async function listKeys(env: Pick<Env, 'STORE'>, prefix: string, since: number, until = Infinity): Promise<string[]> {
  const keys: string[] = []
  const startAfter = prefix + new Date(since).toISOString().slice(0, 10)
  const last = prefix + (until === Infinity ? '~' : new Date(until).toISOString().slice(0, 10))
  let cursor: string | undefined
  do {
    const page = await env.STORE.list({ prefix, startAfter, ...(cursor === undefined ? {} : { cursor }) })
    keys.push(...page.objects.map((object) => object.key))
    const isPast = (page.objects.at(-1)?.key ?? '') > last
    cursor = page.truncated && !isPast ? page.cursor : undefined
  } while (cursor !== undefined)
  return keys
    .filter((key) => key < last)
    .sort()
    .reverse()
}

async function readText(env: Pick<Env, 'STORE'>, key: string): Promise<string> {
  const stored = await env.STORE.get(key)
  return stored === null ? '' : stored.text()
}
