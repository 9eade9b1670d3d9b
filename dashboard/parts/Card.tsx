import type { ReactNode } from 'react'

interface CardProps {
  title?: ReactNode
  /** beside the title, quieter */
  note?: ReactNode
  actions?: ReactNode
  className?: string
  children: ReactNode
}

export function Card({ title, note, actions, className = '', children }: CardProps) {
  return (
    <section className={`card ${className}`}>
      {title !== undefined || actions !== undefined ? (
        <div className="cardHead">
          <h2>{title}</h2>
          {note ? <span className="small dim">{note}</span> : null}
          {actions ? <div className="row push">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  )
}
