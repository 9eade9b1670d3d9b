import type { Env } from '../env.ts'
import type { SiteId } from '../model/ids.ts'
import type { TrainingLine } from '../model/projection.ts'
import { actionKinds, type Actions } from '../recommend/actions.ts'
import { findId } from '../recommend/idTable.ts'
import type { Items } from '../recommend/items.ts'

const DAYS = 90
const DAY_MS = 86_400_000
/** What a build may hold in memory: 21 bytes an action, and the newest count. */
const MOST_ACTIONS = 600_000
const AT_ONCE = 8
const VISIT_GAP_MS = 30 * 60_000

/**
 * The training lines of the last 90 days, newest 600,000, in rising time, visits apart by half an hour; those of products that the index no longer has
 * are left out. Lines carry pseudonyms, which end here as numbers.
 */
export async function readActions(env: Pick<Env, 'STORE'>, site: SiteId, items: Items, now: number): Promise<Actions> {
  const keys = await listKeys(env, `site/${site}/training/`)
  const customers = new Map<string, number>()
  const rows: [customer: number, item: number, kind: number, at: number][] = []
  for (let from = 0; from < keys.length && rows.length < MOST_ACTIONS; from += AT_ONCE) {
    const texts = await Promise.all(keys.slice(from, from + AT_ONCE).map((key) => readText(env, key)))
    for (const line of texts.join('\n').split('\n')) {
      if (line === '') continue
      // Written by our own projection, one JSON object a line.
      const { who, kind, productId, at } = JSON.parse(line) as TrainingLine
      if (at < now - DAYS * DAY_MS || at > now + DAY_MS) continue
      const item = ordinalIn(items, productId)
      if (item < 0) continue
      rows.push([number(customers, who), item, actionKinds.indexOf(kind), at])
    }
  }
  rows.sort((a, b) => a[3] - b[3])
  const owners = Uint32Array.from(rows, (row) => row[0])
  const at = Float64Array.from(rows, (row) => row[3])
  return {
    customers: owners,
    visits: visitsOf(owners, at, customers.size),
    items: Uint32Array.from(rows, (row) => row[1]),
    kinds: Uint8Array.from(rows, (row) => row[2]),
    at,
  }
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

/** Keys begin with the day: the newest come first. */
async function listKeys(env: Pick<Env, 'STORE'>, prefix: string): Promise<string[]> {
  const keys: string[] = []
  let cursor: string | undefined
  do {
    const page = await env.STORE.list({ prefix, ...(cursor === undefined ? {} : { cursor }) })
    keys.push(...page.objects.map((object) => object.key))
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
  return keys.sort().reverse()
}

async function readText(env: Pick<Env, 'STORE'>, key: string): Promise<string> {
  const stored = await env.STORE.get(key)
  return stored === null ? '' : stored.text()
}
