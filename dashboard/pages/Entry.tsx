import { useQuery } from '@tanstack/react-query'
import { Failure } from '../parts/Failure.tsx'
import { Logo } from '../parts/Logo.tsx'
import { SkeletonLines } from '../parts/Skeleton.tsx'
import { setupQuery } from '../queries.ts'
import { Login } from './Login.tsx'
import { Setup } from './Setup.tsx'

/** Set-up while no member exists, login afterwards. */
export function Entry() {
  const setup = useQuery(setupQuery())
  return (
    <main className="gate">
      <div className={`gateCard${setup.data?.needed ? ' wide' : ''}`}>
        <div className="brand">
          <Logo />
          Aisle
        </div>
        <div className="card">
          {setup.error ? (
            <Failure error={setup.error} retry={() => void setup.refetch()} />
          ) : setup.data === undefined ? (
            <SkeletonLines />
          ) : setup.data.needed ? (
            <Setup needsToken={setup.data.token} />
          ) : (
            <Login />
          )}
        </div>
      </div>
    </main>
  )
}
