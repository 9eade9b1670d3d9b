import { IconEye } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ApiCall } from '../../worker/routes/api/accessTable.ts'
import { useMay, useMember } from '../me.ts'
import { t, tOf } from '../words.ts'
import { Badge } from './Badge.tsx'

/** What changes something, for those who may: others don't see it. */
export function May({ call, children }: { call: ApiCall; children: ReactNode }) {
  return useMay()(call) ? children : null
}

/** The fields of a form that is sent by a call: for those who may not, they can be read. */
export function MayEdit({ call, children }: { call: ApiCall; children: ReactNode }) {
  return (
    <fieldset className="plainFields" disabled={!useMay()(call)}>
      {children}
    </fieldset>
  )
}

/** Says on a page that is made for changes why there are no buttons. */
export function ViewOnly({ call }: { call: ApiCall }) {
  const { me } = useMember()
  if (useMay()(call)) return null
  return (
    <span className="viewOnly" title={t('may.whyNot', { role: tOf('role', me.role) })}>
      <Badge>
        <IconEye size={13} aria-hidden /> {t('may.viewOnly')}
      </Badge>
      <span className="sr">{t('may.whyNot', { role: tOf('role', me.role) })}</span>
    </span>
  )
}
