import { lazy, Suspense, useState, type Ref } from 'react'
import { initials } from '../format.ts'
import { useMember } from '../me.ts'
import { t, tOf } from '../words.ts'

const UserMenu = lazy(async () => ({ default: (await import('./UserMenu.tsx')).UserMenu }))

interface FaceProps {
  compact: boolean
  ref?: Ref<HTMLButtonElement>
}

/** Who is logged in. The menu behind it is fetched when it is first opened. */
export function UserFace({ compact, ...button }: FaceProps & React.ComponentProps<'button'>) {
  const {
    me: { email, role },
  } = useMember()
  return (
    <button type="button" className="me" style={compact ? { width: 'auto' } : {}} aria-haspopup="menu" {...button}>
      <span className="avatar" aria-hidden>
        {initials(email ?? '')}
      </span>
      {compact ? (
        <span className="sr">{t('user.menu', { name: email ?? '' })}</span>
      ) : (
        <span className="grow">
          <span className="medium clip block" title={email ?? ''}>
            {email ?? ''}
          </span>
          <span className="small dim">{tOf('role', role)}</span>
        </span>
      )}
    </button>
  )
}

export function UserButton({ compact = false }: { compact?: boolean }) {
  const [used, setUsed] = useState(false)
  if (!used) return <UserFace compact={compact} onClick={() => setUsed(true)} />
  return (
    <Suspense fallback={<UserFace compact={compact} />}>
      <UserMenu compact={compact} />
    </Suspense>
  )
}
