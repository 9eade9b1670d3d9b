import type { Change } from '../../model/change.ts'
import { changeId } from '../../model/change.ts'
import type { CustomerId } from '../../model/ids.ts'
import { staleMs } from '../judgeStorm.ts'
import { folded } from './fold.ts'
import type { Folded } from './fold.ts'
import type { Waiting } from '../../model/waiting.ts'
import type { Offers } from './offers.ts'
import { offerOf, withChange } from './offers.ts'
import type { Phase } from './phases.ts'
import { isTold, phasesOf, stillHolds } from './phases.ts'

/** Customers being told of one change, in batches of which each is handed out until somebody confirms it. */
export interface Drain {
  id: number
  news: Phase['news']
  is: Phase['is']
  customers: number
  startedAt: number
}

/** What a product's Waitlist knows beside the interests themselves. */
export interface Head {
  offers: Offers
  /** changes that were told, with their time: each counts once */
  heard: Readonly<Record<string, number>>
  /** changes that settle, or whose next watchers wait for their turn */
  phases: readonly Phase[]
  /** phases that were told lately: an interest from before the change that arrives only now is told too */
  ran: readonly Phase[]
  drains: readonly Drain[]
  /** drains begun so far */
  drained: number
  lastDrainedAt?: number
  /** customers that are part of others now */
  moved: Readonly<Record<CustomerId, CustomerId>>
  /** customers that were erased, and when: their interests of before are nobody's */
  forgotten: Readonly<Record<CustomerId, number>>
}

export const emptyHead: Head = {
  offers: {},
  heard: {},
  phases: [],
  ran: [],
  drains: [],
  drained: 0,
  moved: {},
  forgotten: {},
}

/** An interest arrives a day late at most (DESIGN.md, Project); what is told longer ago than this nobody is late for. */
const lateMs = 3 * 24 * 3_600_000
/** How many of those who watch are told per unit in stock, and when the next are (SCENARIOS.md, back-in-stock). */
export const perUnit = 10
export const nextBatchMs = 2 * 3_600_000

/** The record after one more change; the same (`===`) for one that was heard before. Pure; `now`: epoch ms. */
export function heardChange(head: Head, change: Change, now: number): Head {
  const id = changeId(change)
  if (Object.hasOwn(head.heard, id)) return head
  const offers = withChange(head.offers, change, now)
  const isStale = change.at < now - staleMs
  const heard = Object.fromEntries(Object.entries(head.heard).filter(([, at]) => at > now - lateMs))
  return {
    ...head,
    offers,
    heard: { ...heard, [id]: change.at },
    phases: isStale ? head.phases : [...head.phases, ...phasesOf(change, offers)],
  }
}

/** Longer overdue than the latest interest can be late: whoever could be told was. */
const overdueMs = 26 * 3_600_000

/** The phase to be told now, earliest first; null: none is due. What no longer holds is dropped on the way. */
export function nextDue(head: Head, now: number): { head: Head; phase: Phase | null } {
  const phases = head.phases.filter(
    (phase) => phase.dueAt > now || (phase.dueAt > now - overdueMs && stillHolds(phase, head.offers, now)),
  )
  const due = phases.filter(({ dueAt }) => dueAt <= now).toSorted((a, b) => a.dueAt - b.dueAt)
  return { head: phases.length === head.phases.length ? head : { ...head, phases }, phase: due[0] ?? null }
}

/** The record once all that is due was told, to nobody; those who only looked have yet to be asked for. */
export function passed(head: Head, now: number): Head {
  const due = head.phases.filter(({ dueAt, audience }) => dueAt <= now && audience !== 'viewing')
  if (due.length === 0) return head
  return { ...head, phases: head.phases.filter((phase) => !due.includes(phase)), ran: [...head.ran, ...due] }
}

/** Phases that were told already, still hold, and that an interest of `at` (epoch ms) was too late for. */
export const missedBy = (head: Head, at: number, now: number): readonly Phase[] =>
  head.ran.filter(
    (phase) =>
      at <= phase.news.at &&
      phase.news.at > now - lateMs &&
      stillHolds(phase, head.offers, now) &&
      head.phases.every((one) => !isSamePhase(one, phase)),
  )

const isSamePhase = (a: Phase, b: Phase): boolean => a.audience === b.audience && changeId(a.news) === changeId(b.news)

/** Whom an interest belongs to by now; null: to nobody. */
function ownerOf({ moved, forgotten }: Head, { customer, at }: Waiting): CustomerId | null {
  let owner = customer
  for (let hops = 0; hops < 5; hops++) {
    const next = Object.hasOwn(moved, owner) ? moved[owner] : undefined
    if (next === undefined) break
    owner = next
  }
  const erasedAt = Object.hasOwn(forgotten, owner) ? forgotten[owner] : undefined
  return erasedAt !== undefined && at <= erasedAt ? null : owner
}

/** The interests that stand, each under the customer it belongs to by now. */
export function standing(head: Head, log: Iterable<Waiting>): Folded[] {
  const owned: Waiting[] = []
  for (const entry of log) {
    const customer = ownerOf(head, entry)
    if (customer !== null) owned.push(customer === entry.customer ? entry : { ...entry, customer })
  }
  return folded(owned)
}

/**
 * Who is told in a phase, longest interest first, each once and none that `wasTold` knows of: those whose turn it is now,
 * and whether others have to wait for the next batch.
 */
export function recipientsOf(
  head: Head,
  phase: Phase,
  log: Iterable<Waiting>,
  wasTold: (customer: CustomerId) => boolean,
  now: number,
): { customers: readonly CustomerId[]; more: boolean } {
  const meant = standing(head, log)
    .filter((interest) => !wasTold(interest.customer) && isTold(interest, phase, head.offers))
    .toSorted((a, b) => a.at - b.at || (a.customer < b.customer ? -1 : 1))
  const customers = [...new Set(meant.map(({ customer }) => customer))]
  const quota = quotaOf(head, phase)
  return { customers: customers.slice(0, quota), more: customers.length > quota && now < phase.news.at + lateMs }
}

/** A scarce restock is offered to a few at a time; where the shop tells no number, to all. */
function quotaOf({ offers }: Head, { is, audience, news }: Phase): number {
  if (is !== 'back' || audience !== 'watching' || news.kind === 'gone') return Infinity
  const units = offerOf(offers, news.variantId).stocks.at(-1)?.units
  return units === undefined || units === 0 ? Infinity : units * perUnit
}

/** The record once a phase was told to `customers`; it is due once more at `again` (epoch ms), if at all. */
export function withDrain(head: Head, phase: Phase, customers: number, again: number | null, now: number): Head {
  const { news, is } = phase
  const others = head.phases.filter((one) => !isSamePhase(one, phase))
  const ran = [...head.ran.filter((one) => !isSamePhase(one, phase) && one.news.at > now - lateMs), phase]
  return {
    ...head,
    phases: again === null ? others : [...others, { ...phase, dueAt: again }],
    ran,
    ...(customers === 0
      ? {}
      : {
          drained: head.drained + 1,
          drains: [...head.drains, { id: head.drained, news, is, customers, startedAt: now }],
          lastDrainedAt: now,
        }),
  }
}
