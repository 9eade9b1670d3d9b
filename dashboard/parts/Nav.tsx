import {
  IconActivity,
  IconBrain,
  IconHeadset,
  IconHome,
  IconLayoutGrid,
  IconMail,
  IconPackages,
  IconRoute,
  IconSearch,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t, type Word } from '../words.ts'
import { JobBox } from './JobBox.tsx'
import { SiteButton } from './SiteButton.tsx'
import { UserButton } from './UserButton.tsx'

type Path =
  | '/'
  | '/assist'
  | '/live'
  | '/customers'
  | '/catalog'
  | '/blocks'
  | '/models'
  | '/scenarios'
  | '/messages'
  | '/settings'

interface NavPage {
  to: Path
  word: Word
  icon: Icon
}

const groups: readonly { name: Word | null; pages: readonly NavPage[] }[] = [
  {
    name: null,
    pages: [
      { to: '/', word: 'nav.home', icon: IconHome },
      { to: '/live', word: 'nav.live', icon: IconActivity },
    ],
  },
  {
    name: 'nav.audience',
    pages: [
      { to: '/customers', word: 'nav.customers', icon: IconUsers },
      { to: '/assist', word: 'nav.assist', icon: IconHeadset },
      { to: '/catalog', word: 'nav.catalog', icon: IconPackages },
    ],
  },
  {
    name: 'nav.personalize',
    pages: [
      { to: '/blocks', word: 'nav.blocks', icon: IconLayoutGrid },
      { to: '/models', word: 'nav.models', icon: IconBrain },
      { to: '/scenarios', word: 'nav.scenarios', icon: IconRoute },
    ],
  },
  { name: 'nav.measure', pages: [{ to: '/messages', word: 'nav.messages', icon: IconMail }] },
]

/** Every page, in the order of the navigation. */
export const pages: readonly NavPage[] = [
  ...groups.flatMap((group) => group.pages),
  { to: '/settings', word: 'nav.settings', icon: IconSettings },
]

const NavLink = ({ to, word, icon: Shape }: NavPage) => (
  <Link
    to={to}
    className="navLink"
    activeProps={{ className: 'active' }}
    activeOptions={{ exact: to === '/', includeSearch: false }}
  >
    <Shape size={18} stroke={1.75} aria-hidden />
    {t(word)}
  </Link>
)

export function Nav({ openPalette }: { openPalette: () => void }) {
  return (
    <>
      <SiteButton />
      <button type="button" className="jump" onClick={openPalette}>
        <IconSearch size={15} />
        <span className="grow">{t('nav.jump')}</span>
        <span className="kbd">Ctrl K</span>
      </button>
      {groups.map((group) => (
        <div key={group.name ?? 'top'}>
          {group.name ? <div className="navGroup">{t(group.name)}</div> : null}
          {group.pages.map((page) => (
            <NavLink key={page.to} {...page} />
          ))}
        </div>
      ))}
      <div className="navFoot">
        <JobBox />
        <NavLink to="/settings" word="nav.settings" icon={IconSettings} />
        <UserButton />
      </div>
    </>
  )
}
