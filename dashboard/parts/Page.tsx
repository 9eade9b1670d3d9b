import { useEffect, type ReactNode } from 'react'
import type { ApiCall } from '../../worker/routes/api/accessTable.ts'
import { ViewOnly } from './May.tsx'

interface PageProps {
  title: string
  /** a link back to the list this page belongs to */
  crumb?: ReactNode
  subtitle?: ReactNode
  badges?: ReactNode
  avatar?: ReactNode
  actions?: ReactNode
  /** what the page is there to change, if anything: those who may not are told */
  changes?: ApiCall
  children: ReactNode
}

/** Header of 64 px (crumb, title, state badges, at most one filled button) and the page's body. */
export function Page({ title, crumb, subtitle, badges, avatar, actions, changes, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Aisle`
  }, [title])
  return (
    <>
      <header className="pageHead">
        {avatar}
        <div className="grow">
          {crumb ? <div className="crumb">{crumb}</div> : null}
          <div className="row wrap">
            <h1>{title}</h1>
            {badges}
            {changes === undefined ? null : <ViewOnly call={changes} />}
          </div>
          {subtitle ? <div className="small dim">{subtitle}</div> : null}
        </div>
        {actions ? <div className="row wrap">{actions}</div> : null}
      </header>
      <div className="pageBody">{children}</div>
    </>
  )
}
