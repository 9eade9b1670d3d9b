import { useMutation, useQueryClient } from '@tanstack/react-query'
import { blockTitle } from './blockTitle.ts'
import { send } from './client.ts'
import { toast } from './parts/toasts.ts'
import { stale } from './queries.ts'
import type { Block } from './shapes.ts'
import { t } from './words.ts'

const pathOf = (id: string, rest = ''): string => `/api/blocks/${encodeURIComponent(id)}${rest}`

/** Removes a block, or takes it back to how it came with the site; both can be undone. */
export function useRemoveBlock(block: Block, gone: () => void) {
  const queries = useQueryClient()
  const takeBack = (back: Promise<unknown>) =>
    void back.then(
      async () => {
        toast({ tone: 'ok', title: t('undone') })
        await stale(queries, 'block')
      },
      (error: Error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message }),
    )
  const onError = (error: Error) => toast({ tone: 'bad', title: t('notSaved'), detail: error.message })
  const name = blockTitle(block)
  const remove = useMutation({
    mutationFn: () => send('DELETE', pathOf(block.id)),
    onSuccess: async () => {
      toast({
        tone: 'ok',
        title: t('remove.done', { name }),
        undo: () => takeBack(send('POST', pathOf(block.id, `/versions/${block.recipe.version}/restore`))),
      })
      gone()
      // The list alone: the block's own page is left, and would only find that it is gone.
      await stale(queries, 'blocks')
    },
    onError,
  })
  const reset = useMutation({
    mutationFn: () => send('POST', pathOf(block.id, '/reset')),
    onSuccess: async () => {
      toast({
        tone: 'ok',
        title: t('reset.done', { name }),
        undo: () => takeBack(send('PUT', pathOf(block.id), block)),
      })
      await stale(queries, 'block')
    },
    onError,
  })
  return { remove, reset }
}
