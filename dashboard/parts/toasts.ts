export interface Toast {
  id: number
  title: string
  detail?: string
  tone: 'ok' | 'bad'
  undo?: () => void
}

type Listener = () => void
const listeners = new Set<Listener>()
let shown: readonly Toast[] = []
let next = 1

function change(toasts: readonly Toast[]): void {
  shown = toasts
  for (const listener of listeners) listener()
}

export const toasts = (): readonly Toast[] => shown
export const onToasts = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const closeToast = (id: number): void => change(shown.filter((toast) => toast.id !== id))

/** Shows a toast for 8 s, twice as long when it offers an undo. */
export function toast(toast: Omit<Toast, 'id'>): void {
  const id = next++
  change([...shown.slice(-2), { ...toast, id }])
  setTimeout(() => closeToast(id), toast.undo ? 16_000 : 8_000)
}

const takers = new Set<() => boolean>()
/** A page with changes of its own takes Ctrl Z first; false: it has nothing to take back. */
export const onUndo = (take: () => boolean): (() => void) => {
  takers.add(take)
  return () => takers.delete(take)
}

/** Takes back the newest change that can be taken back. */
export function undoLast(): void {
  if ([...takers].some((take) => take())) return
  const newest = shown.findLast((toast) => toast.undo !== undefined)
  if (newest === undefined) return
  closeToast(newest.id)
  newest.undo?.()
}
