import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { blockTitle } from '../../blockTitle.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { blockUsesQuery } from '../../queries.ts'
import { useRemoveBlock } from '../../removeBlock.ts'
import type { Block } from '../../shapes.ts'
import { t } from '../../words.ts'
import { Uses } from './UsedIn.tsx'

interface RemoveBlockProps {
  block: Block
  what: 'remove' | 'reset'
  close: () => void
  /** the block is no more */
  gone: () => void
}

/** Says where the block is used before it goes; what something else names can't be removed, only reset. */
export function RemoveBlock({ block, what, close, gone }: RemoveBlockProps) {
  const query = useQuery(blockUsesQuery(block.id))
  const { remove, reset } = useRemoveBlock(block, gone)
  const name = blockTitle(block)
  const uses = query.data
  const isHeld =
    uses !== undefined && [...uses.scenarios, ...uses.templates, ...uses.fallbacks].length > 0 && what === 'remove'
  const canReset = uses?.isShipped === true
  return (
    <Modal
      opened
      onClose={close}
      title={t(what === 'remove' ? 'remove.ask' : 'reset.ask', { name })}
      size={480}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Loaded query={query}>
        {(known) => (
          <>
            {what === 'remove' ? (
              <p className="muted">{t('remove.text')}</p>
            ) : (
              <p className="muted">{t(known.isShipped ? 'reset.text' : 'reset.own')}</p>
            )}
            <Uses uses={known} />
            {isHeld ? <Notice tone="warn">{t(known.isShipped ? 'remove.heldReset' : 'remove.held')}</Notice> : null}
          </>
        )}
      </Loaded>
      <div className="row wrap dialogActions">
        <Button data-autofocus onClick={close}>
          {t('remove.keep')}
        </Button>
        {canReset && (what === 'reset' || isHeld) ? (
          <Button
            variant="filled"
            loading={reset.isPending}
            onClick={() => reset.mutate(undefined, { onSuccess: close })}
          >
            {t('reset.do')}
          </Button>
        ) : null}
        {what === 'remove' && !isHeld ? (
          <Button
            variant="filled"
            disabled={uses === undefined}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {t('remove.do')}
          </Button>
        ) : null}
      </div>
    </Modal>
  )
}
