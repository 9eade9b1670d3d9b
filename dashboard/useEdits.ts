import { useCallback, useState } from 'react'

interface Edits<T> {
  past: readonly T[]
  value: T
  /** of the last change, by `performance.now()` */
  at: number
}

/** Changes that follow each other this fast are one step: a slider that is dragged. */
const ONE_STEP_MS = 400
const MOST = 100

/** A value under change, and the way back step by step. */
export function useEdits<T>(start: T) {
  const [{ past, value }, setEdits] = useState<Edits<T>>({ past: [], value: start, at: 0 })
  const edit = useCallback((next: T) => {
    const at = performance.now()
    setEdits((old) => {
      const goesOn = at - old.at < ONE_STEP_MS && old.past.length > 0
      return { past: goesOn ? old.past : [...old.past.slice(1 - MOST), old.value], value: next, at }
    })
  }, [])
  const undo = useCallback(
    () =>
      setEdits((old) => {
        const before = old.past.at(-1)
        return before === undefined ? old : { past: old.past.slice(0, -1), value: before, at: 0 }
      }),
    [],
  )
  const reset = useCallback((next: T) => setEdits({ past: [], value: next, at: 0 }), [])
  return { value, edit, undo, reset, canUndo: past.length > 0 }
}
