import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Says what belongs here and offers the one action that fills it. */
export function Empty({
  icon: Shape,
  title,
  text,
  children,
}: {
  icon: Icon
  title: string
  text: string
  children?: ReactNode
}) {
  return (
    <div className="empty">
      <Shape size={28} stroke={1.75} aria-hidden />
      <h2>{title}</h2>
      <p className="muted">{text}</p>
      {children ? <div className="actions">{children}</div> : null}
    </div>
  )
}
