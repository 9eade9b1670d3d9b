import { Drawer } from '@mantine/core'
import { t } from '../words.ts'
import { Nav } from './Nav.tsx'

/** The navigation on a phone. */
export function NavDrawer({ close, openPalette }: { close: () => void; openPalette: () => void }) {
  const search = () => {
    close()
    openPalette()
  }
  return (
    <Drawer opened onClose={close} size={280} title={t('nav.main')} closeButtonProps={{ 'aria-label': t('close') }}>
      <nav className="nav inDrawer" aria-label={t('nav.main')}>
        <Nav openPalette={search} />
      </nav>
    </Drawer>
  )
}
