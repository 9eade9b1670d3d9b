import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send } from './client.ts'
import { toast } from './parts/toasts.ts'
import { stale } from './queries.ts'
import type { Block, BlockVersion } from './shapes.ts'
import { t } from './words.ts'

/** Keeps a draft, which no page sees, or throws it away. */
export function useDraft(live: Block) {
  const queries = useQueryClient()
  const path = `/api/blocks/${encodeURIComponent(live.id)}/draft`
  const keep = useMutation({
    mutationFn: (block: Block) => send('PUT', path, block),
    onSuccess: () => stale(queries, 'block'),
    onError: (error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
  })
  const drop = useMutation({
    mutationFn: () => send('DELETE', path),
    onError: (error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
    onSettled: () => stale(queries, 'block'),
  })
  return {
    keep,
    discard: (draft: BlockVersion | undefined, takeBack: () => void) => {
      if (draft !== undefined) drop.mutate()
      toast({
        tone: 'ok',
        title: t('editor.discarded'),
        undo: () => {
          if (draft !== undefined) keep.mutate(draft.block)
          takeBack()
        },
      })
    },
  }
}
