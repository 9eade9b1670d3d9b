import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export function Notice({ tone, children }: { tone: 'accent' | 'warn' | 'bad' | 'plain'; children: ReactNode }) {
  const Shape = tone === 'accent' || tone === 'plain' ? IconInfoCircle : IconAlertTriangle
  return (
    <div className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'note'}>
      <Shape size={18} stroke={1.75} aria-hidden />
      <div className="grow">{children}</div>
    </div>
  )
}
