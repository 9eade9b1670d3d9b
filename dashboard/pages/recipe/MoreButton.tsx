import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { t } from '../../words.ts'

interface MoreButtonProps {
  /** of the line */
  name: string
  open: boolean
  toggle: () => void
}

/** Opens what can't be said in one line. */
export function MoreButton({ name, open, toggle }: MoreButtonProps) {
  const Caret = open ? IconChevronDown : IconChevronRight
  return (
    <ActionIcon size="sm" aria-expanded={open} aria-label={t('sources.more', { name })} onClick={toggle}>
      <Caret size={14} />
    </ActionIcon>
  )
}
