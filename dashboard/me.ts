import { createContext, useContext } from 'react'
import type { ApiCall } from '../worker/routes/api/accessTable.ts'
import type { Me, Site } from './shapes.ts'

interface Member {
  me: Me
  site: Site
  choose: (siteId: string) => void
}

export const MeContext = createContext<Member | null>(null)

/** The member who is logged in and the site they look at. Only inside the shell. */
export function useMember(): Member {
  const member = useContext(MeContext)
  if (member === null) throw new Error('useMember outside of the shell')
  return member
}

/** Whether the member's role may call a route: what would be refused is not offered. */
export function useMay(): (call: ApiCall) => boolean {
  const { me } = useMember()
  return (call) => me.may.includes(call)
}
