import { Button, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { t } from '../../words.ts'

interface LeaveGuardProps {
  isUnsaved: boolean
  /** false: it could not be kept, so the page stays */
  keep: () => Promise<boolean>
}

/** Asks before changes are lost with the page; filters in the URL may change freely. */
export function LeaveGuard({ isUnsaved, keep }: LeaveGuardProps) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isUnsaved && current.pathname !== next.pathname,
    enableBeforeUnload: () => isUnsaved,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  const { proceed, reset } = blocker
  return (
    <Modal opened onClose={reset} title={t('leave.title')} size={440} closeButtonProps={{ 'aria-label': t('close') }}>
      <p className="muted">{t('leave.text')}</p>
      <div className="row wrap dialogActions">
        <Button data-autofocus onClick={reset}>
          {t('leave.stay')}
        </Button>
        <Button onClick={proceed}>{t('leave.lose')}</Button>
        <Button
          variant="filled"
          onClick={() =>
            void keep().then((isKept) => {
              if (isKept) proceed()
              else reset()
            })
          }
        >
          {t('leave.save')}
        </Button>
      </div>
    </Modal>
  )
}
