import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { ApiFailure, currentSite, chooseSite } from '../client.ts'
import { Failure } from '../parts/Failure.tsx'
import { Shell } from '../parts/Shell.tsx'
import { meQuery } from '../queries.ts'
import { MeContext } from '../me.ts'
import { SkeletonRows } from '../parts/Skeleton.tsx'

const Entry = lazy(async () => ({ default: (await import('./Entry.tsx')).Entry }))

const rememberedSite = (): string | null => {
  try {
    return localStorage.getItem('aisle-site')
  } catch {
    return null // storage is blocked: the first site is shown
  }
}

/** Shows the pages to a member, and set-up or login to everybody else, at whatever address they came to. */
export function Gate() {
  const me = useQuery(meQuery())
  const [site, setSite] = useState<string | null>(null)
  const sites = me.data?.sites
  useEffect(() => {
    if (sites === undefined) return
    const wanted = currentSite() ?? rememberedSite()
    const chosen = sites.find(({ id }) => id === wanted) ?? sites[0]
    chooseSite(chosen?.id ?? '')
    setSite(chosen?.id ?? null)
  }, [sites])

  if (me.error instanceof ApiFailure && (me.error.status === 401 || me.error.status === 403)) {
    return (
      <Suspense fallback={null}>
        <Entry />
      </Suspense>
    )
  }
  if (me.error) {
    return (
      <div className="gate">
        <Failure error={me.error} retry={() => void me.refetch()} />
      </div>
    )
  }
  if (me.data === undefined || site === null) return <SkeletonRows />
  const choose = (id: string) => {
    chooseSite(id)
    try {
      localStorage.setItem('aisle-site', id)
    } catch {
      // Storage is blocked: the choice holds until the page is left.
    }
    setSite(id)
  }
  return (
    <MeContext value={{ me: me.data, site: me.data.sites.find(({ id }) => id === site)!, choose }}>
      <Shell key={site} />
    </MeContext>
  )
}
