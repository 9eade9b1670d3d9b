import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { initials, shortId } from '../format.ts'
import { t } from '../words.ts'
import { Badge } from './Badge.tsx'

/** Ids stand in for those who never said a name. */
export const isName = (label: string): boolean => !/^(cus_|[0-9a-f-]{20,}$|anon)/.test(label)

interface CustomerNameProps {
  id: string
  label?: string | undefined
  known: boolean
}

/** Initials, the name or what stands for it, and whether it was proven. */
export const CustomerName = ({ id, label = id, known }: CustomerNameProps) => (
  <span className="row">
    <span className="avatar" aria-hidden>
      {isName(label) ? initials(label) : '?'}
    </span>
    <span className="medium clip" title={label}>
      {isName(label) ? label : <span className="mono">{shortId(label)}</span>}
    </span>
    {known ? (
      <Badge tone="ok">
        <IconRosetteDiscountCheck size={13} /> {t('customers.known')}
      </Badge>
    ) : (
      <Badge>{t('customers.anonymous')}</Badge>
    )}
  </span>
)
