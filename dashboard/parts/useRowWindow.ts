import { useEffect, useRef, useState } from 'react'

/** Tables up to this many rows are drawn whole. */
const wholeUpTo = 200
/** Rows drawn beyond what is in view, each way: Tab and a quick scroll find them there. */
const around = 20

interface Range {
  start: number
  end: number
  /** of a row, px: all rows of a table are about as high */
  height: number
}

/**
 * Which rows of a long table are drawn: those in view and a few around. Two empty rows keep the room of the others, so
 * that the scroll bar tells the truth.
 */
export function useRowWindow(count: number) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [range, setRange] = useState<Range>({ start: 0, end: 3 * around, height: 48 })
  const isLong = count > wholeUpTo
  useEffect(() => {
    if (!isLong) return undefined
    const look = () => {
      if (body.current === null) return
      const next = rangeOf(body.current, count)
      setRange((old) => (old.start === next.start && old.end === next.end && old.height === next.height ? old : next))
    }
    look()
    // Captured: whatever part of the page scrolls.
    addEventListener('scroll', look, { passive: true, capture: true })
    addEventListener('resize', look)
    return () => {
      removeEventListener('scroll', look, { capture: true })
      removeEventListener('resize', look)
    }
  }, [count, isLong])
  if (!isLong) return { body, start: 0, end: count, before: 0, after: 0 }
  const end = Math.min(range.end, count)
  const start = Math.min(range.start, end)
  return { body, start, end, before: start * range.height, after: (count - end) * range.height }
}

function rangeOf(body: HTMLTableSectionElement, count: number): Range {
  const rows = [...body.rows].filter((row) => row.ariaHidden === null)
  const height = rows.reduce((sum, row) => sum + row.offsetHeight, 0) / rows.length || 48
  const { top } = body.getBoundingClientRect()
  return {
    start: Math.max(0, Math.floor(-top / height) - around),
    end: Math.min(count, Math.ceil((innerHeight - top) / height) + around),
    height,
  }
}
