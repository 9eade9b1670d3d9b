import { useEffect, useRef, useState } from 'react'
import { send } from './client.ts'
import type { Recipe, Replayed } from './shapes.ts'

export interface SideSum {
  hits: number
  empty: number
  items: number
  shown: ReadonlySet<string>
  /** sum of prices, for their mean */
  price: number
}

export interface ReplaySum {
  total: number
  visits: number
  changed: number
  sides: readonly [SideSum, SideSum]
}

const AT_ONCE = 25
const nothing: SideSum = { hits: 0, empty: 0, items: 0, shown: new Set(), price: 0 }

/** Goes through real visits with two recipes, slice by slice; another question, or leaving, ends it. */
export function useReplay(block: string, recipe: Recipe, against: Recipe) {
  const [sum, setSum] = useState<ReplaySum | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [running, setRunning] = useState(false)
  const turn = useRef(0)
  const asked = JSON.stringify([recipe, against])
  useEffect(() => {
    setSum(null)
    setError(null)
    setRunning(false)
    return () => void turn.current++
  }, [asked])
  const start = async () => {
    const own = ++turn.current
    setRunning(true)
    setError(null)
    try {
      let whole: ReplaySum = { total: 0, visits: 0, changed: 0, sides: [nothing, nothing] }
      do {
        const path = `/api/blocks/${encodeURIComponent(block)}/replay`
        const body = { recipe, against, from: whole.visits, count: AT_ONCE }
        const slice = await send<Replayed>('POST', path, body)
        if (own !== turn.current) return
        whole = added(whole, slice)
        setSum(whole)
        if (slice.visits === 0) break
      } while (whole.visits < whole.total)
    } catch (cause) {
      if (own === turn.current) setError(cause instanceof Error ? cause : new Error(String(cause)))
    }
    if (own === turn.current) setRunning(false)
  }
  const stop = () => {
    turn.current++
    setRunning(false)
  }
  return { sum, error, running, start, stop }
}

function added(sum: ReplaySum, slice: Replayed): ReplaySum {
  const side = (at: 0 | 1): SideSum => {
    const [old, more] = [sum.sides[at], slice.sides[at]]
    return {
      hits: old.hits + more.hits,
      empty: old.empty + more.empty,
      items: old.items + more.items,
      shown: new Set([...old.shown, ...more.shown]),
      price: old.price + (more.meanPrice ?? 0) * more.items,
    }
  }
  return {
    total: slice.total,
    visits: sum.visits + slice.visits,
    changed: sum.changed + slice.changed,
    sides: [side(0), side(1)],
  }
}
