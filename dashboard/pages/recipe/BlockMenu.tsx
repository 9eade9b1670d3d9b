import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconRestore, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Block } from '../../shapes.ts'
import { t } from '../../words.ts'
import { RemoveBlock } from './RemoveBlock.tsx'

/** What is seldom done to a block, behind one button. */
export function BlockMenu({ block, gone }: { block: Block; gone: () => void }) {
  const [asked, setAsked] = useState<'remove' | 'reset' | null>(null)
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <ActionIcon size={32} aria-label={t('remove.menu')} title={t('remove.menu')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRestore size={16} />} onClick={() => setAsked('reset')}>
            {t('reset.title')}
            <span className="block help">{t('reset.help')}</span>
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => setAsked('remove')}>
            {t('remove.title')}
            <span className="block help">{t('remove.help')}</span>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === null ? null : <RemoveBlock block={block} what={asked} close={() => setAsked(null)} gone={gone} />}
    </>
  )
}
