import type { ReactNode } from 'react'

interface PartProps {
  title: string
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A part of the recipe: its name, what can be added, its lines. */
export const Part = ({ title, note, actions, children }: PartProps) => (
  <section className="part" aria-label={title}>
    <h2>
      {title} {note === undefined ? null : <span className="small dim">{note}</span>}
      {actions === undefined ? null : <span className="push row tight">{actions}</span>}
    </h2>
    {children}
  </section>
)
