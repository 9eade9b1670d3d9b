import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { zoom, type View } from '../layOutMap.ts'

const CLICK_PX = 4

interface PanZoom {
  view: View
  /** moves there, slowly where motion is welcome */
  show: (view: View) => void
  /** the last move was by `show` and may be animated */
  isGliding: boolean
  /** true after a drag, so that the click at its end opens nothing */
  wasDragged: () => boolean
  handlers: {
    onPointerDown: (event: PointerEvent) => void
    onPointerMove: (event: PointerEvent) => void
    onPointerUp: (event: PointerEvent) => void
    onPointerCancel: (event: PointerEvent) => void
  }
}

/** A view that is dragged by one finger or the mouse, and zoomed by two fingers or the wheel. */
export function usePanZoom(room: RefObject<HTMLElement | null>): PanZoom {
  const [view, setView] = useState<View>({ left: 0, top: 0, scale: 1 })
  const [isGliding, setGliding] = useState(false)
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const travelled = useRef(0)

  const show = useCallback((next: View) => {
    setGliding(true)
    setView(next)
  }, [])

  useEffect(() => {
    const element = room.current
    if (element === null) return undefined
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const { left, top } = element.getBoundingClientRect()
      setGliding(false)
      setView((old) => zoom(old, Math.exp(-event.deltaY * 0.0015), event.clientX - left, event.clientY - top))
    }
    // React listens passively, where the page could not be kept from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [room])

  const place = ({ clientX, clientY }: PointerEvent) => {
    const { left = 0, top = 0 } = room.current?.getBoundingClientRect() ?? {}
    return { x: clientX - left, y: clientY - top }
  }
  const end = (event: PointerEvent) => void pointers.current.delete(event.pointerId)
  return {
    view,
    show,
    isGliding,
    wasDragged: () => travelled.current > CLICK_PX,
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return
        if (pointers.current.size === 0) travelled.current = 0
        pointers.current.set(event.pointerId, place(event))
      },
      onPointerMove(event) {
        const before = pointers.current.get(event.pointerId)
        if (before === undefined) return
        const now = place(event)
        const [x, y] = [now.x - before.x, now.y - before.y]
        travelled.current += Math.hypot(x, y)
        if (travelled.current > CLICK_PX && event.currentTarget instanceof Element) {
          event.currentTarget.setPointerCapture(event.pointerId)
        }
        pointers.current.set(event.pointerId, now)
        const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
        setGliding(false)
        setView((old) => {
          const moved = { ...old, left: old.left + x / pointers.current.size, top: old.top + y / pointers.current.size }
          if (other === undefined) return moved
          const factor =
            Math.hypot(now.x - other.x, now.y - other.y) /
            Math.max(1, Math.hypot(before.x - other.x, before.y - other.y))
          return zoom(moved, factor, (now.x + other.x) / 2, (now.y + other.y) / 2)
        })
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  }
}
