import { Menu } from '@mantine/core'
import {
  IconActivity,
  IconHome,
  IconLayoutGrid,
  IconMail,
  IconPackages,
  IconRoute,
  IconSearch,
  IconSelector,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMember } from '../me.ts'
import { t, type Word } from '../words.ts'
import { JobBox } from './JobBox.tsx'
import { Logo } from './Logo.tsx'
import { UserMenu } from './UserMenu.tsx'

type Path = '/' | '/live' | '/customers' | '/catalog' | '/blocks' | '/scenarios' | '/messages' | '/settings'

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
      { to: '/catalog', word: 'nav.catalog', icon: IconPackages },
    ],
  },
  {
    name: 'nav.personalize',
    pages: [
      { to: '/blocks', word: 'nav.blocks', icon: IconLayoutGrid },
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
  const { me, site, choose } = useMember()
  return (
    <>
      <Menu width={208} position="bottom-start">
        <Menu.Target>
          <button type="button" className="site" aria-label={t('nav.site', { name: site.name })}>
            <Logo />
            <span className="grow">
              <span className="strong clip block">{site.name}</span>
              <span className="small dim clip block">{site.domain}</span>
            </span>
            <IconSelector size={16} className="dim" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {me.sites.map(({ id, name, domain }) => (
            <Menu.Item key={id} onClick={() => choose(id)} aria-current={id === site.id}>
              {name} <span className="small dim">{domain}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
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
        <UserMenu />
      </div>
    </>
  )
}
