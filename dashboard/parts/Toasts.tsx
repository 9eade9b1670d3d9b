import { ActionIcon, Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { t } from '../words.ts'
import { StateIcon } from './StateIcon.tsx'
import { closeToast, onToasts, toasts, undoLast } from './toasts.ts'

export function Toasts() {
  const shown = useSyncExternalStore(onToasts, toasts)
  useHotkeys([['mod+Z', undoLast]])
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div className="toast" key={toast.id}>
          <StateIcon state={toast.tone} />
          <div className="grow">
            <div className="medium">{toast.title}</div>
            {toast.detail ? <div className="small muted">{toast.detail}</div> : null}
          </div>
          {toast.undo ? (
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => {
                closeToast(toast.id)
                toast.undo?.()
              }}
            >
              {t('undo')} <span className="kbd">Ctrl Z</span>
            </Button>
          ) : null}
          <ActionIcon aria-label={t('close')} size="sm" onClick={() => closeToast(toast.id)}>
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
    </div>
  )
}
