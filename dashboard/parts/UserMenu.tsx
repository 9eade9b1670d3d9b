import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useContext } from 'react'
import { send } from '../client.ts'
import { LanguageChoice } from '../language.ts'
import { currentLanguage, languages, t } from '../words.ts'
import { UserFace } from './UserButton.tsx'

const schemes = [
  { id: 'light', icon: IconSun },
  { id: 'dark', icon: IconMoon },
  { id: 'auto', icon: IconDeviceDesktop },
] as const

export function UserMenu({ compact }: { compact: boolean }) {
  const queries = useQueryClient()
  const choose = useContext(LanguageChoice)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const logOut = async () => {
    await send('POST', '/api/logout')
    queries.clear()
    await queries.resetQueries({ queryKey: ['me'] })
  }
  return (
    <Menu defaultOpened width={220} position={compact ? 'bottom-end' : 'top-start'}>
      <Menu.Target>
        <UserFace compact={compact} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('user.colours')}</Menu.Label>
        {schemes.map(({ id, icon: Shape }) => (
          <Menu.Item
            key={id}
            leftSection={<Shape size={16} stroke={1.75} />}
            rightSection={colorScheme === id ? <IconCheck size={14} /> : null}
            onClick={() => setColorScheme(id)}
          >
            {t(`user.${id}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('user.language')}</Menu.Label>
        {languages.map(({ id, name }) => (
          <Menu.Item
            key={id}
            lang={id}
            leftSection={<IconLanguage size={16} stroke={1.75} />}
            rightSection={currentLanguage() === id ? <IconCheck size={14} /> : null}
            onClick={() => void choose(id)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={() => void logOut()}>
          {t('user.logout')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
