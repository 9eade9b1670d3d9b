import { IconSelector } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useMember } from '../me.ts'
import { t } from '../words.ts'
import { Logo } from './Logo.tsx'

const SiteMenu = lazy(async () => ({ default: (await import('./SiteMenu.tsx')).SiteMenu }))

/** Which site is shown. The menu behind it is fetched when it is first opened. */
export function SiteFace(button: React.ComponentProps<'button'>) {
  const { site } = useMember()
  return (
    <button type="button" className="site" aria-haspopup="menu" {...button}>
      <Logo />
      <span className="grow">
        <span className="strong clip block">{site.name}</span>
        <span className="small dim clip block">{site.domain}</span>
      </span>
      <span className="sr">{t('nav.site')}</span>
      <IconSelector size={16} className="dim" aria-hidden />
    </button>
  )
}

export function SiteButton() {
  const [used, setUsed] = useState(false)
  if (!used) return <SiteFace onClick={() => setUsed(true)} />
  return (
    <Suspense fallback={<SiteFace />}>
      <SiteMenu />
    </Suspense>
  )
}
