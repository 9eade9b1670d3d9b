import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useMember } from '../me.ts'
import { SiteFace } from './SiteButton.tsx'

export function SiteMenu() {
  const { me, site, choose } = useMember()
  return (
    <Menu width={208} position="bottom-start" defaultOpened>
      <Menu.Target>
        <SiteFace />
      </Menu.Target>
      <Menu.Dropdown>
        {me.sites.map(({ id, name, domain }) => (
          <Menu.Item
            key={id}
            onClick={() => choose(id)}
            aria-current={id === site.id}
            rightSection={id === site.id ? <IconCheck size={14} /> : null}
          >
            {name} <span className="small dim">{domain}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
