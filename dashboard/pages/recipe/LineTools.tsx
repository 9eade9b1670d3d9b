import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { t } from '../../words.ts'

interface LineToolsProps {
  name: string
  index: number
  count: number
  move: (by: 1 | -1) => void
  remove: () => void
}

/** Up, down and away for a line whose order counts. */
export const LineTools = ({ name, index, count, move, remove }: LineToolsProps) => (
  <span className="row tight lineTools">
    <ActionIcon size="sm" aria-label={t('line.up', { name })} disabled={index === 0} onClick={() => move(-1)}>
      <IconArrowUp size={14} />
    </ActionIcon>
    <ActionIcon size="sm" aria-label={t('line.down', { name })} disabled={index === count - 1} onClick={() => move(1)}>
      <IconArrowDown size={14} />
    </ActionIcon>
    <ActionIcon size="sm" aria-label={t('editor.removeSource', { name })} onClick={remove}>
      <IconX size={14} />
    </ActionIcon>
  </span>
)

/** Alt with an arrow moves the line that has the focus; the focus stays with it. */
export const moveKeys = (move: (by: 1 | -1) => void) => (event: KeyboardEvent<HTMLElement>) => {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
  event.preventDefault()
  move(event.key === 'ArrowUp' ? -1 : 1)
}
