import { ActionIcon } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useMember } from '../me.ts'
import { t } from '../words.ts'
import { Logo } from './Logo.tsx'
import { Nav } from './Nav.tsx'
import { UserButton } from './UserButton.tsx'

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))
const NavDrawer = lazy(async () => ({ default: (await import('./NavDrawer.tsx')).NavDrawer }))

/** `/` goes to the page's filter, wherever it is. */
function focusFilter(): void {
  document.querySelector<HTMLInputElement>('[data-filter]')?.focus()
}

export function Shell() {
  const { site } = useMember()
  const [drawer, { open: openDrawer, close: closeDrawer }] = useDisclosure(false)
  const [palette, { open: openPalette, close: closePalette }] = useDisclosure(false)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  useEffect(closeDrawer, [path, closeDrawer])
  useHotkeys([['/', focusFilter]])
  useHotkeys([['mod+K', openPalette]], [])
  return (
    <div className="app">
      <a className="skipLink" href="#main">
        {t('skip')}
      </a>
      <header className="topBar">
        <ActionIcon size={36} aria-label={t('nav.menu')} aria-expanded={drawer} onClick={openDrawer}>
          <IconMenu2 size={20} />
        </ActionIcon>
        <Logo size={24} />
        <b className="strong grow clip">{site.name}</b>
        <ActionIcon size={36} aria-label={t('nav.search')} onClick={openPalette}>
          <IconSearch size={20} />
        </ActionIcon>
        <UserButton compact />
      </header>
      <nav className="nav" aria-label={t('nav.main')}>
        <Nav openPalette={openPalette} />
      </nav>
      <main className="main" id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Suspense fallback={null}>
        {drawer ? <NavDrawer close={closeDrawer} openPalette={openPalette} /> : null}
        {palette ? <Palette close={closePalette} /> : null}
      </Suspense>
    </div>
  )
}
