import { useEffect, useRef, useState } from 'react'
import { currentSite } from './client.ts'
import type { LiveEvent, Rejected } from './shapes.ts'

export type LiveRow =
  | { id: string; at: number; is: 'event'; event: LiveEvent }
  | { id: string; at: number; is: 'rejected'; rejected: Rejected }

const kept = 300
/** seconds of the small rate chart */
export const rateWindow = 90

interface Live {
  rows: readonly LiveRow[]
  /** how many came while the list was held */
  waiting: number
  connected: boolean
  /** events a second, oldest first */
  rate: readonly number[]
}

/**
 * The site's stream, newest first. While `held` (paused, or the pointer rests on a row) new rows wait, so that nothing
 * moves under the pointer. A lost connection is opened again after 1 s, doubling to 20 s.
 */
export function useLive(held: boolean): Live {
  const [rows, setRows] = useState<readonly LiveRow[]>([])
  const [waiting, setWaiting] = useState<readonly LiveRow[]>([])
  const [connected, setConnected] = useState(false)
  const [rate, setRate] = useState<readonly number[]>(() => Array<number>(rateWindow).fill(0))
  const holding = useRef(held)
  const counted = useRef(0)

  useEffect(() => {
    holding.current = held
    if (held) return
    setWaiting((late) => {
      if (late.length > 0) setRows((old) => [...late, ...old].slice(0, kept))
      return []
    })
  }, [held])

  useEffect(() => {
    const tick = setInterval(() => {
      const events = counted.current
      counted.current = 0
      setRate((old) => [...old.slice(1), events])
    }, 1000)
    return () => clearInterval(tick)
  }, [])

  useEffect(() => {
    let socket: WebSocket | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let delay = 1000
    let closed = false
    const open = () => {
      const url = new URL('/api/live/socket', location.href)
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
      url.searchParams.set('aisle-site', currentSite() ?? '')
      socket = new WebSocket(url)
      socket.onopen = () => {
        delay = 1000
        setConnected(true)
      }
      socket.onmessage = ({ data }: MessageEvent<string>) => {
        const fresh = rowsOf(data)
        counted.current += fresh.length
        const add = (old: readonly LiveRow[]) => [...fresh, ...old].slice(0, kept)
        if (holding.current) setWaiting(add)
        else setRows(add)
      }
      socket.onclose = () => {
        setConnected(false)
        if (closed) return
        timer = setTimeout(open, delay)
        delay = Math.min(delay * 2, 20_000)
      }
    }
    open()
    return () => {
      closed = true
      clearTimeout(timer)
      socket?.close()
    }
  }, [])

  return { rows, waiting: waiting.length, connected, rate }
}

let serial = 0
function rowsOf(data: string): LiveRow[] {
  let message: { events?: LiveEvent[]; rejected?: Rejected[] }
  try {
    message = JSON.parse(data) as typeof message
  } catch {
    return [] // "pong" and the like
  }
  const events = (message.events ?? []).map((event): LiveRow => ({
    id: `${event.id}-${serial++}`,
    at: event.at,
    is: 'event',
    event,
  }))
  const rejected = (message.rejected ?? []).map((row): LiveRow => ({
    id: `${row.id}-${serial++}`,
    at: row.at,
    is: 'rejected',
    rejected: row,
  }))
  return [...events, ...rejected].reverse()
}
