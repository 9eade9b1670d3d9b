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
import type { ApiCall } from '../../worker/routes/api/accessTable.ts'
import { useMay } from '../me.ts'
import { May } from './May.tsx'

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
  /** what it can't do without */
  needs?: ApiCall
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
      { to: '/customers', needs: 'GET /api/customers', word: 'nav.customers', icon: IconUsers },
      { to: '/assist', needs: 'POST /api/assist', word: 'nav.assist', icon: IconHeadset },
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
  {
    name: 'nav.measure',
    pages: [{ to: '/messages', needs: 'GET /api/messages', word: 'nav.messages', icon: IconMail }],
  },
]

const pages: readonly NavPage[] = [
  ...groups.flatMap((group) => group.pages),
  { to: '/settings', needs: 'GET /api/settings', word: 'nav.settings', icon: IconSettings },
]

/** Pages that the member's role can open, in the order of the navigation. */
export function usePages(): readonly NavPage[] {
  const may = useMay()
  return pages.filter(({ needs }) => needs === undefined || may(needs))
}

const NavLink = ({ to, word, icon: Shape }: Pick<NavPage, 'to' | 'word' | 'icon'>) => (
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
  const open = usePages()
  const shown = groups
    .map((group) => ({ ...group, pages: group.pages.filter((page) => open.includes(page)) }))
    .filter((group) => group.pages.length > 0)
  return (
    <>
      <SiteButton />
      <button type="button" className="jump" onClick={openPalette}>
        <IconSearch size={15} />
        <span className="grow">{t('nav.jump')}</span>
        <span className="kbd">Ctrl K</span>
      </button>
      {shown.map((group) => (
        <div key={group.name ?? 'top'}>
          {group.name ? <div className="navGroup">{t(group.name)}</div> : null}
          {group.pages.map((page) => (
            <NavLink key={page.to} {...page} />
          ))}
        </div>
      ))}
      <div className="navFoot">
        <JobBox />
        <May call="GET /api/settings">
          <NavLink to="/settings" word="nav.settings" icon={IconSettings} />
        </May>
        <UserButton />
      </div>
    </>
  )
}
